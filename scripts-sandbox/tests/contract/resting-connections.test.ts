/** A connection whose scripts only fail is left alone for a while, and says so. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { Breaker } from '../../host/breaker.ts';
import { Sandbox } from '../../index.ts';
import { breakerLimits } from '../../limits.ts';

const { failures, overMs, openMs, probes } = breakerLimits;

let now = 0;
const sandbox = new Sandbox({ allowedDestinations: [] }, new Breaker(() => now));
afterAll(() => {
  sandbox.stop();
});

let connections = 0;
let connectionId: string;
beforeEach(() => {
  connections += 1;
  connectionId = `people-${String(connections)}`;
});

type Of = { tenantId?: string; connectionId?: string; person?: string };

const run = (text: string, { person = 'ada', ...of }: Of = {}) =>
  sandbox.runScript({
    tenantId: 'acme',
    connectionId,
    ...of,
    source: `function login(name, password, callback) { ${text} }`,
    action: { script: 'login', usernameOrEmail: person, password: 'x' },
    configuration: {},
  });

const isResting = () => sandbox.isResting('acme', connectionId);

const fails = "callback(new Error('no database'));";
const works = "callback(null, { user_id: '7' });";
const denies = 'callback(new WrongUsernameOrPasswordError(name));';
const resting = { kind: 'unavailable', reason: 'resting' };

const runMany = async (text: string, count: number) => {
  for (let at = 0; at < count; at += 1) await run(text, { person: `person-${String(at)}` });
};

const wear = async (text: string) => {
  await runMany(text, failures - 1);
  now += overMs;
  await run(text);
};

describe('a connection that keeps failing', () => {
  it('rests, says so, and is tried again when it has rested', async () => {
    await wear(fails);
    expect(isResting()).toBe(true);
    const { report, ...result } = await run(works);
    expect(result).toEqual(resting);
    expect(report).toEqual({
      console: [],
      modules: [],
      waitedMs: 0,
      ranMs: 0,
      cpuMs: 0,
      outboundCalls: 0,
    });

    now += openMs;
    expect(await run(works)).toMatchObject({ kind: 'ok' });
    expect(isResting()).toBe(false);
    expect(await run(works)).toMatchObject({ kind: 'ok' });
  });

  it('rests again where the next run fails as well', async () => {
    await wear(fails);
    now += openMs;
    expect(await run(fails)).toMatchObject({ kind: 'threw' });
    expect(isResting()).toBe(true);
    expect(await run(works)).toMatchObject(resting);
  });

  it('lets a few in when it has rested', async () => {
    await wear(fails);
    now += openMs;
    const outcomes = await Promise.all(Array.from({ length: probes + 2 }, () => run(works)));
    const kinds = outcomes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'ok')).toHaveLength(probes);
    expect(kinds.filter((kind) => kind === 'unavailable')).toHaveLength(2);
    expect(isResting()).toBe(false);
  });

  it('rests whatever the failure is', async () => {
    await wear('callback(null, { user_id: [] });');
    expect(isResting()).toBe(true);
  });

  it('rests alone: neither another connection nor another tenant does', async () => {
    await wear(fails);
    expect(await run(works, { connectionId: 'others' })).toMatchObject({ kind: 'ok' });
    expect(await run(works, { tenantId: 'umbrella' })).toMatchObject({ kind: 'ok' });
    expect(await run(works)).toMatchObject(resting);
  });
});

describe('a connection does not rest', () => {
  it('because it says no', async () => {
    await wear(denies);
    await wear('callback();');
    expect(isResting()).toBe(false);
    expect(await run(denies)).toMatchObject({ kind: 'denied' });
  });

  it('because one person makes it fail, however often and in whatever spelling', async () => {
    for (let time = 0; time < failures * 2; time += 1) {
      await run(fails, { person: time % 2 ? 'mallory@example.com' : 'Mallory@Example.com' });
      now += overMs;
    }
    expect(isResting()).toBe(false);
  });

  it('because of a source that is no script', async () => {
    await wear('callback(;');
    expect(await run(works)).toMatchObject({ kind: 'ok' });
  });

  it('where one run between the failures works, or says no', async () => {
    for (const between of [works, denies]) {
      await runMany(fails, failures - 1);
      now += overMs;
      await run(between);
      await run(fails);
      expect(isResting()).toBe(false);
    }
  });
});
