/** What scripts of a site have to do, whatever database its people are in and whoever wrote them. */
import bcrypt from 'bcryptjs';
import { describe, expect, test } from 'vitest';

import type { ScriptAction, ScriptName, ScriptOutcome } from '../../index.ts';

/** Of the one person that a test begins with: ada@example.com, called ada. */
export const PASSWORD = 'correct horse battery';

type Site = {
  run: (source: string, action: ScriptAction) => Promise<ScriptOutcome>;
  /** Asks beside the scripts. */
  query: (text: string) => Promise<Record<string, unknown>[]>;
};

/** @param manners sources by the name of their script, by who wrote them. */
export function siteScriptsWork(
  { run, query }: Site,
  manners: Readonly<Record<string, Readonly<Record<string, string>>>>,
): void {
  describe.each(Object.entries(manners))('%s', (_manner, scripts) => {
    const act = (action: ScriptAction): ReturnType<typeof run> =>
      run(scripts[action.script satisfies ScriptName] ?? '', action);

    test('login lets in who knows the password, and nobody else', async () => {
      const login = (usernameOrEmail: string, password: string): ReturnType<typeof run> =>
        act({ script: 'login', usernameOrEmail, password });
      expect(await login('ada@example.com', PASSWORD)).toMatchObject({
        kind: 'ok',
        answer: { email: 'ada@example.com', nickname: 'ada' },
      });
      const refused = { kind: 'denied', errorClass: 'WrongUsernameOrPasswordError' };
      expect(await login('ada@example.com', 'wrong')).toMatchObject(refused);
      expect(await login('nobody@example.com', PASSWORD)).toMatchObject(refused);
      expect(await login(`' or '1'='1`, PASSWORD)).toMatchObject(refused);
    });

    test('get_user finds who is there', async () => {
      const found = await act({ script: 'get_user', identifier: 'ada@example.com' });
      expect(found).toMatchObject({ kind: 'ok', answer: { nickname: 'ada' } });
      const missing = await act({ script: 'get_user', identifier: 'nobody@example.com' });
      expect(missing).toMatchObject({ kind: 'ok', answer: null });
    });

    test('create makes a user whose hash anybody can check, once', async () => {
      const create = (): ReturnType<typeof run> =>
        act({
          script: 'create',
          user: {
            client_id: 'client',
            tenant: 'default',
            connection: 'users',
            email: 'grace@example.com',
            password: PASSWORD,
          },
        });
      expect(await create()).toMatchObject({ kind: 'ok' });
      const [user] = await query("select password from users where email = 'grace@example.com'");
      expect(await bcrypt.compare(PASSWORD, String(user?.['password']))).toBe(true);
      expect(await create()).toMatchObject({
        kind: 'denied',
        errorClass: 'ValidationError',
        code: 'user_exists',
      });
    });

    test('verify marks the address', async () => {
      expect(await act({ script: 'verify', email: 'ada@example.com' })).toMatchObject({
        kind: 'ok',
      });
      const [user] = await query('select email_verified from users');
      expect(Boolean(user?.['email_verified'])).toBe(true);
    });

    test('change_password changes the hash', async () => {
      await act({
        script: 'change_password',
        identifier: 'ada@example.com',
        newPassword: 'another one',
      });
      const [user] = await query('select password from users');
      expect(await bcrypt.compare('another one', String(user?.['password']))).toBe(true);
    });

    test('delete takes the user away', async () => {
      const [user] = await query('select id from users');
      await act({ script: 'delete', userId: `auth0|${String(user?.['id'])}` });
      expect(await query('select * from users')).toEqual([]);
    });
  });
}
