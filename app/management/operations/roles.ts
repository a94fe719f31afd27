/** What comes with a role: what its pages show, and what it is asked for besides. */
import { managementScopes } from '#app/oidc/management-scopes.ts';

import { operations } from './all.ts';
import { mayDo } from './may-do.ts';
import type { Operation, Role } from './operation.ts';

/** The ids of all that a role may do: what its pages show is decided by it. */
export const operationsOfRole = (role: Role): string[] =>
  operations.filter((operation) => mayDo(role, operation)).map(({ id }) => id);

/** What is irreversible, or opens a door: it asks for a fresh passkey, however lately somebody came. */
export const sensitiveOperations: ReadonlySet<string> = new Set([
  'delete_client',
  'rotate_client_secret',
  'read_client_secret',
  'delete_connection',
  'delete_resource_server',
  'delete_user',
  'delete_authentication_methods',
  'create_password_change_ticket',
  'create_rescue_link',
  'create_users_export',
  'create_log_stream',
  'update_log_stream',
  'delete_log_stream',
  'create_custom_domain',
  'delete_custom_domain',
  'start_custom_domain_move',
  'reverse_custom_domain_move',
  'finish_custom_domain_move',
  'create_authentication_method',
  'rotate_signing_keys',
  'revoke_signing_key',
  'invite_administrator',
  'update_administrator',
  'delete_administrator',
  'renew_administrator_invitation',
]);

export const isSensitive = ({ id }: Pick<Operation, 'id'>, body?: unknown): boolean =>
  sensitiveOperations.has(id) ||
  (id === 'update_user' && setsPassword(body)) ||
  (/^(create|update)_client_grant$/.test(id) && letsIntoManagement(body));

const setsPassword = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'password' in body;

/** Whether a grant has a scope of the Management API: its application acts as administrators do. */
function letsIntoManagement(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('scope' in body)) return false;
  const { scope } = body;
  return Array.isArray(scope) && managementScopes.some(({ value }) => scope.includes(value));
}
