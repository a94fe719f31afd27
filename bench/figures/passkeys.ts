import { bareRate } from '../load/bare-rate.ts';
import type { LoadReport, Order } from '../load/order.ts';
import type { RoadName } from '../load/roads.ts';
import type { Engine, ServerUnderTest } from '../load/server-under-test.ts';
import type { Measured } from '../report/measured.ts';
import { doubts, perSecond, rateRow } from '../report/measured.ts';
import type { Figure, Run } from './figure.ts';
import { withServer } from './figure.ts';

const USERS = 200;
const CLIENTS = 16;

type Measurement = { what: string; road: RoadName; clients: number; share?: number };

const ceremonies: Measurement[] = [
  { what: 'Passkey sign-in, 1 client', road: 'ceremony', clients: 1 },
  { what: 'Passkey sign-in, 16 clients', road: 'ceremony', clients: CLIENTS, share: 0.25 },
  { what: '… until the session cookie, 16', road: 'ceremony-to-session', clients: CLIENTS },
  { what: 'Page and passkey, 1 client', road: 'page-and-ceremony', clients: 1 },
  {
    what: 'Page and passkey, 16 clients',
    road: 'page-and-ceremony',
    clients: CLIENTS,
    share: 0.14,
  },
  { what: 'Application to tokens, 1 client', road: 'application-to-tokens', clients: 1 },
  { what: 'Application to tokens, 16 clients', road: 'application-to-tokens', clients: CLIENTS },
];

/** Complete passkey sign-ins on one core, beside what the library alone can verify on it. */
export const passkeys: Figure = {
  name: 'passkeys',
  title: 'Passkey sign-ins',
  measure: (run) => measureOn('sqlite', run, ceremonies),
};

/** The same on PostgreSQL, in short. */
export const passkeysOnPostgres: Figure = {
  name: 'postgresql',
  title: 'Passkey sign-ins on PostgreSQL',
  needsPostgres: true,
  measure: async (run) => {
    const chosen = ceremonies.filter(
      ({ road, clients }) => clients === CLIENTS && road !== 'ceremony-to-session',
    );
    const { rows, notes } = await measureOn(
      'postgresql',
      run,
      chosen.map(({ share: _share, ...measurement }) => measurement),
    );
    return {
      rows: rows.map((row) => ({ ...row, what: `PostgreSQL: ${row.what}` })),
      notes: [
        ...notes.slice(1),
        'PostgreSQL: the same roads with DATABASE_URL set; the database runs wherever the system puts it, and its time is not in the server’s.',
      ],
    };
  },
};

async function measureOn(
  engine: Engine,
  { load, seconds }: Run,
  measurements: Measurement[],
): Promise<Measured> {
  const before = await bareVerifications(seconds);
  const reports = await withServer(engine, async (server) => {
    const walk = await walker(server, load.walk);
    // Until the compiler has seen all of it.
    await walk('application-to-tokens', CLIENTS, 1);
    const walked: [Measurement, LoadReport][] = [];
    for (const measurement of measurements) {
      walked.push([measurement, await walk(measurement.road, measurement.clients, seconds)]);
    }
    return walked;
  });
  const after = await bareVerifications(seconds);
  const bare = { name: 'bare verification', perSecond: (before + after) / 2 };
  return {
    rows: reports.map(([{ what, share }, report]) => rateRow(what, report, { ...bare, share })),
    notes: [
      'Passkey sign-in: POST /login/passkey/challenge and POST /login/passkey, each with a visit of its own that GET /authorize began before the clock started; its answer leads on to the protocol engine, which sets the session’s cookie in the next row. ' +
        'Page and passkey: GET /login and POST /login/passkey with the challenge in the page. Application to tokens: /authorize, /login, /login/passkey, /authorize/:uid, /oauth/token. ' +
        `Bare verification: SimpleWebAuthn’s verifyAuthenticationResponse on ready ES256 assertions, alone on the server’s core, before (${perSecond(before)}) and after (${perSecond(after)}).`,
      ...reports.flatMap(([{ what }, report]) => [...doubts(what, report)]),
    ],
  };
}

const bareVerifications = (seconds: number) => bareRate('simplewebauthn', CLIENTS, seconds);

async function walker(
  { application, pid, populate }: ServerUnderTest,
  walk: (order: Order) => Promise<LoadReport>,
) {
  const people = await populate({ passkeys: USERS });
  return (road: RoadName, clients: number, seconds: number) =>
    walk({
      road,
      application,
      serverPid: pid,
      clients,
      until: { seconds },
      passkeys: people.passkeys,
    });
}
