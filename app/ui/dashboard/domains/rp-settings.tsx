import { Lines, TextField, linesToSend } from '../fields.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay, useSigned } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import type { DomainSettings } from './domain.ts';

/** What devices call a host, and where else its passkeys count. */
export function RpSettings({
  path,
  answer,
  version,
}: {
  path: { id: string };
  answer: DomainSettings;
  version: string;
}) {
  const mayChange = useMay()('update_custom_domain_settings');
  const { tenantName } = useSigned();
  return (
    <SettingsForm
      operation="update_custom_domain_settings"
      path={path}
      read={{ name: answer.rp_name ?? '', origins: answer.origins }}
      version={version}
      bodyOf={({ name, origins }) => ({
        rp_name: name.trim() || null,
        origins: linesToSend(origins),
      })}
      fields={['rp_name', 'origins']}
      mayChange={mayChange}
    >
      {({ draft, change, problem }) => (
        <>
          <TextField
            label="Name that devices show"
            value={draft.name}
            onChange={(name) => change({ name })}
            hint={`In the dialogs that ask for a passkey. Without one it is “${tenantName}”.`}
            error={faultOf(problem, 'rp_name')}
            readOnly={!mayChange}
            input={{ maxLength: 64 }}
          />
          <Lines
            label="Further origins"
            values={draft.origins}
            onChange={(origins) => change({ origins })}
            check={originFault}
            hint="One a line, at most 5: where your own applications ask for these passkeys, such as https://app.example.com. Android apps have android:apk-key-hash: and the hash of their certificate."
            error={faultOf(problem, 'origins')}
            disabled={!mayChange}
          />
        </>
      )}
    </SettingsForm>
  );
}

/** What can be told while it is typed. */
function originFault(line: string): string | undefined {
  if (line.startsWith('android:')) {
    return /^android:apk-key-hash:[\w-]{43}$/.test(line)
      ? undefined
      : 'expected android:apk-key-hash: and 43 characters';
  }
  const url = URL.parse(line);
  if (!url) return 'expected an origin such as https://app.example.com';
  return url.origin === line ? undefined : 'expected no path and no slash at the end';
}
