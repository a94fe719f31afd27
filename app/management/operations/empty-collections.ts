/**
 * What Auth0's tools ask for and Latchkey does not have: the answers are true, and empty. What they
 * take a 404 for (e-mail templates, themes, hooks' secrets) is not here: there is nothing at those
 * addresses.
 */
import { z } from 'zod';

import type { ManagementScope } from '#app/oidc/management-scopes.ts';

import { operation } from './operation.ts';
import type { Operation } from './operation.ts';
import { checkpointQuery, fieldsQuery, pageQuery, presentList } from './paging.ts';
import type { ListQuery } from './paging.ts';

type Form =
  /** A list with pages, in an envelope of this name where one is asked for. */
  | { envelope: string }
  /** Always in an envelope, with these fields beside. */
  | { always: string; beside?: Record<string, number> }
  | 'array'
  | 'document';

type Empty = { path: string; scope: ManagementScope; form: Form };

const collections: readonly Empty[] = [
  { path: '/rules', scope: 'read:rules', form: { envelope: 'rules' } },
  { path: '/rules-configs', scope: 'read:rules_configs', form: 'array' },
  {
    ...{ path: '/hooks', scope: 'read:hooks', form: { envelope: 'hooks' } },
  },
  {
    ...{ path: '/actions/actions', scope: 'read:actions' },
    form: { always: 'actions', beside: { total: 0, page: 0, per_page: 0 } },
  },
  {
    ...{ path: '/actions/modules', scope: 'read:actions' },
    form: { always: 'modules', beside: { total: 0, page: 0, per_page: 0 } },
  },
  { path: '/actions/triggers', scope: 'read:actions', form: { always: 'triggers' } },
  {
    ...{ path: '/connections-directory-provisionings', scope: 'read:directory_provisionings' },
    form: { always: 'directory_provisionings' },
  },
  { path: '/guardian/factors', scope: 'read:guardian_factors', form: 'array' },
  {
    ...{ path: '/roles', scope: 'read:roles', form: { envelope: 'roles' } },
  },
  {
    ...{ path: '/organizations', scope: 'read:organizations' },
    ...{ form: { envelope: 'organizations' } },
  },
  {
    ...{ path: '/branding/phone/providers', scope: 'read:phone_providers' },
    ...{ form: { always: 'providers' } },
  },
  {
    ...{ path: '/branding/phone/templates', scope: 'read:phone_templates' },
    ...{ form: { always: 'templates' } },
  },
  { path: '/prompts/{prompt}/partials', scope: 'read:prompts', form: 'document' },
  {
    ...{ path: '/prompts/rendering', scope: 'read:prompts', form: { envelope: 'configs' } },
  },
  { path: '/forms', scope: 'read:forms', form: { envelope: 'forms' } },
  {
    ...{ path: '/flows', scope: 'read:flows', form: { envelope: 'flows' } },
  },
  {
    ...{ path: '/flows/vault/connections', scope: 'read:flows_vault_connections' },
    form: { envelope: 'connections' },
  },
  {
    ...{ path: '/self-service-profiles', scope: 'read:self_service_profiles' },
    form: { envelope: 'self_service_profiles' },
  },
  { path: '/network-acls', scope: 'read:network_acls', form: { envelope: 'network_acls' } },
  {
    ...{ path: '/user-attribute-profiles', scope: 'read:user_attribute_profiles' },
    form: { always: 'user_attribute_profiles' },
  },
  {
    ...{ path: '/connection-profiles', scope: 'read:connection_profiles' },
    form: { always: 'connection_profiles' },
  },
  {
    ...{ path: '/token-exchange-profiles', scope: 'read:token_exchange_profiles' },
    form: { always: 'token_exchange_profiles' },
  },
  {
    ...{ path: '/rate-limit-policies', scope: 'read:rate_limit_policies' },
    ...{ form: { always: 'rate_limit_policies' } },
  },
  { path: '/event-streams', scope: 'read:event_streams', form: { always: 'eventStreams' } },
];

const none = z.array(z.never()).max(0);

/** Such as `list_actions_modules`. */
const idOf = (path: string) => `list_${path.slice(1).replace(/[{}]/g, '').replace(/[/-]/g, '_')}`;

function schemaOf(form: Form): z.ZodType {
  if (form === 'array') return none;
  if (form === 'document') return z.strictObject({});
  if ('always' in form) {
    const beside = Object.keys(form.beside ?? {}).map((name) => [name, z.number()]);
    return z.strictObject({ [form.always]: none, ...Object.fromEntries(beside) });
  }
  const paged = { start: z.number(), limit: z.number(), length: z.number(), total: z.number() };
  const enveloped = { [form.envelope]: none };
  return z.union([none, z.strictObject(enveloped), z.strictObject({ ...enveloped, ...paged })]);
}

function answerOf(form: Form, query: ListQuery): unknown {
  if (form === 'array') return [];
  if (form === 'document') return {};
  if ('always' in form) return { [form.always]: [], ...form.beside };
  return presentList(form.envelope, [], { query, total: 0 });
}

export const emptyCollections: readonly Operation[] = collections.map(({ path, scope, form }) =>
  operation({
    id: idOf(path),
    ...{ method: 'GET', path, summary: 'Always empty: Latchkey has none' },
    ...{ scopes: [scope], role: 'auditor' },
    // Of nothing, every filter leaves nothing.
    query: z.looseObject({ ...pageQuery, ...checkpointQuery, ...fieldsQuery }),
    body: null,
    answer: { status: 200, schema: schemaOf(form) },
    run: (_act, { query }) => Promise.resolve(answerOf(form, query)),
  }),
);
