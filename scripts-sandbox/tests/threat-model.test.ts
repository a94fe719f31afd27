import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const page = path.join(root, 'docs/sandbox-threat-model.md');

/** Files that the page links to, from the root of the repository. */
const linked = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) =>
  path.relative(root, path.resolve(path.dirname(page), target)),
);

const proofs = readdirSync(path.join(import.meta.dirname, 'hostile'))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `scripts-sandbox/tests/hostile/${name}`);

it('every claim of the threat model links to a test that is there', () => {
  expect(linked.length).toBeGreaterThan(40);
  expect(linked.filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
});

it.each(proofs)('%s proves a claim of the threat model', (proof) => {
  expect(linked).toContain(proof);
});
