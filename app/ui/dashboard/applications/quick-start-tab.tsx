import { Link } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

import { CopyText } from '../copy-text.tsx';
import { Panel } from '../panel.tsx';
import { useMay, useSigned } from '../signed.ts';
import { Snippet } from '../snippet.tsx';
import { isConfidential } from './application.ts';
import type { Application } from './application.ts';
import { useApplication } from './application-frame.tsx';
import { forgetFreshSecret, freshSecretOf } from './fresh-secret.ts';
import { PASSKEY_GRANT } from './grant-types.ts';
import {
  SECRET_PLACE,
  appAuth,
  domainOf,
  machineToken,
  passkeyChallenge,
  passkeyExchange,
  spaHtml,
  spaScript,
  webEnvironment,
  webServer,
} from './quick-start-code.ts';
import type { Filling } from './quick-start-code.ts';
import { SecretText } from './secret-text.tsx';

/** What the quick start of an application has to know besides. */
export type Readiness = {
  /** How many connections may be used; null where the role may not know. */
  connections: number | null;
  /** Identifiers of the APIs that it was granted. */
  audiences: string[];
};

type Shown = { filling: Filling; application: Application; readiness: Readiness };

/** The shortest way from a new application to somebody who has signed in to it. */
export function QuickStartTab({ readiness }: { readiness: Readiness }) {
  const { application } = useApplication();
  const { origin } = useSigned();
  const { client_id: clientId, app_type: kind, callbacks } = application;
  const secret = useFreshSecret(clientId);
  const filling: Filling = {
    ...{ origin, clientId, clientSecret: secret ?? SECRET_PLACE },
    callback: callbacks[0] ?? exampleCallbacks[kind],
    logoutUrl: application.allowed_logout_urls[0] ?? callbacks[0] ?? exampleCallbacks[kind],
  };
  const QuickStart = quickStarts[kind];
  return (
    <>
      {secret && (
        <SecretText
          secret={secret}
          lead="This is the client secret. It is shown here once; put it where only your server can read it. Later it is under Credentials."
        />
      )}
      {kind !== 'non_interactive' && <Missing {...{ application, readiness }} />}
      <QuickStart {...{ filling, application, readiness }} />
    </>
  );
}

const exampleCallbacks: Record<Application['app_type'], string> = {
  spa: 'http://localhost:5173',
  regular_web: 'http://localhost:3001/callback',
  native: 'com.example.app:/callback',
  non_interactive: '',
};

/** The secret that was made a moment ago, until this page is left. */
function useFreshSecret(clientId: string): string | undefined {
  const [secret, setSecret] = useState<string>();
  useEffect(() => {
    setSecret(freshSecretOf(clientId));
    return forgetFreshSecret;
  }, [clientId]);
  return secret;
}

/** What stands between this application and its first sign-in. */
function Missing({ application, readiness }: Pick<Shown, 'application' | 'readiness'>) {
  const at = `/dashboard/applications/${application.client_id}`;
  return (
    <>
      {application.callbacks.length === 0 && (
        <Notice to={at} link="Add a callback URL">
          People cannot come back to it yet.
        </Notice>
      )}
      {readiness.connections === 0 && (
        <Notice to={`${at}/connections`} link="Switch on a connection">
          Nobody can sign in to it yet.
        </Notice>
      )}
    </>
  );
}

const Notice = ({ to, link, children }: { to: string; link: string; children: ReactNode }) => (
  <p className="message">
    <span>
      {children} <Link to={to}>{link}</Link>
    </span>
  </p>
);

const Steps = ({ children }: { children: ReactNode }) => (
  <div className="flex max-w-3xl min-w-0 flex-col gap-5">{children}</div>
);

const SinglePage = ({ filling }: Shown) => (
  <Panel
    title="Sign people in from the browser"
    lead="With Auth0's own library, as it comes from the registry."
  >
    <Facts filling={filling} />
    <Steps>
      <Snippet title="1. Install the library" code="npm install @auth0/auth0-spa-js" />
      <Snippet title="2. Two buttons in your page" code={spaHtml} />
      <Snippet title="3. main.js" code={spaScript(filling)} />
      <p>
        4. Open <code className="dash-code">{filling.callback}</code> and press Sign in.
      </p>
    </Steps>
  </Panel>
);

const RegularWeb = ({ filling, application }: Shown) => (
  <Panel
    title="Sign people in from your server"
    lead="With Express and Auth0's own library. Others work as well: give them the issuer, the client id and the secret."
  >
    <Facts filling={filling} />
    <Steps>
      <Snippet title="1. Install the library" code="npm install express express-openid-connect" />
      <Snippet title="2. .env" code={webEnvironment(filling)} />
      {filling.clientSecret === SECRET_PLACE && isConfidential(application) && (
        <SecretIsElsewhere application={application} />
      )}
      <Snippet title="3. server.mjs" code={webServer(filling)} />
      <Snippet title="4. Start it, and press Sign in" code="node --env-file=.env server.mjs" />
    </Steps>
  </Panel>
);

/** For those who may see it. */
function SecretIsElsewhere({ application }: { application: Application }) {
  const mayRead = useMay()('read_client_secret');
  if (!mayRead) return null;
  const at = `/dashboard/applications/${application.client_id}/credentials`;
  return (
    <p>
      The secret is under{' '}
      <Link className="dash-link" to={at}>
        Credentials
      </Link>
      .
    </p>
  );
}

const Native = ({ filling, application }: Shown) => {
  const isAllowed = application.grant_types.includes(PASSKEY_GRANT);
  return (
    <>
      <Panel
        title="Sign people in through the browser"
        lead="The app opens our page in the system's browser and gets a code back. AppAuth does it on every system."
      >
        <Facts filling={filling} />
        <Steps>
          <Snippet title="AppAuth for Android (Kotlin)" code={appAuth(filling)} />
        </Steps>
      </Panel>
      <Panel
        title="Or with a passkey in the app itself"
        lead="The app shows the system's passkey sheet and none of our pages."
      >
        {!isAllowed && (
          <Notice
            to={`/dashboard/applications/${application.client_id}/tokens`}
            link="Allow it under Tokens"
          >
            This application may not do so yet.
          </Notice>
        )}
        <Steps>
          <Snippet title="1. Ask for a challenge" code={passkeyChallenge(filling)} />
          <p>
            2. Hand <code className="dash-code">authn_params_public_key</code> to the passkey sheet
            of the system.
          </p>
          <Snippet
            title="3. Exchange its answer for tokens"
            code={passkeyExchange(filling, PASSKEY_GRANT)}
          />
        </Steps>
      </Panel>
    </>
  );
};

const Machine = ({ filling, application, readiness: { audiences } }: Shown) => (
  <Panel title="Get a token" lead="It proves itself with its secret, and nobody signs in.">
    {audiences.length === 0 && (
      <Notice to="/dashboard/apis" link="Choose an API and allow this application there">
        It may not call any API yet.
      </Notice>
    )}
    <Steps>
      {audiences.map((audience) => (
        <Snippet
          key={audience}
          title={`A token for ${audience}`}
          code={machineToken(filling, audience)}
        />
      ))}
      {filling.clientSecret === SECRET_PLACE && <SecretIsElsewhere application={application} />}
    </Steps>
  </Panel>
);

const Facts = ({ filling: { origin, clientId, callback } }: { filling: Filling }) => (
  <dl className="dash-facts items-center">
    <dt>Domain</dt>
    <dd>
      <CopyText label="the domain" text={domainOf(origin)} />
    </dd>
    <dt>Issuer</dt>
    <dd>
      <CopyText label="the issuer" text={`${origin}/`} />
    </dd>
    <dt>Client id</dt>
    <dd>
      <CopyText label="the client id for the settings" text={clientId} />
    </dd>
    <dt>Callback</dt>
    <dd>
      <CopyText label="the callback" text={callback} />
    </dd>
  </dl>
);

const quickStarts = {
  spa: SinglePage,
  regular_web: RegularWeb,
  native: Native,
  non_interactive: Machine,
};
