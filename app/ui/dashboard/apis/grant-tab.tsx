import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import { useApi } from './api-frame.tsx';
import type { ApiGrant } from './api.ts';
import { ScopeChoice } from './scope-choice.tsx';

/** What an application may do at an API. */
export function GrantTab({ grant, version }: { grant: ApiGrant; version: string }) {
  const { api } = useApi();
  const may = useMay();
  const known = new Set(api.scopes.map(({ value }) => value));
  return (
    <Panel title={`What ${grant.clientName} may do`}>
      <SettingsForm
        operation="update_client_grant"
        path={{ id: grant.id }}
        // A scope that the API has no more cannot be granted again.
        read={{ scopes: grant.scopes.filter((scope) => known.has(scope)) }}
        version={version}
        bodyOf={({ scopes }) => ({ scope: scopes })}
        fields={['scope']}
        mayChange={may('update_client_grant')}
      >
        {({ draft, change, problem, mayChange }) => (
          <ScopeChoice
            scopes={api.scopes}
            chosen={draft.scopes}
            onChange={(scopes) => change({ scopes })}
            error={faultOf(problem, 'scope')}
            mayChange={mayChange}
          />
        )}
      </SettingsForm>
    </Panel>
  );
}
