import { bareRate } from '../load/bare-rate.ts';
import { PASSWORD } from '../load/people.ts';
import { doubts, perSecond, rateRow } from '../report/measured.ts';
import type { Figure } from './figure.ts';
import { withServer } from './figure.ts';

const USERS = 200;
const CLIENTS = 16;
/** What the server allows itself on one core. */
const HASHING = 1;

/** Password sign-ins on one core, beside the hashes that it can verify without a server. */
export const passwords: Figure = {
  name: 'passwords',
  title: 'Password sign-ins',
  measure: async ({ load, seconds }) => {
    const before = await bareRate('argon2id', HASHING, seconds);
    const report = await withServer('sqlite', async ({ application, pid, populate }) => {
      const people = await populate({ passwords: USERS });
      const order = {
        road: 'password',
        application,
        serverPid: pid,
        clients: CLIENTS,
        passwords: people.passwords.map((identifier) => ({ identifier, password: PASSWORD })),
      } as const;
      await load.walk({ ...order, until: { visits: 100 } });
      return load.walk({ ...order, until: { seconds: seconds * 1.5 } });
    });
    const after = await bareRate('argon2id', HASHING, seconds);
    const bare = { name: 'bare argon2id', perSecond: (before + after) / 2, share: 0.9 };
    const what = 'Password sign-in, 16 clients';
    return {
      rows: [rateRow(what, report, bare)],
      notes: [
        'Password sign-in: POST /login/password with the right password, each with a visit of its own that GET /authorize began before the clock started. ' +
          `Bare argon2id: @node-rs/argon2 verifying a hash of the same parameters (19 MiB, 2 passes), ${HASHING} at a time like the server on one core, before (${perSecond(before)}) and after (${perSecond(after)}).`,
        ...doubts(what, report),
      ],
    };
  },
};
