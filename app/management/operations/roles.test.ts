/** Every operation by every role. */
import { describe, expect, test } from 'vitest';

import { operations } from './all.ts';
import { mayDo } from './may-do.ts';
import { isSensitive, operationsOfRole, sensitiveOperations } from './roles.ts';

describe.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s',
  (_id, operation) => {
    test('an owner may', () => expect(mayDo('owner', operation)).toBe(true));

    test('an auditor changes nothing', () => {
      if (operation.method !== 'GET') expect(mayDo('auditor', operation)).toBe(false);
    });

    test('support stays with users, and with the names that their pages need', () => {
      if (!mayDo('support', operation)) return;
      const isAboutUsers = /^\/(users|users-by-email|user-blocks|tickets|sessions|jobs)(\/|$)/;
      const isNames = ['list_connections', 'list_clients'].includes(operation.id);
      expect(isNames || isAboutUsers.test(operation.path)).toBe(true);
    });

    test("what is the owner's alone is nobody else's", () => {
      if (operation.role !== 'owner') return;
      for (const role of ['admin', 'support', 'auditor'] as const) {
        expect(mayDo(role, operation)).toBe(false);
      }
    });
  },
);

test('who may use the dashboard, domains and signing keys are decided by owners', () => {
  const admins = operationsOfRole('admin');
  for (const id of ['invite_administrator', 'delete_custom_domain', 'rotate_signing_keys']) {
    expect(admins).not.toContain(id);
  }
});

test('what deletes people or opens doors asks for a fresh passkey', () => {
  for (const id of ['delete_user', 'delete_connection', 'invite_administrator']) {
    expect(isSensitive({ id })).toBe(true);
  }
  expect(isSensitive({ id: 'list_users' })).toBe(false);
  expect(isSensitive({ id: 'update_user' }, { name: 'Ada' })).toBe(false);
  expect(isSensitive({ id: 'update_user' }, { password: 'purple otters' })).toBe(true);
});

test('what is said to be sensitive is there', () => {
  for (const id of sensitiveOperations) {
    expect(operations.map((operation) => operation.id)).toContain(id);
  }
});
