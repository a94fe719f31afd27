import { bareRate } from '../load/bare-rate.ts';
import type { BareLibrary } from '../load/bare-rate.ts';
import { freshDatabase } from '../load/fresh-database.ts';
import type { LoadReport } from '../load/order.ts';
import { PASSWORD } from '../load/people.ts';
import type { OwnPeople, People } from '../load/people.ts';
import type { RoadName } from '../load/roads.ts';
import type { ServerUnderTest } from '../load/server-under-test.ts';
import { walkByTurns } from '../load/walk-by-turns.ts';
import type { Side } from '../load/walk-by-turns.ts';
import type { Measured, Row } from '../report/measured.ts';
import {
  doubts,
  percent,
  rateOf,
  rateRow,
  shareOfProcessorTime,
  timesOf,
} from '../report/measured.ts';
import { middle } from '../report/statistics.ts';
import type { Figure, Run } from './figure.ts';
import { withServer } from './figure.ts';

const CLIENTS = 16;
const USERS = 100;
/** Nobody's table is empty: a script that reads all of it should not look fast. */
const BYSTANDERS = 100_000;

/** About as long as one argon2id of ours takes; what is printed says whether it is so here. */
const COMPARABLE = { cost: 8, library: 'bcrypt-8' } as const;
/** What our template for `create` writes. */
const OF_TEMPLATES = { cost: 10, library: 'bcrypt-10' } as const;

type Way = { what: string; road: RoadName; request: string; bcryptCost?: number };

const ways: Way[] = [
  { what: 'Passkey', road: 'passkey-to-code', request: 'POST /login/passkey' },
  ...[COMPARABLE, OF_TEMPLATES].map(({ cost }) => ({
    what: `Password, bcrypt ${cost}`,
    road: 'password-to-code' as const,
    request: 'POST /login/password',
    bcryptCost: cost,
  })),
];

/** How many sign-ins a turn has, by how many walk at once. */
const visitsOf = { 1: 10, [CLIENTS]: 50 };

type Stores = { server: ServerUnderTest; here: People; there: OwnPeople };

/** Whole sign-ins of people in a custom database, beside those of people in the built-in store. */
export const ownDatabase: Figure = {
  name: 'own-database',
  title: 'Sign-ins on a custom database',
  needsPostgres: true,
  measure: async (run) => {
    const hashes = await hashTimes(run.seconds);
    const table = await freshDatabase();
    try {
      const { hostname, port } = new URL(table.url);
      return await withServer(
        'sqlite',
        async (server) => {
          const here = await server.populate({ passkeys: USERS, passwords: USERS });
          const there = await server.populateOwnDatabase({
            ...{ databaseUrl: table.url, bystanders: BYSTANDERS },
            ...{ passkeys: USERS, passwords: USERS },
            bcryptCosts: [COMPARABLE.cost, OF_TEMPLATES.cost],
          });
          const { rows, notes } = await compare(run, { server, here, there });
          return { rows, notes: [whatIsMeasured, hashes, ...notes] };
        },
        { LATCHKEY_SCRIPT_DESTINATIONS: `${hostname}:${port || '5432'}` },
      );
    } finally {
      await table.drop();
    }
  },
};

const whatIsMeasured =
  `Custom database: one server process, its own store on SQLite beside a connection with import off, whose table of ${(BYSTANDERS + 3 * USERS).toLocaleString('en')} users is in PostgreSQL and is asked through our templates, a connection to it for each sign-in. ` +
  'A whole sign-in is /authorize, /login, /login/password or /login/passkey, and /authorize/:uid, which answers with the code. ' +
  `Both take turns of ${visitsOf[CLIENTS]} sign-ins (one client: ${visitsOf[1]}); a ratio is the middle one of the rates’ of all turns, and beside it that of the processor time of a sign-in, in which other programs have no part. ` +
  '“Server CPU” is that of the server and of the children that run its scripts, on the same core; PostgreSQL runs wherever the system puts it, and its time is not in it. ' +
  'No address and no browser comes twice, so that no limit is met.';

async function compare({ load, seconds }: Run, stores: Stores): Promise<Measured> {
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const way of ways) {
    for (const clients of [1, CLIENTS] as const) {
      const { reports, share } = await walkByTurns(
        load,
        { road: way.road, clients, visits: visitsOf[clients] },
        [sideHere(stores), sideThere(stores, way)],
        seconds,
      );
      const [here, there] = reports;
      const what = `${way.what}, ${clients === 1 ? '1 client' : `${clients} clients`}`;
      rows.push(
        rateRow(`${what}: built-in store`, here),
        {
          ...rateRow('… custom database', there, { name: 'built-in', perSecond: rateOf(here) }),
          ratio: ratioOf(share, here, there),
        },
        requestRow(`… its ${way.request}`, here, there),
      );
      notes.push(
        ...doubts(`${what}: built-in store`, here),
        ...doubts(`${what}: custom database`, there),
      );
    }
  }
  return { rows, notes };
}

const sideHere = ({ server, here }: Stores): Side => ({
  application: server.application,
  serverPid: server.pid,
  passkeys: here.passkeys,
  passwords: here.passwords.map(typed),
});

const sideThere = ({ server, there }: Stores, { bcryptCost = 0 }: Way): Side => ({
  application: { ...server.application, connection: there.connection },
  serverPid: server.pid,
  passkeys: there.passkeys,
  passwords: there.passwords.get(bcryptCost)?.map(typed),
});

const typed = (identifier: string) => ({ identifier, password: PASSWORD });

function ratioOf(share: number, here: LoadReport, there: LoadReport): string {
  const byProcessor = shareOfProcessorTime(here, there);
  return percent(share) + (byProcessor ? ` (CPU ${byProcessor})` : '');
}

/** The one request of a sign-in that runs a script there, and none here. */
const requestRow = (what: string, here: LoadReport, there: LoadReport): Row => ({
  what,
  value: `${signed(middle([...there.proofs]) - middle([...here.proofs]))} ms p50`,
  times: timesOf(there.proofs),
  baseline: `built-in ${timesOf(here.proofs)}`,
});

const signed = (value: number): string => (value < 0 ? '' : '+') + value.toFixed(1);

/** What the check of one password costs on either side, without which their ratio says little. */
async function hashTimes(seconds: number): Promise<string> {
  const timeOf = async (library: BareLibrary) =>
    `${(1_000 / (await bareRate(library, 1, seconds / 2))).toFixed(1)} ms`;
  const ours = await timeOf('argon2id');
  const comparable = await timeOf(COMPARABLE.library);
  const template = await timeOf(OF_TEMPLATES.library);
  return (
    `One hash, alone on the server’s core: ${ours} for the built-in store’s argon2id (19 MiB, 2 passes); in the table bcrypt of cost ${COMPARABLE.cost}, ${comparable}, the nearest to it, and of cost ${OF_TEMPLATES.cost}, ${template}, which the templates write. ` +
    'The sandbox computes bcrypt with the same library, outside the script’s isolate.'
  );
}
