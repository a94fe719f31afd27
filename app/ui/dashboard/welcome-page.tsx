import { HostedPage } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';
import { PasskeyIcon } from '../hosted/icons.tsx';
import { FormError } from '../hosted/messages.tsx';
import type { ShownError } from '../hosted/messages.tsx';
import { PasskeyBenefits } from '../hosted/passkey-benefits.tsx';
import { PasskeyCreate } from '../hosted/passkey-form.tsx';
import type { PasskeyCreation, UnknownCredential } from '../hosted/passkey-form.tsx';
import { PostForm } from '../hosted/post-form.tsx';
import { SubmitButton } from '../hosted/submit-button.tsx';
import { TextField } from '../hosted/text-field.tsx';

type Introduction = {
  step: 'introduction';
  ticket: string;
  /** What the invitation is for; null for the first owner. */
  email: string | null;
  typed: { name: string; email: string } | null;
  error?: ShownError;
};

type NewPasskey = {
  step: 'passkey';
  ticket: string;
  identifier: string;
  passkey: PasskeyCreation;
  unknownCredential: UnknownCredential | null;
  error?: ShownError;
};

export type WelcomePageProps = Hosted & (Introduction | NewPasskey);

/** /dashboard/welcome: an invitation, from the name to the passkey. */
export function WelcomePage(props: WelcomePageProps) {
  return props.step === 'introduction' ? <WhoAreYou {...props} /> : <YourPasskey {...props} />;
}

const emailErrors: Record<string, string> = {
  identifier_invalid: 'Enter an email address in the form name@example.com.',
  identifier_taken: 'Another administrator has this address. Enter yours.',
};

function WhoAreYou(props: Hosted & Introduction) {
  const { ticket, email, typed, error } = props;
  const { t } = props.frame;
  const nameError =
    error?.code === 'user_name_invalid' ? 'Enter a name of 1 to 120 characters.' : undefined;
  const emailError = error && emailErrors[error.code];
  return (
    <HostedPage
      {...props}
      title="Welcome to the dashboard"
      lead="Tell us who you are. Your passkey comes next."
    >
      <PostForm t={t} action="/dashboard/welcome" fields={{ ticket }}>
        <TextField
          name="name"
          label="Your name"
          error={nameError}
          startsFocused
          input={{ type: 'text', autoComplete: 'name', defaultValue: typed?.name }}
        />
        <TextField
          name="email"
          label="Email address"
          error={emailError}
          input={{
            type: 'email',
            autoComplete: 'email',
            defaultValue: email ?? typed?.email,
            readOnly: email !== null,
          }}
        />
        <SubmitButton>Continue</SubmitButton>
      </PostForm>
    </HostedPage>
  );
}

function YourPasskey(props: Hosted & NewPasskey) {
  const { ticket, identifier, passkey, unknownCredential, error } = props;
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title="Create your passkey"
      lead={
        <>
          You sign in to the dashboard with it, as <bdi>{identifier}</bdi>.
        </>
      }
      icon={
        <span className="emblem">
          <PasskeyIcon />
        </span>
      }
    >
      <FormError t={t} error={error} />
      <PasskeyBenefits t={t} />
      <PasskeyCreate
        t={t}
        action="/dashboard/welcome/passkey"
        fields={{ ticket }}
        passkey={passkey}
        unknownCredential={unknownCredential}
      />
    </HostedPage>
  );
}
