import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { honest } from '../support/opened-sandbox.ts';
import { endOf } from './scripts.ts';
import type { HostileScript } from './scripts.ts';
import * as scripts from './scripts.ts';

const { sandbox, getUser, visitors } = attackedSandbox();

/** Those that attack as one: with more attackers than there are processes, honest ones wait for a turn. */
const together: Readonly<Record<string, string>> = {
  rejections: 'burning',
  burningBuiltIns: 'burning',
};

/** A tenant for each kind of attack. */
const attackers = Object.entries(scripts).flatMap(([kind, group]) =>
  typeof group === 'function'
    ? []
    : [{ tenantId: together[kind] ?? kind, attacks: Object.entries<HostileScript>(group) }],
);

/** Ends that a run may have beside its own, because of what others of its tenant do to their process. */
const byItsOwnTenant = [
  'unavailable: lost',
  'timeout: wall',
  'timeout: cpu',
  'timeout: callback',
  'out-of-memory',
];

it('while every attack goes on at once, every honest run of three other tenants is answered', async () => {
  const honestRuns = ['acme', 'globex', 'initech'].map((tenantId) => visitors(tenantId));
  const attacks = attackers.flatMap(({ tenantId, attacks }) =>
    attacks.map(async ([name, { source, ends }]) => {
      const outcome = await getUser(source, { tenantId, connectionId: name });
      expect([...ends, ...byItsOwnTenant], name).toContain(endOf(outcome));
    }),
  );
  expect(attacks.length).toBeGreaterThan(50);
  await Promise.all(attacks);
  for (const nextDoor of honestRuns) expect(await nextDoor.stop()).toBeGreaterThan(10);

  // Whoever has attacked gets an honest answer too, afterwards.
  for (const { tenantId } of attackers) {
    expect(sandbox.isResting(tenantId, 'people')).toBe(false);
    const outcome = await getUser(honest, { tenantId });
    expect(outcome).toMatchObject({ kind: 'ok' });
  }
}, 180_000);
