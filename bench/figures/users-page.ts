/** The dashboard's page of users: as fast among 100,000 people as among 100. */
import { SMALL_CONNECTION } from '../load/people.ts';
import type { Engine, ServerUnderTest } from '../load/server-under-test.ts';
import type { Measured, Row } from '../report/measured.ts';
import { middle, quantile } from '../report/statistics.ts';
import type { Figure } from './figure.ts';
import { withServer } from './figure.ts';

const FEW = 100;
const FEW_BLOCKED = 60;
const MANY = 100_000;
const TURNS = 21;
const PAGES_A_TURN = 3;
/** What one page of many people may take of what it takes of few. */
const MOST_TIMES_FEW = 1.5;

/** What is looked at. Of few people the last page there is, which is the second; and everybody where many means a thousand. */
const views: readonly { what: string; path: (people: number) => string }[] = [
  { what: 'the newest', path: () => '' },
  { what: 'a later page', path: (people) => `?page=${people === FEW ? 2 : 19}` },
  { what: 'by name', path: () => '?sort=name:1' },
  { what: 'by last sign-in', path: () => '?sort=last_login:-1' },
  { what: 'a search that finds one', path: () => '?search=person-77@' },
  { what: 'a search that finds everybody', path: () => '?search=person' },
  {
    what: 'a search that finds a thousand',
    path: (people) => `?search=${people === FEW ? 'person' : 'person-12'}`,
  },
  { what: 'a search that finds nobody', path: () => '?search=nobody' },
  {
    what: 'everybody of a connection',
    path: () => '?connection=Username-Password-Authentication',
  },
  { what: 'a small connection', path: () => `?connection=${SMALL_CONNECTION}` },
  {
    what: 'a search in a connection',
    path: () => '?search=person-77@&connection=Username-Password-Authentication',
  },
  { what: 'who is blocked', path: () => '?blocked=true' },
  { what: 'who is blocked, by name', path: () => '?blocked=true&sort=name:1' },
];

export const usersPage: Figure = {
  name: 'users-page',
  title: `The dashboard's users among ${MANY.toLocaleString('en')}`,
  measure: async () => {
    const rows = await measureOn('sqlite', 'SQLite');
    const onPostgres = process.env.TEST_DATABASE_URL
      ? await measureOn('postgresql', 'PostgreSQL')
      : [];
    return { rows: [...rows, ...onPostgres], notes: [whatIsMeasured] } satisfies Measured;
  },
};

const whatIsMeasured =
  `The dashboard's users: GET /dashboard/users as a signed-in owner's browser asks for it, one page after the other, by turns of two servers on one core with ${FEW} people and ${MANY.toLocaleString('en')}; ` +
  'a ratio is that of the middle times. Of both crowds 20 are in the small connection; a page of who is blocked is full in both, as is one of a thousand finds.';

type Crowd = { server: ServerUnderTest; cookie: string; people: number };

const measureOn = (engine: Engine, title: string): Promise<Row[]> =>
  withServer(engine, (few) =>
    withServer(engine, async (many) => {
      const crowds = [await crowdOf(few, FEW), await crowdOf(many, MANY)] as const;
      const rows: Row[] = [];
      for (const view of views) rows.push(await rowOf(title, view, crowds));
      return rows;
    }),
  );

async function crowdOf(server: ServerUnderTest, people: number): Promise<Crowd> {
  // A page of blocked people is full among few, too: otherwise a page would be compared with a line.
  await server.addBystanders(people, 1, people === FEW ? FEW_BLOCKED : 0);
  return { server, cookie: await server.signInAdministrator(), people };
}

async function rowOf(
  title: string,
  { what, path }: (typeof views)[number],
  crowds: readonly [Crowd, Crowd],
): Promise<Row> {
  const times: readonly [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    // Who begins changes with every turn, so that a machine that becomes slower does so for both.
    for (const index of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const crowd = crowds[index];
      const measured = await timed(crowd, path(crowd.people));
      // In the first turn compilers learn.
      if (turn > 0) times[index].push(...measured);
    }
  }
  const [few, many] = [middle(times[0]), middle(times[1])];
  const slowest = quantile(
    times[1].toSorted((a, b) => a - b),
    0.99,
  );
  return {
    what: `Users page on ${title}: ${what}`,
    value: `${many.toFixed(1)} ms`,
    times: `${many.toFixed(1)} / ${slowest.toFixed(1)} ms`,
    baseline: `${FEW} people ${few.toFixed(1)} ms`,
    ratio: (many / few).toFixed(2),
    aim: `≤ ${MOST_TIMES_FEW}`,
    met: many / few <= MOST_TIMES_FEW,
  };
}

async function timed({ server, cookie }: Crowd, path: string): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let page = 0; page < PAGES_A_TURN; page += 1) {
    const startedAt = performance.now();
    const response = await fetch(`${server.application.origin}/dashboard/users${path}`, {
      headers: { cookie, accept: 'text/html' },
      redirect: 'manual',
    });
    const text = await response.text();
    milliseconds.push(performance.now() - startedAt);
    if (response.status !== 200 || !text.includes('<h1>Users')) {
      throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
    }
  }
  return milliseconds;
}
