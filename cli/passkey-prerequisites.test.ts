import { beforeEach, describe, expect, it } from 'vitest';

import { randomHex } from '#app/ids.ts';

import { json, said, type } from './tests/command-line.ts';

type Listed = { name: string; met: boolean }[];

const passkeysAlone = JSON.stringify({
  authentication_methods: { passkey: { enabled: true }, password: { enabled: false } },
});
const passkeys = JSON.stringify({ authentication_methods: { passkey: { enabled: true } } });

let to: string[];
beforeEach(async () => {
  const name = `t-${randomHex(6)}`;
  await json('tenants', 'create', '--name', name, '--display-name', 'Acme');
  to = ['--tenant', name];
  await json('connections', 'create', ...to, '--name', 'staff');
});

const at = (noun: string, verb: string, ...rest: string[]) => [noun, verb, ...to, ...rest];
const prompts = (document: object) =>
  at('tenants', 'update', '--prompts', JSON.stringify(document));

describe('connections prerequisites', () => {
  const prerequisites = () => at('connections', 'prerequisites', '--name', 'staff');

  it('lists each one with its state', async () => {
    const all = await json<Listed>(...prerequisites());
    expect(all).toContainEqual({ name: 'identifier_first_on', met: true });
    const text = await said(...prerequisites());
    for (const { name } of all) expect(text).toMatch(new RegExp(`^${name} +met +[A-Z].*\\.$`, 'm'));
    expect(text).toContain('Passkeys can be on for staff.');
    expect(text).not.toContain('unmet');
  });

  it('says what to do about those that are unmet', async () => {
    await json(...prompts({ identifier_first: false }));
    expect(await json(...prerequisites())).toContainEqual({
      name: 'identifier_first_on',
      met: false,
    });
    const text = await said(...prerequisites());
    expect(text).toMatch(/^identifier_first_on +unmet +/m);
    expect(text).toMatch(
      /cannot be on for staff before this is done:\n {2}identifier_first_on +In the tenant's prompts, set "identifier_first" to true\.$/m,
    );
  });
});

describe('a refusal', () => {
  it('of options tells people what to do, and programs the whole list', async () => {
    await json(...prompts({ identifier_first: false }));
    const words = at('connections', 'update', '--name', 'staff', '--options', passkeysAlone);
    const { exitCode, out, err } = await type(words);
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^passkey_prerequisites_unmet: passkeys cannot be on for staff because of identifier_first_on, password_enabled\n\n {2}identifier_first_on +In the .*\n {2}password_enabled +In the options, .*\n$/,
    );

    const { err: asJson } = await type([...words, '--json']);
    const { connections, ...rest } = JSON.parse(asJson) as {
      connections: { name: string; prerequisites: Listed }[];
    };
    expect(rest).toEqual({
      code: 'passkey_prerequisites_unmet',
      message: expect.stringContaining('identifier_first_on, password_enabled'),
    });
    expect(connections).toEqual([{ name: 'staff', prerequisites: expect.any(Array) }]);
    const list = connections[0]?.prerequisites ?? [];
    expect(list).toHaveLength(11);
    expect(list.filter(({ met }) => !met).map(({ name }) => name)).toEqual([
      'identifier_first_on',
      'password_enabled',
    ]);

    const create = at('connections', 'create', '--name', 'new', '--options', passkeysAlone);
    expect((await type(create)).err).toContain('passkeys cannot be on for new because of');
  });

  it('of prompts names the connections', async () => {
    for (const name of ['guests', 'members']) {
      await json(...at('connections', 'create', '--name', name, '--options', passkeys));
    }
    const { err, exitCode } = await type(prompts({ webauthn_platform_first_factor: true }));
    expect(exitCode).toBe(1);
    for (const name of ['guests', 'members']) {
      expect(err).toContain(
        `passkeys cannot be on for ${name} because of identifier_first_without_biometrics\n`,
      );
    }
    expect(err).not.toContain('staff');
    expect(err.match(/^ {2}identifier_first_without_biometrics /gm)).toHaveLength(1);
  });
});

describe('tenants update --prompts', () => {
  it('changes what is given, keeps the rest and shows both', async () => {
    expect(await json(...prompts({ identifier_first: false }))).toMatchObject({
      prompts: {
        universal_login_experience: 'new',
        identifier_first: false,
        webauthn_platform_first_factor: false,
        custom_login_page_on: false,
      },
    });
    const text = await said(...prompts({ universal_login_experience: 'classic' }));
    expect(text).toMatch(
      /login pages +classic\n +identifier first +no\n +with biometrics +no\n +custom login page +no\n/,
    );
  });

  it.each([
    [{ identifier_first: 'no' }, '--prompts, field identifier_first: expected boolean'],
    [{ identifier_frist: true }, '--prompts, field identifier_frist: is not a known field'],
  ])('refuses %j', async (document, message) => {
    const { exitCode, err } = await type(prompts(document));
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
