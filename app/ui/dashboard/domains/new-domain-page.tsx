import { useState } from 'react';

import { TextField } from '../fields.tsx';
import { OperationForm } from '../operation-form.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { faultOf } from '../use-operation.ts';
import type { Domain } from './domain.ts';
import { hostFault, rpIdFault } from './typed-domain.ts';

/** /dashboard/domains/new */
export function NewDomainPage() {
  const [domain, setDomain] = useState('');
  const [rpId, setRpId] = useState('');
  return (
    <>
      <PageHead
        title="Add a domain"
        lead="Have its DNS lead to your proxy, and let the proxy answer for it with a certificate of this name. The doctor on the next page looks whether that works."
        back={{ to: '/dashboard/domains', label: 'Domains' }}
      />
      <Panel title="The domain">
        <OperationForm<Domain>
          operation="create_custom_domain"
          asked={{
            body: {
              ...{ domain: domain.trim(), type: 'self_managed_certs' },
              relying_party_identifier: rpId.trim() || null,
            },
          }}
          fields={['domain', 'relying_party_identifier']}
          act="Add the domain"
          done={`${domain.trim()} is added.`}
          leadsTo={({ custom_domain_id: id }) => `/dashboard/domains/${id}`}
        >
          {(problem) => (
            <>
              <TextField
                label="Host"
                value={domain}
                onChange={setDomain}
                hint="The name that people see in the address, such as login.example.com. Not a whole address."
                error={hostFault(domain) ?? faultOf(problem, 'domain')}
                input={{
                  dir: 'ltr',
                  autoComplete: 'off',
                  spellCheck: false,
                  autoCapitalize: 'none',
                }}
              />
              <TextField
                label="RP ID"
                value={rpId}
                onChange={setRpId}
                hint="The domain name that passkeys belong to: the host itself (leave this empty), or a domain above it, such as example.com. Choose one above only where every host of it is yours. Once there are passkeys, it can only be moved."
                error={rpIdFault(rpId, domain) ?? faultOf(problem, 'relying_party_identifier')}
                input={{
                  dir: 'ltr',
                  autoComplete: 'off',
                  spellCheck: false,
                  autoCapitalize: 'none',
                }}
              />
            </>
          )}
        </OperationForm>
      </Panel>
    </>
  );
}
