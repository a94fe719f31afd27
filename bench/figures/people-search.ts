/** Searches among many people over the Management API, beside the query that an index answers. */
import { peopleQuestions } from '../load/people-questions.ts';
import type { PeopleQuestion } from '../load/people-questions.ts';
import type { ServerUnderTest } from '../load/server-under-test.ts';
import type { Row } from '../report/measured.ts';
import { middle, quantile } from '../report/statistics.ts';

/** A machine may make 600 requests in a minute. */
const TURNS = 12;
const QUESTIONS = 40;
const MOST_TIMES_BARE = 3;

type Crowd = { people: number; newToken: () => Promise<string> };

export async function searchPeople(
  server: ServerUnderTest,
  title: string,
  { people, newToken }: Crowd,
): Promise<Row[]> {
  const bare = await server.startBareSearch();
  const rows: Row[] = [];
  try {
    for (const [key, question] of Object.entries(peopleQuestions)) {
      const headers = { Authorization: `Bearer ${await newToken()}` };
      const api = `${server.application.origin}/api/v2`;
      const ids = await someIds(api, headers);
      const sides = [
        () => timed(people, (n) => `${api}${question.path(n, ids)}`, headers),
        () => timed(people, (n) => bareAddress(bare.origin, key, question.values(n, ids)), {}),
      ] as const;
      const [ours, theirs] = await byTurns(sides);
      rows.push(
        searchRow(`${title}, ${people.toLocaleString('en')} users`, question, ours, theirs),
      );
    }
  } finally {
    bare.stop();
  }
  return rows;
}

/** Who begins changes with every turn; in the first one compilers learn. */
async function byTurns([one, other]: readonly [() => Promise<number[]>, () => Promise<number[]>]) {
  const [ours, theirs]: [number[], number[]] = [[], []];
  await one();
  await other();
  for (let turn = 1; turn < TURNS; turn += 1) {
    if (turn % 2 === 0) {
      ours.push(...(await one()));
      theirs.push(...(await other()));
    } else {
      theirs.push(...(await other()));
      ours.push(...(await one()));
    }
  }
  return [ours, theirs] as const;
}

async function someIds(api: string, headers: Record<string, string>): Promise<string[]> {
  const response = await fetch(`${api}/users?per_page=100&fields=user_id`, { headers });
  return ((await response.json()) as { user_id: string }[]).map(({ user_id: id }) => id);
}

const bareAddress = (origin: string, key: string, values: readonly string[]) => {
  const query = new URLSearchParams([
    ['question', key],
    ...values.map((value) => ['value', value]),
  ]);
  return `${origin}/?${query.toString()}`;
};

async function timed(
  people: number,
  addressOf: (n: number) => string,
  headers: Record<string, string>,
): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let turn = 0; turn < QUESTIONS; turn += 1) {
    const address = addressOf(Math.floor(Math.random() * people));
    const startedAt = performance.now();
    const response = await fetch(address, { headers });
    const text = await response.text();
    milliseconds.push(performance.now() - startedAt);
    if (response.status !== 200 || !text.includes('user-')) throw new Error(`${address}: ${text}`);
  }
  return milliseconds;
}

function searchRow(
  title: string,
  { what }: PeopleQuestion,
  ours: readonly number[],
  theirs: readonly number[],
): Row {
  const [mine, bare] = [middle(ours), middle(theirs)];
  const slowest = quantile(
    ours.toSorted((a, b) => a - b),
    0.99,
  );
  return {
    what: `${title}: ${what}`,
    value: `${mine.toFixed(2)} ms`,
    times: `${mine.toFixed(1)} / ${slowest.toFixed(1)} ms`,
    baseline: `bare query over HTTP ${bare.toFixed(2)} ms`,
    ratio: (mine / bare).toFixed(1),
    aim: `≤ ${MOST_TIMES_BARE}`,
    met: mine / bare <= MOST_TIMES_BARE,
  };
}
