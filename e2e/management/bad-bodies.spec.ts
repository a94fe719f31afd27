/**
 * Bodies that mean nothing, at every address that takes one: each is refused with a code, in the
 * API's envelope, and none makes the server fail. What takes bodies is read from its description.
 */
import { expect, test } from '@playwright/test';

import { localFetch } from '../support/local-fetch.ts';
import { forgetAttempts } from '../support/passing-time.ts';
import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { envelopeOf } from './support/refused.ts';
import type { Refusal } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
});
test.beforeEach(() => {
  // All addresses, many times over, are more than a machine may ask for in a minute.
  forgetAttempts(tenant);
});
test.afterAll(() => tenant.stop());

type Place = { method: string; path: string };
type Description = {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, unknown> } }>>;
};

/** Every address that takes JSON, with names of nothing in it. */
async function placesWithBodies(): Promise<Place[]> {
  const answer = await localFetch(`${tenant.origin}/api/v2/openapi.json`);
  const { paths } = (await answer.json()) as Description;
  return Object.entries(paths).flatMap(([pattern, operations]) =>
    Object.entries(operations)
      .filter(([, { requestBody }]) => requestBody?.content['application/json'])
      .map(([method]) => ({
        ...{ method: method.toUpperCase(), path: pattern.replace(/\{\w+\}/g, 'nothing') },
      })),
  );
}

async function send({ method, path }: Place, body: string, type = 'application/json') {
  const { baseUrl, token, fetch } = machine.options;
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  const answer = await fetch(`${baseUrl}${path}`, { method, headers, body });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

type Bad = { what: string; body: string; refusal?: Partial<Refusal>; type?: string };

const bad: Bad[] = [
  { what: 'that is not JSON', body: '{"name":', refusal: { saying: 'expected JSON' } },
  { what: 'that is a text', body: '"name"' },
  { what: 'that is a number', body: '7' },
  { what: 'that is null', body: 'null' },
  { what: 'that is a list of numbers', body: '[1, 2]' },
  { what: 'with a field that nobody knows', body: '{"colour": "red"}' },
  { what: 'with a prototype in it', body: '{"__proto__": {"name": "x"}, "constructor": 1}' },
  { what: 'with U+0000', body: '{"name": "a\\u0000b"}', refusal: { saying: 'expected no U+0000' } },
  { what: 'that is nested deeply', body: `${'['.repeat(20_000)}${']'.repeat(20_000)}` },
  {
    ...{ what: 'that is a form', body: 'name=x', type: 'application/x-www-form-urlencoded' },
    refusal: { status: 415, code: 'unsupported_media_type' },
  },
];

for (const { what, body, refusal, type } of bad) {
  test(`A body ${what} is refused wherever one is taken`, async () => {
    const expected = { status: 400, code: 'invalid_body', ...refusal };
    const places = await placesWithBodies();
    expect(places.length).toBeGreaterThan(15);
    for (const place of places) {
      const answer = await send(place, body, type);
      expect(answer, `${place.method} ${place.path}`).toEqual({
        ...{ status: expected.status, body: envelopeOf(expected) },
      });
    }
  });
}

test('A body that is missing is refused wherever one is needed', async () => {
  for (const place of await placesWithBodies()) {
    const answer = await send(place, '');
    expect(answer.status, `${place.method} ${place.path}`).toBe(400);
  }
});

test('A body that is too large is refused before it is read', async () => {
  const large = JSON.stringify({ name: 'x'.repeat(1_100_000) });
  expect(await send({ method: 'POST', path: '/clients' }, large)).toEqual({
    ...{ status: 413, body: envelopeOf({ status: 413, code: 'request_too_large' }) },
  });
});

test('U+0000 and broken escapes in an address are refused', async () => {
  for (const path of ['/clients/a%00b', '/clients?fields=%00', '/connections/%E0%A4%A']) {
    const answer = await machine.ask('GET', path);
    expect([400, 404], path).toContain(answer.status);
  }
});
