/**
 * What the dashboard's overview shows. Days are those of UTC, and each of a period is told, also one
 * on which nothing happened.
 */
import { listConnections } from '#app/store/connections.ts';
import type { PasskeyMoment, PasskeyStep } from '#app/store/passkey-events.ts';
import { countActiveUsers, countEvents, countPasskeySteps } from '#app/store/statistics.ts';
import type { CountedEvents, CountedSteps, Period } from '#app/store/statistics.ts';
import { browserOf } from '#app/tenancy/browser-name.ts';

import { countedByDay } from './counted-days.ts';

export type { Period };

const ACTIVE_MS = 30 * 24 * 60 * 60 * 1000;

/** Auth0's types of a sign-in that did not come about. */
const failures = ['f', 'fp', 'fu', 'limit_wc', 'limit_mu'];

type Signed = Omit<CountedEvents, 'userAgent'> & { browser: string | null };

/** With the names of browsers, of which there are few, and not with all that they call themselves. */
const eventsByDay = countedByDay(async (tenantId, day): Promise<Signed[]> => {
  const rows = await countEvents(tenantId, day, ['s', 'ss', ...failures]);
  const named = rows.map(({ userAgent, ...row }) => ({
    ...row,
    browser: row.type === 's' ? browserOf(userAgent ?? '').family : null,
  }));
  const alike = Map.groupBy(named, ({ count: _count, ...row }) => JSON.stringify(row));
  return [...alike.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, count: first.count + sum(others) }] : [],
  );
});

type SignIns = { passkey: number; password: number };
export type SignInCounts = SignIns & { failures: number; sign_ups: number };

/** How people signed in: by day, and what part of it was with passkeys, by whom. */
export async function signInStatistics(tenantId: string, period: Period) {
  const [days, steps, connections] = await Promise.all([
    eventsByDay(tenantId, period),
    stepsByDay(tenantId, period),
    listConnections(tenantId),
  ]);
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  const events = days.flatMap(({ counts }) => counts);
  const signIns = events.filter(({ type }) => type === 's');
  const uses = steps.flatMap(({ counts }) => counts).filter(({ step }) => step === 'used');
  return {
    total: countsOf(events),
    days: days.map(({ date, counts }) => ({ date, ...countsOf(counts) })),
    connections: sharesOf(signIns, ({ connectionId }) => connectionId).map(([id, share]) => ({
      connection_id: id,
      connection: id === null ? null : (names.get(id) ?? null),
      ...share,
    })),
    browsers: sharesOf(signIns, ({ browser }) => browser).map(([browser, share]) => ({
      browser,
      ...share,
    })),
    providers: Array.from(
      Map.groupBy(uses, ({ provider }) => provider),
      ([provider, used]) => ({ provider, sign_ins: sum(used), share: sum(used) / sum(uses) }),
    ).toSorted((a, b) => b.sign_ins - a.sign_ins),
  };
}

function countsOf(events: readonly Signed[]): SignInCounts {
  const of = (...types: string[]) => events.filter(({ type }) => types.includes(type));
  return {
    ...byMethod(of('s')),
    failures: sum(of(...failures)),
    sign_ups: sum(of('ss')),
  };
}

/** Whatever is no passkey is a password: there are no others. */
const byMethod = (signIns: readonly { method: string | null; count: number }[]): SignIns => ({
  passkey: sum(signIns.filter(({ method }) => method === 'passkey')),
  password: sum(signIns.filter(({ method }) => method !== 'passkey')),
});

/** Those with the most sign-ins first. */
function sharesOf<By>(signIns: readonly Signed[], by: (signIn: Signed) => By) {
  return Array.from(Map.groupBy(signIns, by), ([value, some]) => {
    const counts = byMethod(some);
    return [value, { ...counts, passkey_share: counts.passkey / sum(some) }] as const;
  }).toSorted(([, a], [, b]) => b.passkey + b.password - (a.passkey + a.password));
}

/** Where a passkey signs somebody in; elsewhere one is tried out. */
const signingIn: readonly PasskeyMoment[] = ['login', 'api'];

const funnelSteps = ['offered', 'started', 'created', 'used'] as const satisfies PasskeyStep[];

export type FunnelCounts = Record<(typeof funnelSteps)[number], number>;

const stepsByDay = countedByDay(async (tenantId, day) =>
  (await countPasskeySteps(tenantId, day, funnelSteps)).filter(isOfFunnel),
);

/** What begins at a sign-in makes no passkey, and only there and in applications is one used. */
function isOfFunnel({ step, moment }: CountedSteps): boolean {
  return step === 'used' ? signingIn.includes(moment) : moment !== 'login';
}

/** From the offer of a passkey to its use: by day, and by where it was offered. */
export async function passkeyFunnel(tenantId: string, period: Period) {
  const days = await stepsByDay(tenantId, period);
  const steps = days.flatMap(({ counts }) => counts);
  const moments = Map.groupBy(steps, ({ moment }) => moment);
  return {
    total: funnelOf(steps),
    days: days.map(({ date, counts }) => ({ date, ...funnelOf(counts) })),
    moments: Array.from(moments, ([moment, taken]) => ({ moment, ...funnelOf(taken) })).toSorted(
      (a, b) => a.moment.localeCompare(b.moment),
    ),
  };
}

function funnelOf(steps: readonly CountedSteps[]): FunnelCounts {
  const counts = funnelSteps.map((step) => [step, sum(steps.filter((one) => one.step === step))]);
  return Object.fromEntries(counts) as FunnelCounts;
}

/** How many people have signed in within thirty days, as Auth0 counts. */
export const countActive = (tenantId: string, now = new Date()): Promise<number> =>
  countActiveUsers(tenantId, new Date(now.getTime() - ACTIVE_MS));

export async function dailyStatistics(tenantId: string, period: Period) {
  const days = await eventsByDay(tenantId, period);
  return days.map(({ date, counts }) => {
    const { passkey, password, sign_ups } = countsOf(counts);
    return { date, logins: passkey + password, signups: sign_ups };
  });
}

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
