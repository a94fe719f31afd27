/** Every hosted page, filled with somebody who does not exist. */
import type { ReactElement } from 'react';

import { ConfirmPage } from '../../account/confirm-page.tsx';
import { DeletePasskeyPage } from '../../account/delete-passkey-page.tsx';
import { DeletedPasskeyPage } from '../../account/deleted-passkey-page.tsx';
import { NamePage } from '../../account/name-page.tsx';
import { NewPasskeyPage } from '../../account/new-passkey-page.tsx';
import { OverviewPage } from '../../account/overview-page.tsx';
import type { ShownPasskey } from '../../account/passkey-list.tsx';
import { RenamePasskeyPage } from '../../account/rename-passkey-page.tsx';
import type { ShownSession } from '../../account/sessions-section.tsx';
import { TestPasskeyPage } from '../../account/test-passkey-page.tsx';
import { AlreadySignedInPage } from '../../hosted/already-signed-in-page.tsx';
import type { ChallengeUi } from '../../hosted/browser/passkey-offer.ts';
import { ConsentPage } from '../../hosted/consent-page.tsx';
import { ContinuePage } from '../../hosted/continue-page.tsx';
import { DeviceCodePage } from '../../hosted/device-code-page.tsx';
import { DeviceConfirmPage } from '../../hosted/device-confirm-page.tsx';
import { DeviceDonePage } from '../../hosted/device-done-page.tsx';
import { EnrollPage } from '../../hosted/enroll-page.tsx';
import { EnrolledPage } from '../../hosted/enrolled-page.tsx';
import { ErrorPage } from '../../hosted/error-page.tsx';
import type { Hosted } from '../../hosted/hosted-page.tsx';
import { IdentifierAndPasswordPage } from '../../hosted/identifier-and-password-page.tsx';
import { IdentifierPage } from '../../hosted/identifier-page.tsx';
import { LogoutDonePage } from '../../hosted/logout-done-page.tsx';
import { LogoutPage } from '../../hosted/logout-page.tsx';
import { LogoutStayedPage } from '../../hosted/logout-stayed-page.tsx';
import { PasswordPage } from '../../hosted/password-page.tsx';
import { RescueDonePage } from '../../hosted/rescue-done-page.tsx';
import { RescuePage } from '../../hosted/rescue-page.tsx';
import { SignupPage } from '../../hosted/signup-page.tsx';
import { SignupPasskeyPage } from '../../hosted/signup-passkey-page.tsx';
import { SignupPasswordPage } from '../../hosted/signup-password-page.tsx';
import { UpgradePage } from '../../hosted/upgrade-page.tsx';
import type { PreviewedPage } from './previewed-pages.ts';

/** What a sample is made for. */
export type Sample = {
  hosted: Hosted;
  locale: string;
  /** The address that passkeys belong to. */
  host: string;
  /** How passkeys are offered; null where they are off. */
  passkeyUi: ChallengeUi | null;
};

const state = '';
const signals: [] = [];
const identifier = 'ada@example.com';
const applicationName = 'Harbour';
const passkeyName = "Ada's laptop";
const noAction = { state, applicationName };
const xsrf = '';

const creation = { creationOptions: {}, challengeUrl: '', stepUrl: '' };

const request = (ui: ChallengeUi) => ({
  ...{ ui, requestOptions: {}, challengeUrl: '', stepUrl: '' },
});

const requestOf = ({ passkeyUi }: Sample) => passkeyUi && request(passkeyUi);

const password = { minLength: 8, rules: ['lowercase', 'uppercase', 'number'] as const };

const day = (date: string) => new Date(`${date}T09:30:00Z`);

const passkeysAt = (host: string): ShownPasskey[] => [
  {
    ...{ id: 'first', name: passkeyName, provider: null, isSynced: true, rpId: host },
    ...{ place: 'here', createdAt: day('2026-01-12'), lastUsedAt: day('2026-03-02') },
    lastUsedOn: 'Chrome, macOS',
  },
  {
    ...{ id: 'second', name: 'Security key', provider: null, isSynced: false, rpId: host },
    ...{ place: 'here', createdAt: day('2026-02-20'), lastUsedAt: null, lastUsedOn: null },
  },
];

const sessions: ShownSession[] = [
  {
    ...{ id: 'first', browser: 'Chrome, macOS', ip: '192.0.2.7', isThis: true },
    ...{ signedInAt: day('2026-03-01'), usedAt: day('2026-03-02') },
  },
  {
    ...{ id: 'second', browser: 'Safari, iOS', ip: '192.0.2.9', isThis: false },
    ...{ signedInAt: day('2026-02-27'), usedAt: day('2026-03-01') },
  },
];

const account = ({ hosted, locale, host, passkeyUi }: Sample, passkeys: ShownPasskey[]) => (
  <OverviewPage
    {...hosted}
    {...{ locale, identifier, sessions, signals, passkeys, maxPasskeys: 20, rpId: host }}
    mayAdd={passkeyUi !== null}
    mayRename
    invites
    name="Ada Lovelace"
    newDevices={[]}
    silence={null}
    done={null}
  />
);

const enroll = ({ hosted, host }: Sample, kind: 'progressive' | 'local' | 'renewal') => (
  <EnrollPage {...hosted} {...{ state, kind, signals }} rpId={host} passkey={creation} />
);

const enrolled = ({ hosted }: Sample, said: { isAutomatic: boolean; isUndone: boolean }) => (
  <EnrolledPage {...hosted} {...{ ...noAction, ...said, signals, passkeyName }} />
);

export const samplePages: Record<PreviewedPage, (sample: Sample) => ReactElement> = {
  login: (sample) => (
    <IdentifierPage
      {...sample.hosted}
      {...noAction}
      passkey={requestOf(sample)}
      signupUrl="/signup"
    />
  ),
  'login-one-step': ({ hosted }) => (
    <IdentifierAndPasswordPage {...hosted} {...noAction} signupUrl="/signup" />
  ),
  'login-password': (sample) => (
    <PasswordPage
      {...sample.hosted}
      {...{ ...noAction, identifier }}
      passkey={requestOf(sample)}
      signupUrl="/signup"
    />
  ),
  'passkey-removed': ({ hosted, passkeyUi }) => (
    <IdentifierPage
      {...hosted}
      {...noAction}
      notice="passkey_removed"
      passkey={request(passkeyUi ?? 'both')}
      signupUrl="/signup"
    />
  ),
  'already-signed-in': ({ hosted }) => (
    <AlreadySignedInPage {...hosted} applicationName={applicationName} continueUrl="/" />
  ),
  signup: ({ hosted }) => <SignupPage {...hosted} {...noAction} loginUrl="/login" />,
  'signup-passkey': ({ hosted }) => (
    <SignupPasskeyPage {...hosted} state={state} passkey={creation} />
  ),
  'signup-password': ({ hosted }) => (
    <SignupPasswordPage {...hosted} {...{ state, identifier, ...password }} />
  ),
  enroll: (sample) => enroll(sample, 'progressive'),
  'enroll-local': (sample) => enroll(sample, 'local'),
  'enroll-renewal': (sample) => enroll(sample, 'renewal'),
  upgrade: ({ hosted }) => <UpgradePage {...hosted} state={state} attempt={null} />,
  enrolled: (sample) => enrolled(sample, { isAutomatic: false, isUndone: false }),
  'enrolled-automatic': (sample) => enrolled(sample, { isAutomatic: true, isUndone: false }),
  'enrolled-undone': (sample) => enrolled(sample, { isAutomatic: false, isUndone: true }),
  continue: ({ hosted }) => (
    <ContinuePage {...hosted} {...{ applicationName, signals }} continueUrl="/" />
  ),
  consent: ({ hosted }) => (
    <ConsentPage
      {...hosted}
      {...noAction}
      scopes={['openid', 'profile', 'email'].map((value) => ({ value }))}
    />
  ),
  logout: ({ hosted }) => <LogoutPage {...hosted} formAction="/" xsrf={xsrf} />,
  'logout-done': ({ hosted }) => <LogoutDonePage {...hosted} />,
  'logout-stayed': ({ hosted }) => <LogoutStayedPage {...hosted} />,
  'device-code': ({ hosted }) => <DeviceCodePage {...hosted} action="/" xsrf={xsrf} />,
  'device-confirm': ({ hosted }) => (
    <DeviceConfirmPage {...hosted} {...{ xsrf, applicationName }} action="/" userCode="WDJB-MJHT" />
  ),
  'device-done': ({ hosted }) => <DeviceDonePage {...hosted} />,
  rescue: ({ hosted, passkeyUi }) => (
    <RescuePage
      {...hosted}
      {...{ identifier, password }}
      ticket=""
      passkey={passkeyUi && creation}
      isFull={false}
    />
  ),
  'rescue-done': ({ hosted }) => (
    <RescueDonePage {...hosted} created="passkey" signInUrl="/login" />
  ),
  error: ({ hosted }) => (
    <ErrorPage
      {...hosted}
      code="transaction_expired"
      next={{ href: '/login', label: 'error_page.start_again' }}
    />
  ),
  account: (sample) => account(sample, passkeysAt(sample.host)),
  'account-empty': (sample) => account(sample, []),
  'account-name': ({ hosted }) => <NamePage {...hosted} name="Ada Lovelace" />,
  'account-confirm': ({ hosted }) => (
    <ConfirmPage
      {...hosted}
      {...{ identifier, passkeyName }}
      purpose=""
      passkey={{ requestOptions: {} }}
      password
    />
  ),
  'account-new-passkey': ({ hosted }) => (
    <NewPasskeyPage {...hosted} passkey={creation} count={2} max={20} unknownCredential={null} />
  ),
  'account-rename-passkey': ({ hosted }) => (
    <RenamePasskeyPage {...hosted} passkeyId="first" name={passkeyName} />
  ),
  'account-test-passkey': ({ hosted }) => (
    <TestPasskeyPage {...hosted} passkeyId="first" name={passkeyName} requestOptions={{}} />
  ),
  'account-delete-passkey': ({ hosted, host }) => (
    <DeletePasskeyPage
      {...{ ...hosted, host }}
      passkeyId="first"
      name={passkeyName}
      providerName={null}
      next="delete"
    />
  ),
  'account-deleted-passkey': ({ hosted, host }) => (
    <DeletedPasskeyPage
      {...{ ...hosted, host, signals }}
      name={passkeyName}
      providerName={null}
      unknownCredential={null}
    />
  ),
};
