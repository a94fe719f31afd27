import { TextField } from '../fields.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { faultOf } from '../use-operation.ts';
import type { Domain } from './domain.ts';
import { rpIdFault } from './typed-domain.ts';

/** The RP ID of a host that no passkey is bound to yet. */
export const RpIdForm = ({ domain, version }: { domain: Domain; version: string }) => (
  <SettingsForm
    operation="update_custom_domain"
    path={{ id: domain.custom_domain_id }}
    read={{ rpId: domain.relying_party_identifier }}
    version={version}
    bodyOf={({ rpId }) => ({ relying_party_identifier: rpId.trim() || null })}
    fields={['relying_party_identifier']}
  >
    {({ draft, change, problem }) => (
      <TextField
        label="RP ID"
        value={draft.rpId}
        onChange={(rpId) => change({ rpId })}
        hint="Nobody has a passkey here yet, so it can still be changed: to the host itself or a domain above it."
        error={rpIdFault(draft.rpId, domain.domain) ?? faultOf(problem, 'relying_party_identifier')}
        input={{ dir: 'ltr', autoComplete: 'off', spellCheck: false, autoCapitalize: 'none' }}
      />
    )}
  </SettingsForm>
);
