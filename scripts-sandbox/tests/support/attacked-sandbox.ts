/** A sandbox in which one tenant attacks while the people next door go on signing in. */
import { setInterval } from 'node:timers/promises';

import { expect } from 'vitest';

import type { SandboxSettings, ScriptOutcome } from '../../index.ts';
import type { HostileScript } from '../hostile/scripts.ts';
import { honest, openedSandbox } from './opened-sandbox.ts';
import type { Asked } from './opened-sandbox.ts';

/** How often somebody signs in next door. */
const BETWEEN_VISITS_MS = 20;
/** As long as one run may last: a new process takes its time on a machine with every processor taken. */
const SLOWEST_MS = 20_000;

export function attackedSandbox(settings: Partial<SandboxSettings> = {}) {
  const opened = openedSandbox(settings);

  /** Runs next door, one after the other, until it is told to stop; at least one begins and ends. */
  function visitors(tenantId = 'next-door') {
    const over = new AbortController();
    let slowestMs = 0;
    let visits = 0;
    const visit = async (): Promise<void> => {
      const begun = performance.now();
      const outcome = await opened.getUser(honest, { tenantId });
      slowestMs = Math.max(slowestMs, performance.now() - begun);
      visits += 1;
      expect(outcome).toMatchObject({ kind: 'ok', answer: { email: 'ada@example.com' } });
    };
    const visiting = (async () => {
      await visit();
      for await (const _ of setInterval(BETWEEN_VISITS_MS)) {
        if (over.signal.aborted) break;
        await visit();
      }
    })();
    return {
      async stop() {
        over.abort();
        await visiting;
        expect(visits).toBeGreaterThan(0);
        expect(slowestMs).toBeLessThan(SLOWEST_MS);
        return visits;
      },
    };
  }

  /** Runs a hostile script, and meanwhile honest ones of another tenant, which are all answered. */
  async function attack({ source }: HostileScript, asked: Asked = {}): Promise<ScriptOutcome> {
    const nextDoor = visitors();
    const outcome = await opened.getUser(source, { tenantId: 'mallory', ...asked });
    await nextDoor.stop();
    return outcome;
  }

  return { ...opened, attack, visitors };
}
