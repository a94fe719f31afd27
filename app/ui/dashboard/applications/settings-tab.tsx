import type { Refusal } from '../ask-server.ts';
import { ConfirmAct } from '../confirm-act.tsx';
import { Flag, Lines, TextField, linesToSend } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import type { Application } from './application.ts';
import { useApplication } from './application-frame.tsx';
import { faultOfOrigin, faultOfReturnAddress, faultOfWebAddress } from './return-address.ts';

/** What hangs on an application; null of what a role may not know. */
export type Usage = { connections: number | null; grants: number | null };

type Draft = {
  name: string;
  isFirstParty: boolean;
  callbacks: string[];
  logoutUrls: string[];
  webOrigins: string[];
  loginUri: string;
  backchannel: string;
};

const BACKCHANNEL = 'oidc_logout.backchannel_logout_urls';

const fields = [
  ...['name', 'is_first_party', 'callbacks', 'allowed_logout_urls', 'web_origins'],
  ...['initiate_login_uri', BACKCHANNEL],
];

const draftOf = (application: Application): Draft => ({
  name: application.name,
  isFirstParty: application.is_first_party,
  callbacks: application.callbacks,
  logoutUrls: application.allowed_logout_urls,
  webOrigins: application.web_origins,
  loginUri: application.initiate_login_uri ?? '',
  backchannel: application.oidc_logout.backchannel_logout_urls[0] ?? '',
});

const bodyOf = (draft: Draft) => ({
  name: draft.name,
  is_first_party: draft.isFirstParty,
  callbacks: linesToSend(draft.callbacks),
  allowed_logout_urls: linesToSend(draft.logoutUrls),
  web_origins: linesToSend(draft.webOrigins),
  initiate_login_uri: draft.loginUri.trim() || null,
  oidc_logout: { backchannel_logout_urls: linesToSend([draft.backchannel]) },
});

/** The settings of an application, and the end of it. */
export function SettingsTab({ usage }: { usage: Usage }) {
  const { application, version } = useApplication();
  const may = useMay();
  const isMachine = application.app_type === 'non_interactive';
  return (
    <>
      <Panel title="Settings">
        <SettingsForm
          operation="update_client"
          path={{ id: application.client_id }}
          read={draftOf(application)}
          version={version}
          bodyOf={bodyOf}
          fields={fields}
          mayChange={may('update_client')}
        >
          {({ draft, change, problem, mayChange }) => (
            <>
              <TextField
                label="Name"
                hint="People read it when they sign in."
                value={draft.name}
                onChange={(name) => change({ name })}
                error={faultOf(problem, 'name')}
                readOnly={!mayChange}
                input={{ autoComplete: 'off', maxLength: 100 }}
              />
              {!isMachine && <Addresses {...{ draft, change, problem, mayChange }} />}
              <Flag
                name="isFirstParty"
                {...{ draft, change }}
                label="This application is our own"
                hint="People are asked for their consent only by applications that somebody else runs."
                disabled={!mayChange}
              />
            </>
          )}
        </SettingsForm>
      </Panel>
      {may('delete_client') && <Deletion usage={usage} />}
    </>
  );
}

type Editing = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  problem: Refusal | undefined;
  mayChange: boolean;
};

function Addresses({ draft, change, problem, mayChange }: Editing) {
  return (
    <>
      <Lines
        label="Callback URLs"
        hint="Where people return to with a code, one a line. They are compared exactly."
        values={draft.callbacks}
        check={faultOfReturnAddress}
        onChange={(callbacks) => change({ callbacks })}
        error={faultOf(problem, 'callbacks')}
        disabled={!mayChange}
      />
      <Lines
        label="Logout URLs"
        hint="Where people may return to after signing out, one a line."
        values={draft.logoutUrls}
        check={faultOfReturnAddress}
        onChange={(logoutUrls) => change({ logoutUrls })}
        error={faultOf(problem, 'allowed_logout_urls')}
        disabled={!mayChange}
      />
      <Lines
        label="Web origins"
        hint="Whose scripts may ask for tokens in the background, one a line. A single page application needs its own."
        values={draft.webOrigins}
        check={faultOfOrigin}
        onChange={(webOrigins) => change({ webOrigins })}
        error={faultOf(problem, 'web_origins')}
        disabled={!mayChange}
      />
      <Address
        label="Login address"
        hint="Starts the sign-in of this application. It is the way on for people whose visit has expired."
        value={draft.loginUri}
        onChange={(loginUri) => change({ loginUri })}
        refused={faultOf(problem, 'initiate_login_uri')}
        mayChange={mayChange}
      />
      <Address
        label="Back-channel logout URL"
        hint="Is told by our server when a session ends, so that the application can end its own."
        value={draft.backchannel}
        onChange={(backchannel) => change({ backchannel })}
        refused={faultOf(problem, BACKCHANNEL)}
        mayChange={mayChange}
      />
    </>
  );
}

const Address = ({
  label,
  hint,
  value,
  onChange,
  refused,
  mayChange,
}: {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  refused: string | undefined;
  mayChange: boolean;
}) => (
  <TextField
    label={label}
    hint={hint}
    value={value}
    onChange={onChange}
    error={(value.trim() === '' ? undefined : faultOfWebAddress(value.trim())) ?? refused}
    readOnly={!mayChange}
    input={{ autoComplete: 'off', inputMode: 'url', dir: 'ltr', spellCheck: false }}
  />
);

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

function Deletion({ usage: { connections, grants } }: { usage: Usage }) {
  const { application } = useApplication();
  const { client_id: id, name } = application;
  return (
    <Panel
      title="Delete this application"
      lead="It cannot be brought back, and another gets another client id."
      isDangerous
    >
      <div>
        <ConfirmAct
          label="Delete this application"
          title={`Delete ${name}?`}
          consequence={
            <>
              <p>
                Nobody can sign in to {name} any more, and its tokens are not renewed.
                {connections !== null &&
                  connections > 0 &&
                  ` ${counted(connections, 'connection is', 'connections are')} switched on for it.`}
              </p>
              {grants !== null && grants > 0 && (
                <p>It loses {counted(grants, 'grant of an API', 'grants of APIs')}.</p>
              )}
            </>
          }
          act={`Delete ${name}`}
          operation="delete_client"
          asked={{ path: { id } }}
          done={`${name} is deleted.`}
          leadsTo="/dashboard/applications"
        />
      </div>
    </Panel>
  );
}
