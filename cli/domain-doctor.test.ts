import { afterAll, beforeAll, expect, it } from 'vitest';

import { startLatchkey, startOther, stopAll } from '../app/management/domain-doctor/tests/front.ts';
import { json, type } from './tests/command-line.ts';

let good: string;
let bad: string;

beforeAll(async () => {
  await json('tenants', 'create', '--name', 'acme', '--display-name', 'Acme');
  good = `good.localhost:${await startLatchkey()}`;
  bad = `bad.localhost:${await startOther((_request, response) => response.end('Welcome'))}`;
  for (const host of [good, bad]) {
    await json('domains', 'create', '--tenant', 'acme', '--host', host);
  }
});

afterAll(stopAll);

it('finds nothing wrong, and ends with 0', async () => {
  const { exitCode, out, err } = await type(['domains', 'doctor', good]);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out).toMatch(/^ {2}✓ known +an active domain of the tenant acme$/m);
  expect(out).toMatch(/^ {2}- tls +browsers trust this machine without TLS$/m);
  expect(out).toMatch(/^ {2}✓ routing +requests reach this installation$/m);
  expect(out).toMatch(new RegExp(`\n\n${good} works\\.\n$`));
  expect(out).not.toContain('→');
});

it('says what is wrong and what to do, and ends with 1', async () => {
  const { exitCode, out, err } = await type(['domains', 'doctor', '--host', bad]);
  expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
  expect(out).toMatch(/^ {2}✗ routing +something else answers there \(200\).*\n +→ Point /m);
  expect(out).toMatch(/^ {2}- discovery +not looked at: routing failed$/m);
  expect(out.match(/→/g)).toHaveLength(1);
  expect(out).toMatch(new RegExp(`${bad}: 1 failed\\. Begin with the first\\.\n$`));
});

it('tells each check while the others are under way', async () => {
  const printed: string[] = [];
  await type(['domains', 'doctor', good], { print: (text) => printed.push(text) });
  expect(printed).toHaveLength(13);
});

it('prints the checks for programs, whatever they found', async () => {
  for (const [host, ok] of [
    [good, true],
    [bad, false],
  ] as const) {
    const { exitCode, out } = await type(['domains', 'doctor', host, '--json']);
    expect(exitCode).toBe(ok ? 0 : 1);
    const examination = JSON.parse(out) as { checks: { name: string; outcome: string }[] };
    expect(examination).toMatchObject({ host, tenant: 'acme', ok });
    expect(examination.checks).toHaveLength(12);
    expect(examination.checks).toContainEqual(
      expect.objectContaining({ name: 'routing', outcome: ok ? 'ok' : 'failed' }),
    );
  }
});

it.each([
  [['domains', 'doctor'], 'missing_option: --host: expected a host'],
  [['domains', 'doctor', 'a.test', 'b.test'], 'unexpected_argument: b.test'],
  [['domains', 'doctor', 'https://a.test'], '--host "https://a.test": expected a host such as'],
  [
    ['domains', 'doctor', 'a.test', '--connect', '127.0.0.1'],
    '--connect "127.0.0.1": expected an address and a port',
  ],
])('does not understand %j', async (words, message) => {
  const { exitCode, err } = await type(words);
  expect(exitCode).toBe(2);
  expect(err).toContain(message);
});

it('says the host in its help as it is typed', async () => {
  const { out } = await type(['domains', 'doctor', '--help']);
  expect(out).toContain('npm run cli -- domains doctor HOST [options]');
});
