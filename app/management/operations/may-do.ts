/**
 * Who may do an operation, read from the operation itself.
 *
 * In the dashboard an owner may do everything; an admin what is not the owner's alone; support looks
 * after users and sees nothing else; an auditor reads, and reads no secrets. Everybody else may do what
 * they have a scope for.
 */
import type { Act, Operation, Role } from './operation.ts';

export const isAllowed = ({ actor }: Pick<Act, 'actor'>, operation: Operation): boolean =>
  actor.kind === 'administrator'
    ? mayDo(actor.role, operation)
    : operation.scopes.some((scope) => actor.scopes.has(scope));

/** Lists that the pages about users are filled from. They tell names, and no secrets. */
const namesForSupport = ['list_connections', 'list_clients'];

export function mayDo(role: Role, operation: Pick<Operation, 'id' | 'method' | 'role'>): boolean {
  switch (role) {
    case 'owner':
      return true;
    case 'admin':
      return operation.role !== 'owner';
    case 'support':
      return operation.role === 'support' || namesForSupport.includes(operation.id);
    case 'auditor':
      return operation.method === 'GET' && operation.role !== 'owner' && operation.role !== 'admin';
  }
}
