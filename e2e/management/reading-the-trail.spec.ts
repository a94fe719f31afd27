/** What administrators do is written down, and anybody who has the rows can tell that none is missing. */
import { goodPassword } from '../support/hosted-pages.ts';
import { newEmail, newTenant } from '../support/tenant.ts';
import { expect, test } from '../support/story.ts';
import { newMachine } from './support/machine.ts';

type Act = {
  number: number;
  actor: unknown;
  operation: string;
  target: string | null;
  details: Record<string, unknown>;
  previous_hash: string;
  hash: string;
};
type Page = { acts: Act[]; next?: string };

test('each act stands in the trail with its author, without secrets, chained to the one before', async () => {
  const tenant = await newTenant();
  const machine = await newMachine(tenant);
  const read = async (query: string) =>
    (await machine.ask('GET', `/audit-trail?${query}`)).body as Page;
  const before = (await read('take=100')).acts.length;

  await machine.ask('POST', '/clients', { name: 'Shop', app_type: 'regular_web' });
  const person = { connection: 'people', email: newEmail(), password: goodPassword };
  await machine.ask('POST', '/users', person);
  await machine.ask('DELETE', '/clients/nobody');

  const [creation, user, deletion, refusal] = (await read('take=100')).acts.slice(before);
  const actor = { kind: 'machine', clientId: machine.clientId };
  expect(creation).toMatchObject({ operation: 'create_client', actor });
  expect(user).toMatchObject({ operation: 'create_user', actor });
  expect(JSON.stringify(user)).toContain(person.email);
  expect(JSON.stringify(user)).not.toContain(goodPassword);
  expect(deletion).toMatchObject({ operation: 'delete_client', target: 'nobody' });
  expect(refusal?.details).toMatchObject({ of: deletion?.number, refused: 'inexistent_client' });

  const all: Act[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page: Page = await read(`take=2${next && `&from=${next}`}`);
    all.push(...page.acts);
    next = page.next;
  }
  expect(all.map(({ number }) => number)).toEqual(all.map((_, i) => i + 1));
  for (const [i, { previous_hash: previous }] of all.entries()) {
    expect(previous).toBe(all[i - 1]?.hash ?? '0'.repeat(64));
  }

  const other = await newMachine(tenant, 'read:clients');
  expect(await other.ask('GET', '/audit-trail')).toMatchObject({ status: 403 });
  expect(await machine.ask('GET', '/audit-trail?from=!')).toMatchObject({ status: 400 });
  expect(await machine.ask('GET', '/audit-trail?from=bm90aGluZw')).toMatchObject({ status: 400 });
  await tenant.stop();
});
