/**
 * What the dashboard's overview shows. Days are those of UTC, and each of a period is told, also one
 * on which nothing happened.
 */
import { listConnections } from '#app/store/connections.ts';
import {
  countActiveUsers,
  countEventsByDay,
  countPasskeyStepsByDay,
  countPasskeyUsesByProvider,
  countSignInsByConnection,
  countSignInsByUserAgent,
} from '#app/store/statistics.ts';
import type { DailyEvents, DailySteps, Period, SignInsBy } from '#app/store/statistics.ts';
import type { PasskeyMoment, PasskeyStep } from '#app/store/passkey-events.ts';
import { browserOf } from '#app/tenancy/browser-name.ts';

export type { Period };

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_USER_AGENTS = 2000;

/** Auth0's types of a sign-in that did not come about. */
const failures = ['f', 'fp', 'fu', 'limit_wc', 'limit_mu'];

type SignIns = { passkey: number; password: number };
export type SignInCounts = SignIns & { failures: number; sign_ups: number };
export type SignInShare<Name extends string> = Record<Name, string | null> &
  SignIns & { passkey_share: number };

/** How people signed in: by day, and what part of it was with passkeys, by whom. */
export async function signInStatistics(tenantId: string, period: Period) {
  const [events, byConnection, byUserAgent, uses, connections] = await Promise.all([
    countEventsByDay(tenantId, period, ['s', 'ss', ...failures]),
    countSignInsByConnection(tenantId, period),
    countSignInsByUserAgent(tenantId, period, MOST_USER_AGENTS),
    countPasskeyUsesByProvider(tenantId, period, signingIn),
    listConnections(tenantId),
  ]);
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  return {
    total: countsOf(events),
    days: daysOf(period).map((date) => ({
      date,
      ...countsOf(events.filter(({ day }) => day === date)),
    })),
    connections: sharesOf(byConnection, (id) => id).map(({ name: id, ...share }) => ({
      connection_id: id,
      connection: id === null ? null : (names.get(id) ?? null),
      ...share,
    })),
    browsers: sharesOf(byUserAgent, (userAgent) => browserOf(userAgent ?? '').family).map(
      ({ name: browser, ...share }) => ({ browser, ...share }),
    ),
    providers: uses
      .toSorted((a, b) => b.count - a.count)
      .map(({ provider, count }) => ({
        ...{ provider, sign_ins: count },
        share: count / sum(uses),
      })),
  };
}

function countsOf(events: readonly DailyEvents[]): SignInCounts {
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
function sharesOf(rows: readonly SignInsBy[], nameOf: (by: string | null) => string | null) {
  const named = Map.groupBy(rows, ({ by }) => nameOf(by));
  return Array.from(named, ([name, signIns]) => {
    const counts = byMethod(signIns);
    return { name, ...counts, passkey_share: counts.passkey / sum(signIns) };
  }).toSorted((a, b) => b.passkey + b.password - (a.passkey + a.password));
}

/** Where a passkey signs somebody in; elsewhere one is tried out. */
const signingIn: readonly PasskeyMoment[] = ['login', 'api'];

const funnelSteps = ['offered', 'started', 'created', 'used'] as const satisfies PasskeyStep[];

export type FunnelCounts = Record<(typeof funnelSteps)[number], number>;

/** From the offer of a passkey to its use: by day, and by where it was offered. */
export async function passkeyFunnel(tenantId: string, period: Period) {
  const steps = (await countPasskeyStepsByDay(tenantId, period, funnelSteps)).filter(isOfFunnel);
  const moments = Map.groupBy(steps, ({ moment }) => moment);
  return {
    total: funnelOf(steps),
    days: daysOf(period).map((date) => ({
      date,
      ...funnelOf(steps.filter(({ day }) => day === date)),
    })),
    moments: Array.from(moments, ([moment, taken]) => ({ moment, ...funnelOf(taken) })).toSorted(
      (a, b) => a.moment.localeCompare(b.moment),
    ),
  };
}

/** What begins at a sign-in makes no passkey, and only there and in applications is one used. */
const isOfFunnel = ({ step, moment }: DailySteps): boolean =>
  step === 'used' ? signingIn.includes(moment) : moment !== 'login';

function funnelOf(steps: readonly DailySteps[]): FunnelCounts {
  const counts = funnelSteps.map((step) => [step, sum(steps.filter((one) => one.step === step))]);
  return Object.fromEntries(counts) as FunnelCounts;
}

/** How many people have signed in within thirty days, as Auth0 counts. */
export const countActive = (tenantId: string, now = new Date()): Promise<number> =>
  countActiveUsers(tenantId, new Date(now.getTime() - 30 * DAY_MS));

export async function dailyStatistics(tenantId: string, period: Period) {
  const events = await countEventsByDay(tenantId, period, ['s', 'ss']);
  return daysOf(period).map((date) => {
    const { passkey, password, sign_ups } = countsOf(events.filter(({ day }) => day === date));
    return { date, logins: passkey + password, signups: sign_ups };
  });
}

/** The days of which there is some in a period, such as 2026-01-31. */
function daysOf({ from, until }: Period): string[] {
  const first = Math.floor(from.getTime() / DAY_MS);
  const end = Math.ceil(until.getTime() / DAY_MS);
  return Array.from({ length: end - first }, (_, index) =>
    new Date((first + index) * DAY_MS).toISOString().slice(0, 10),
  );
}

const sum = (rows: readonly { count: number }[]): number =>
  rows.reduce((total, { count }) => total + count, 0);
