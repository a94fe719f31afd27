/** The hosts that a tenant answers on. */
import { z } from 'zod';

import { listDomains } from '#app/store/tenants.ts';
import type { Domain } from '#app/store/tenants.ts';
import { nameOfHost } from '#app/tenancy/related-origins.ts';
import type { Site } from '#app/tenancy/site.ts';

import { createDomain, deleteDomain, getDomain, getDomainById, updateDomain } from '../domains.ts';
import { operation } from './operation.ts';
import { fieldsQuery, selectFields } from './paging.ts';
import { ApiRefusal } from './refusal.ts';
import { withFieldNames } from './renamed-fields.ts';

const type = z.literal(
  'self_managed_certs',
  'expected self_managed_certs: whoever stands in front of the host has its certificate',
);

/** What Auth0 lets be chosen, and is here as it is. */
const fixed = {
  tls_policy: z.literal('recommended', 'expected recommended').optional(),
  custom_client_ip_header: z
    .null('expected null: LATCHKEY_TRUSTED_PROXIES says whom to believe')
    .optional(),
  domain_metadata: z
    .record(z.string(), z.unknown())
    .refine(
      (metadata) => Object.keys(metadata).length === 0,
      'expected {}: nothing is kept of a domain beside what is answered',
    )
    .optional(),
};

export const domainAnswer = z.strictObject({
  custom_domain_id: z.string(),
  domain: z.string(),
  primary: z.boolean(),
  is_default: z.boolean(),
  status: z.enum(['ready', 'disabled']),
  type,
  relying_party_identifier: z.string(),
  verification: z.strictObject({ status: z.literal('verified'), methods: z.array(z.never()) }),
  created_at: z.string(),
});

const nothing = z.strictObject({});

const fieldNames = { host: 'domain', rpId: 'relying_party_identifier' };

/** The oldest one that answers is the one that a tenant is known by. */
export async function domainPresenter({
  tenant,
}: Site): Promise<(domain: Domain) => z.output<typeof domainAnswer>> {
  const primary = (await listDomains(tenant.id)).find(({ status }) => status === 'active');
  return ({ id, host, rpId, status, createdAt }) => ({
    ...{ custom_domain_id: id, domain: host },
    ...{ primary: host === primary?.host, is_default: host === primary?.host },
    status: status === 'active' ? 'ready' : 'disabled',
    ...{ type: 'self_managed_certs', relying_party_identifier: rpId },
    // Who may add a host here is trusted with it, and nothing is looked up.
    verification: { status: 'verified', methods: [] },
    created_at: createdAt.toISOString(),
  });
}

const presented = async (site: Site, domain: Domain) => (await domainPresenter(site))(domain);

export const customDomains = [
  operation({
    id: 'list_custom_domains',
    ...{ method: 'GET', path: '/custom-domains', summary: 'The hosts that the tenant answers on' },
    scopes: ['read:custom_domains'],
    role: 'auditor',
    ...{ query: z.strictObject(fieldsQuery), body: null },
    answer: { status: 200, schema: z.array(domainAnswer.partial()) },
    run: async ({ site }, { query }) => {
      const present = await domainPresenter(site);
      const domains = await listDomains(site.tenant.id);
      return domains.map((domain) => selectFields(present(domain), query));
    },
  }),
  operation({
    id: 'create_custom_domain',
    ...{ method: 'POST', path: '/custom-domains', summary: 'Lets the tenant answer on a host' },
    scopes: ['create:custom_domains'],
    role: 'owner',
    query: nothing,
    body: z.strictObject({
      ...{ domain: z.string().max(300), type },
      relying_party_identifier: z.string().max(300).nullish(),
      verification_method: z.literal('txt', 'expected txt').optional(),
      ...fixed,
    }),
    answer: { status: 201, schema: domainAnswer },
    run: async ({ site }, { body: { domain, relying_party_identifier: rpId } }) => {
      const wanted = { host: domain, ...(rpId != null && { rpId }) };
      const { host } = await withFieldNames(fieldNames, createDomain(site.tenant, wanted));
      return presented(site, await getDomain(site.tenant, host));
    },
  }),
  operation({
    id: 'get_custom_domain',
    ...{ method: 'GET', path: '/custom-domains/{id}', summary: 'A host' },
    scopes: ['read:custom_domains'],
    role: 'auditor',
    ...{ query: nothing, body: null },
    answer: { status: 200, schema: domainAnswer },
    run: async ({ site }, { path }) => presented(site, await getDomainById(site.tenant, path.id)),
  }),
  operation({
    id: 'update_custom_domain',
    method: 'PATCH',
    path: '/custom-domains/{id}',
    summary: 'Changes what passkeys are bound to on a host; refused while passkeys are',
    scopes: ['update:custom_domains'],
    role: 'owner',
    query: nothing,
    body: z.strictObject({ relying_party_identifier: z.string().max(300).nullish(), ...fixed }),
    answer: { status: 200, schema: domainAnswer },
    run: async ({ site }, { path, body: { relying_party_identifier: wanted } }) => {
      const domain = await getDomainById(site.tenant, path.id);
      const rpId = wanted === null ? nameOfHost(domain.host) : wanted;
      if (rpId !== undefined && rpId !== domain.rpId) {
        await withFieldNames(fieldNames, updateDomain(site.tenant, domain.host, { rpId }));
      }
      return presented(site, await getDomainById(site.tenant, path.id));
    },
  }),
  operation({
    id: 'delete_custom_domain',
    method: 'DELETE',
    path: '/custom-domains/{id}',
    summary: 'Takes a host away; refused while passkeys are of use on no other',
    scopes: ['delete:custom_domains'],
    role: 'owner',
    ...{ query: nothing, body: null },
    answer: { status: 204, schema: null },
    run: async ({ site }, { path }) => {
      const { id, host } = await getDomainById(site.tenant, path.id);
      if (id === site.domain.id) {
        throw new ApiRefusal('conflict', `expected another domain: ${host} is answering this`);
      }
      await deleteDomain(site.tenant, host);
    },
  }),
  operation({
    id: 'verify_custom_domain',
    method: 'POST',
    path: '/custom-domains/{id}/verify',
    summary: 'Says how a host stands; it answers as soon as it is made, and nothing is waited for',
    scopes: ['create:custom_domains'],
    role: 'owner',
    ...{ query: nothing, body: null },
    answer: { status: 200, schema: domainAnswer },
    run: async ({ site }, { path }) => presented(site, await getDomainById(site.tenant, path.id)),
  }),
];
