import { Badge } from '../badge.tsx';
import { CopyText } from '../copy-text.tsx';
import { CheckBox, TextArea, TextField } from '../fields.tsx';
import { Moment } from '../moment.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay, useSigned } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import type { ShownUser, UserInView } from './shown-user.ts';
import { changeIn, draftFields, draftOf } from './user-draft.ts';
import type { UserDraft } from './user-draft.ts';

/** What is known of a user, and what of it can be changed here. */
export function UserDetails({ user, version, livesElsewhere }: UserInView) {
  return (
    <>
      <Facts user={user} />
      <Panel
        title="Profile"
        lead={
          livesElsewhere
            ? 'Your own database says this about them. Change it there: it is read again at their next sign-in.'
            : 'Applications receive it in tokens, as far as their scopes go.'
        }
      >
        <Profile user={user} version={version} livesElsewhere={livesElsewhere} />
      </Panel>
    </>
  );
}

function Facts({ user }: { user: ShownUser }) {
  const [identity] = user.identities;
  return (
    <Panel title="Identity">
      <dl className="dash-facts">
        <dt>User ID</dt>
        <dd>
          <CopyText label="the user ID" text={user.user_id} />
        </dd>
        <dt>Connection</dt>
        <dd>
          <bdi>{identity?.connection}</bdi>
        </dd>
        <dt>ID in the connection</dt>
        <dd>
          <code className="dash-code" dir="ltr">
            {identity?.user_id}
          </code>
        </dd>
        <dt>Email address</dt>
        <dd>
          <Verified user={user} />
        </dd>
        <dt>Created</dt>
        <dd>
          <Moment at={user.created_at} />
        </dd>
        <dt>Last sign-in</dt>
        <dd>
          <Moment at={user.last_login} />
          {user.last_ip !== undefined && ` from ${user.last_ip}`}
        </dd>
        <dt>Sign-ins</dt>
        <dd>{user.logins_count}</dd>
        <dt>Password changed</dt>
        <dd>
          <Moment at={user.last_password_reset} />
        </dd>
      </dl>
    </Panel>
  );
}

function Verified({ user: { email, email_verified } }: { user: ShownUser }) {
  if (email === undefined) return 'None';
  return (
    <>
      <bdi>{email}</bdi>{' '}
      {email_verified ? <Badge tone="good">Verified</Badge> : <Badge>Not verified</Badge>}
    </>
  );
}

const names: readonly { field: keyof UserDraft & Named; label: string }[] = [
  { field: 'name', label: 'Name' },
  { field: 'nickname', label: 'Nickname' },
  { field: 'given_name', label: 'Given name' },
  { field: 'family_name', label: 'Family name' },
  { field: 'username', label: 'Username' },
  { field: 'phone_number', label: 'Phone number' },
];

/** With these somebody signs in. */
const identifying: readonly string[] = ['username', 'phone_number'];

type Named = 'name' | 'nickname' | 'given_name' | 'family_name' | 'username' | 'phone_number';

function Profile({ user, version, livesElsewhere }: UserInView) {
  const { role } = useSigned();
  const mayChange = useMay()('update_user') && !livesElsewhere;
  // Support says what people are called: who they are and what they may do is for admins to say.
  const mayDecide = mayChange && role !== 'support';
  return (
    <SettingsForm
      operation="update_user"
      path={{ id: user.user_id }}
      read={draftOf(user)}
      version={version}
      bodyOf={(draft) => changeIn(user, draft)}
      fields={draftFields}
      mayChange={mayChange}
      saved="The user is saved."
    >
      {({ draft, change, problem }) => (
        <>
          <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
            {names.map(({ field, label }) => (
              <TextField
                key={field}
                label={label}
                value={draft[field]}
                disabled={identifying.includes(field) ? !mayDecide : !mayChange}
                error={faultOf(problem, field)}
                onChange={(value) => change({ [field]: value })}
                input={{ autoComplete: 'off' }}
              />
            ))}
          </div>
          <TextField
            label="Email address"
            type="email"
            value={draft.email}
            disabled={!mayDecide}
            error={faultOf(problem, 'email')}
            hint="They sign in with it. A new address is not verified until you say so."
            onChange={(email) => change({ email })}
            input={{ autoComplete: 'off' }}
          />
          <CheckBox
            label="The email address is verified"
            hint="Check that it is theirs before you say so: applications may trust it."
            checked={draft.email_verified}
            disabled={!mayDecide}
            error={faultOf(problem, 'email_verified')}
            onChange={(isVerified) => change({ email_verified: isVerified })}
          />
          <TextArea
            label="User metadata"
            isCode
            value={draft.user_metadata}
            disabled={!mayDecide}
            error={faultOf(problem, 'user_metadata')}
            hint="What applications keep about them, as JSON."
            onChange={(text) => change({ user_metadata: text })}
          />
          <TextArea
            label="App metadata"
            isCode
            value={draft.app_metadata}
            disabled={!mayDecide}
            error={faultOf(problem, 'app_metadata')}
            hint="What decides about them in applications, as JSON. They cannot change it themselves."
            onChange={(text) => change({ app_metadata: text })}
          />
        </>
      )}
    </SettingsForm>
  );
}
