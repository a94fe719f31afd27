/** What may be reached, read from the one table of operations. */
import { beforeAll, describe, expect, test } from 'vitest';

import { managementScopes } from '#app/oidc/management-scopes.ts';
import type { Site } from '#app/tenancy/site.ts';

import routes from '../../routes.ts';
import { readTrail } from '../audit-trail.ts';
import { createTenant } from '../tenants.ts';
import { operations } from './all.ts';
import { findOperation } from './find-operation.ts';
import { openApiDocument } from './openapi.ts';
import type { Act, Operation } from './operation.ts';
import { perform } from './perform.ts';
import { ApiRefusal } from './refusal.ts';

let site: Site;
beforeAll(async () => {
  const made = await createTenant({ name: 'acme', displayName: 'Acme' });
  site = { tenant: made, issuer: 'https://a.test/' } as unknown as Site;
});

const everything = managementScopes.map(({ value }) => value);
const actWith = (scopes: readonly string[]): Act => ({
  site,
  actor: { kind: 'machine', clientId: 'app', scopes: new Set(scopes) },
});

/** How an operation refuses what is sent with these scopes; undefined where it does not. */
async function refusalOf({ method, path }: Operation, scopes: readonly string[]) {
  const asked = {
    ...{ method, path: path.replaceAll(/\{\w+\}/g, 'nothing'), query: new URLSearchParams() },
    ...{ body: {}, ifMatch: null },
  };
  try {
    await perform(actWith(scopes), asked);
    return undefined;
  } catch (error) {
    if (error instanceof ApiRefusal) return error.code;
    throw error;
  }
}

describe.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s',
  (_id, operation) => {
    const own: readonly string[] = operation.scopes;

    test('is refused with every scope but its own, before anything is written down', async () => {
      const others = everything.filter((scope) => !own.includes(scope));
      expect(await refusalOf(operation, others)).toBe('insufficient_scope');
      expect(await refusalOf(operation, [])).toBe('insufficient_scope');
    });

    test.each(own)('is open with %s alone', async (scope) => {
      expect(everything).toContain(scope);
      expect(await refusalOf(operation, [scope])).not.toBe('insufficient_scope');
    });
  },
);

test('what was refused for want of a scope is nowhere in the trail', async () => {
  const before = await countActs();
  for (const operation of operations) await refusalOf(operation, []);
  expect(await countActs()).toBe(before);
});

async function countActs(): Promise<number> {
  let count = 0;
  for await (const _act of readTrail(site.tenant.id)) count += 1;
  return count;
}

describe('nothing is beside the table', () => {
  test('one route leads to the API, and it reads the table', () => {
    const paths = routes.map(({ path }) => path ?? '').filter((path) => path.startsWith('api'));
    expect(paths).toEqual(['api/v2/*']);
  });

  test('the document has what the table has', () => {
    const { paths } = openApiDocument('') as { paths: Record<string, Record<string, unknown>> };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const inTable = operations.map(({ method, path }) => `${method} ${path}`);
    expect(documented.toSorted()).toEqual(inTable.toSorted());
    expect(new Set(inTable).size).toBe(inTable.length);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });

  test.each(['', '/', '/nothing', '/resource-servers/a/b', '/resource-servers/%2', '//'])(
    'there is nothing at %j',
    (path) => {
      expect(findOperation('GET', path)).toEqual({ kind: 'none' });
    },
  );
});
