/** Numbers about a tenant, for the dashboard; two of them are Auth0's. */
import { z } from 'zod';

import { countActive, dailyStatistics, passkeyFunnel, signInStatistics } from '../statistics.ts';
import type { Period } from '../statistics.ts';
import { operation } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 90;
const USUAL_DAYS = 30;
/** Nothing has happened before, and neither engine is asked about the first centuries. */
const EARLIEST = new Date('2000-01-01');

const instant = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'expected a day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z',
  })
  .transform((text) => new Date(text))
  .optional();

const periodQuery = z.strictObject({ from: instant, until: instant });

/** A day as Auth0 writes it, such as 20260131. */
const compactDay = z
  .string()
  .regex(/^\d{8}$/, 'expected a day such as 20260131')
  .transform((text) => text.replace(/^(....)(..)(..)$/, '$1-$2-$3'))
  .pipe(z.iso.date('expected a day such as 20260131'))
  .transform((text) => new Date(text))
  .optional();

const dailyQuery = z.strictObject({ from: compactDay, to: compactDay });

type Asked = { from?: Date | undefined; until?: Date | undefined };

/**
 * Without an end, up to now; without a beginning, thirty days, of which the last may have only begun.
 *
 * @throws ApiRefusal
 */
function periodOf({ from, until = new Date() }: Asked): Period {
  const start = from ?? new Date(Math.ceil(until.getTime() / DAY_MS - USUAL_DAYS) * DAY_MS);
  const refuse = (message: string) => new ApiRefusal('invalid_query_string', message);
  if (start < EARLIEST) throw refuse('from: expected a time from 2000-01-01 on');
  if (start >= until) throw refuse('from: expected a time before the end of the period');
  if (until.getTime() - start.getTime() <= MOST_DAYS * DAY_MS) return { from: start, until };
  throw refuse(`from: expected at most ${MOST_DAYS} days before the end of the period`);
}

/** Both days belong to it. */
const periodOfDays = ({ from, to = today() }: { from?: Date | undefined; to?: Date | undefined }) =>
  periodOf({ from, until: new Date(to.getTime() + DAY_MS) });

const today = () => new Date(new Date().toISOString().slice(0, 10));

const n = z.number();
const period = { from: z.iso.datetime(), until: z.iso.datetime() };
const date = z.iso.date();
const signIns = { passkey: n, password: n };
const counts = { ...signIns, failures: n, sign_ups: n };
const funnel = { offered: n, started: n, created: n, used: n };
const share = { ...signIns, passkey_share: n };

const shown = ({ from, until }: Period) => ({
  from: from.toISOString(),
  until: until.toISOString(),
});

export const statistics = [
  operation({
    id: 'get_sign_in_statistics',
    ...{ method: 'GET', path: '/stats/sign-ins' },
    summary: 'How people signed in: by day, and with passkeys by connection, browser and provider',
    scopes: ['read:stats'],
    role: 'auditor',
    ...{ query: periodQuery, body: null },
    answer: {
      status: 200,
      schema: z.strictObject({
        ...period,
        total: z.strictObject(counts),
        days: z.array(z.strictObject({ date, ...counts })),
        connections: z.array(
          z.strictObject({
            ...{ connection_id: z.string().nullable(), connection: z.string().nullable() },
            ...share,
          }),
        ),
        browsers: z.array(z.strictObject({ browser: z.string().nullable(), ...share })),
        providers: z.array(
          z.strictObject({ provider: z.string().nullable(), sign_ins: n, share: n }),
        ),
      }),
    },
    run: async ({ site }, { query }) => {
      const asked = periodOf(query);
      return { ...shown(asked), ...(await signInStatistics(site.tenant.id, asked)) };
    },
  }),
  operation({
    id: 'get_passkey_funnel',
    ...{ method: 'GET', path: '/stats/passkey-funnel' },
    summary: 'From the offer of a passkey to its use, by day and by where it was offered',
    scopes: ['read:stats'],
    role: 'auditor',
    ...{ query: periodQuery, body: null },
    answer: {
      status: 200,
      schema: z.strictObject({
        ...period,
        total: z.strictObject(funnel),
        days: z.array(z.strictObject({ date, ...funnel })),
        moments: z.array(z.strictObject({ moment: z.string(), ...funnel })),
      }),
    },
    run: async ({ site }, { query }) => {
      const asked = periodOf(query);
      return { ...shown(asked), ...(await passkeyFunnel(site.tenant.id, asked)) };
    },
  }),
  operation({
    id: 'get_active_users',
    ...{ method: 'GET', path: '/stats/active-users' },
    summary: 'How many people have signed in within thirty days',
    scopes: ['read:stats'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: n },
    run: ({ site }) => countActive(site.tenant.id),
  }),
  operation({
    id: 'list_daily_statistics',
    ...{ method: 'GET', path: '/stats/daily', summary: 'Sign-ins and sign-ups, day by day' },
    scopes: ['read:stats'],
    role: 'auditor',
    ...{ query: dailyQuery, body: null },
    answer: {
      status: 200,
      schema: z.array(
        z.strictObject({
          ...{ date: z.iso.datetime(), logins: n, signups: n },
          // Leaked passwords are not looked for.
          leaked_passwords: z.literal(0),
          ...{ created_at: z.iso.datetime(), updated_at: z.iso.datetime() },
        }),
      ),
    },
    run: async ({ site }, { query }) => {
      const now = new Date().toISOString();
      const days = await dailyStatistics(site.tenant.id, periodOfDays(query));
      return days.map(({ date, logins, signups }) => ({
        ...{ date: `${date}T00:00:00.000Z`, logins, signups, leaked_passwords: 0 },
        ...{ created_at: `${date}T00:00:00.000Z`, updated_at: now },
      }));
    },
  }),
];
