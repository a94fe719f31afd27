import { PASSKEYS_OF_A_PERSON } from '../../tests/database/many-people.ts';
import { alternately } from '../load/alternately.ts';
import type { Question } from '../load/ask-store.ts';
import type { LoadReport } from '../load/order.ts';
import { PASSWORD } from '../load/people.ts';
import type { Bystander, People } from '../load/people.ts';
import type { RoadName } from '../load/roads.ts';
import type { Answers, Engine, ServerUnderTest } from '../load/server-under-test.ts';
import { walkByTurns } from '../load/walk-by-turns.ts';
import type { Side } from '../load/walk-by-turns.ts';
import type { Measured, Row } from '../report/measured.ts';
import { doubts, percent, rateOf, rateRow, shareOfProcessorTime } from '../report/measured.ts';
import { middle } from '../report/statistics.ts';
import type { Figure, Run } from './figure.ts';
import { withServer } from './figure.ts';

const FEW = 100;
const MANY = 100_000;
const CLIENTS = 16;
/** Enough that their rows are not all in the database's cache. */
const PASSKEY_USERS = 1_000;
const PASSWORD_USERS = 100;
/** What a database with many people must still do of what an almost empty one does. */
const SHARE = 0.95;
/** A thousand times the rows are two more levels of an index, which are read and not remembered. */
const MOST_MICROSECONDS_MORE = 100;

type Road = { what: string; road: RoadName; visits: number };

const roads: Road[] = [
  { what: 'passkey sign-in', road: 'ceremony', visits: 150 },
  { what: 'page and passkey', road: 'page-and-ceremony', visits: 150 },
  { what: 'password sign-in', road: 'password', visits: 50 },
];

const questions: { what: string; question: Question }[] = [
  { what: `listing ${PASSKEYS_OF_A_PERSON} passkeys`, question: 'listing' },
  { what: 'deciding on enrollment', question: 'deciding' },
];

const passkeysOf = (people: number) => (people * PASSKEYS_OF_A_PERSON).toLocaleString('en');

/** Whether sign-ins, the account page and decisions keep their pace as more passkeys are stored. */
export const size: Figure = {
  name: 'size',
  title: `${passkeysOf(MANY)} passkeys of ${MANY.toLocaleString('en')} users`,
  measure: async (run) => {
    const sqlite = await measureOn('sqlite', 'SQLite', run);
    const postgres = process.env.TEST_DATABASE_URL
      ? await measureOn('postgresql', 'PostgreSQL', run)
      : undefined;
    return {
      rows: [...sqlite.rows, ...(postgres?.rows ?? [])],
      notes: [
        `Size: two servers at the same time, one with ${passkeysOf(FEW)} passkeys stored and one with ${passkeysOf(MANY)}, ${PASSKEYS_OF_A_PERSON} for each user; ${PASSKEY_USERS} and ${PASSWORD_USERS} more sign in, 16 clients. They take turns of a few hundred sign-ins, so that both meet the same machine; a ratio is the middle one of those of all turns. ` +
          'Listing and deciding ask the store’s functions without a server, one question after the other, about up to 1,000 of those users in turn.',
        ...sqlite.notes,
        ...(postgres?.notes ?? ['Size: not measured on PostgreSQL, because none is running here.']),
      ],
    };
  },
};

type Stored = { server: ServerUnderTest; people: People; bystanders: Bystander[] };

const measureOn = (engine: Engine, title: string, run: Run): Promise<Measured> =>
  withServer(engine, (small) =>
    withServer(engine, async (large) => {
      const few = await stored(small, FEW);
      const many = await stored(large, MANY);
      // Until the compilers have seen all of it.
      await walkBoth(run, { what: '', road: 'page-and-ceremony', visits: 500 }, few, many);
      const rows: Row[] = [];
      const notes: string[] = [];
      for (const road of roads) {
        const what = `${title}, ${passkeysOf(MANY)}: ${road.what}`;
        const { less, more, share } = await walkBoth(run, road, few, many);
        rows.push({
          ...rateRow(what, more, { name: `${passkeysOf(FEW)} stored`, perSecond: rateOf(less) }),
          ratio: percent(share),
          aim: `≥ ${SHARE * 100} %`,
          met: share >= SHARE,
        });
        const byProcessor = shareOfProcessorTime(less, more);
        if (byProcessor) notes.push(`${what}: ${byProcessor} by the server’s processor time.`);
        notes.push(...doubts(what, more));
      }
      return { rows: [...rows, ...(await askBoth(run, title, few, many))], notes };
    }),
  );

async function stored(server: ServerUnderTest, count: number): Promise<Stored> {
  const bystanders = await server.addBystanders(count);
  const people = await server.populate({ passkeys: PASSKEY_USERS, passwords: PASSWORD_USERS });
  return { server, people, bystanders };
}

async function walkBoth(
  { load, seconds }: Run,
  road: Road,
  few: Stored,
  many: Stored,
): Promise<{ less: LoadReport; more: LoadReport; share: number }> {
  const sides = [sideOf(few), sideOf(many)] as const;
  const way = { ...road, clients: CLIENTS };
  const { reports, share } = await walkByTurns(load, way, sides, 2 * seconds);
  const [less, more] = reports;
  return { less, more, share };
}

const sideOf = ({ server, people }: Stored): Side => ({
  application: server.application,
  serverPid: server.pid,
  passkeys: people.passkeys,
  passwords: people.passwords.map((identifier) => ({ identifier, password: PASSWORD })),
});

async function askBoth({ seconds }: Run, title: string, few: Stored, many: Stored): Promise<Row[]> {
  const less = few.server.startAsking();
  const more = many.server.startAsking();
  const rows: Row[] = [];
  for (const { what, question } of questions) {
    const [small, large] = await alternately(
      [() => less.ask(question, few.bystanders), () => more.ask(question, many.bystanders)],
      (answers) => answers.seconds,
      seconds,
    );
    rows.push(
      questionRow(
        `${title}, ${passkeysOf(MANY)}: ${what}`,
        microseconds(small),
        microseconds(large),
      ),
    );
  }
  less.stop();
  more.stop();
  return rows;
}

const microseconds = (turns: readonly Answers[]): number =>
  middle(turns.map(({ questions, seconds }) => (seconds * 1e6) / questions));

function questionRow(what: string, few: number, many: number): Row {
  return {
    what,
    value: `${many.toFixed(0)} µs`,
    baseline: `${passkeysOf(FEW)} stored ${few.toFixed(0)} µs`,
    ratio: percent(few / many),
    aim: `≤ ${MOST_MICROSECONDS_MORE} µs more`,
    met: many - few <= MOST_MICROSECONDS_MORE,
  };
}
