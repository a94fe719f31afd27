/**
 * People by the thousand, with realistic rows, for measuring and for query plans. Rows are written in
 * sets, because a million ceremonies would take an hour. A temporary table `people` says who they are:
 * `n` from 1 on, `user_id`, and the `browser_hash` of the one browser that each has.
 */
import { randomBytes } from 'node:crypto';

import { engine } from '#db/engine.ts';

export const PASSKEYS_OF_A_PERSON = 10;

/** What the engines say differently. */
type Dialect = {
  /** Rows `n` from 1 on. */
  numbers: (count: number) => string;
  /** 32 random hexadecimal digits. */
  hex: string;
  bytes: (value: Buffer) => string;
  json: (text: string) => string;
  /** A moment, so many seconds ago. */
  ago: (seconds: string) => string;
};

const dialects: Record<typeof engine, Dialect> = {
  sqlite: {
    numbers: (count) =>
      `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${count}) select n from numbers`,
    hex: 'lower(hex(randomblob(16)))',
    bytes: (value) => `x'${value.toString('hex')}'`,
    json: (text) => `'${text}'`,
    ago: (seconds) => `((unixepoch() - ${seconds}) * 1000)`,
  },
  postgresql: {
    numbers: (count) => `select n from generate_series(1, ${count}) as numbers (n)`,
    hex: `replace(gen_random_uuid()::text, '-', '')`,
    bytes: (value) => `'\\x${value.toString('hex')}'::bytea`,
    json: (text) => `'${text}'::jsonb`,
    ago: (seconds) => `(now() - (${seconds}) * interval '1 second')`,
  },
};

const { numbers, hex, bytes, json, ago } = dialects[engine];

/** As long as 32 bytes in base64url. */
const token = `substr(${hex} || ${hex}, 1, 43)`;
/** As long as an ES256 key in COSE. Everybody has the same: nobody proves anything with it. */
const publicKey = bytes(randomBytes(77));
const DAY = 86_400;

/** Where people are stored. */
export type Place = { tenantId: string; connectionId: string; rpId: string };

/** Statements that store so many people. Each can be a transaction of its own. */
export function* storeManyPeople(
  count: number,
  place: Place,
  passkeysOfAPerson = PASSKEYS_OF_A_PERSON,
): Generator<string> {
  const [tenantId, connectionId, rpId] = [place.tenantId, place.connectionId, place.rpId].map(
    (id) => `'${id}'`,
  );
  // Ids are random as those of real users are: rows of one table are in no order of another.
  yield `create temporary table people (n integer primary key, user_id text, browser_hash text)`;
  yield `insert into people (n, user_id, browser_hash)
    select n, 'auth0|' || substr(${hex}, 1, 24), ${token} from (${numbers(count)}) as counted`;

  yield `insert into users
    (id, tenant_id, email, email_verified, name, nickname, profile, blocked, logins_count,
     last_login_at, created_at, updated_at)
    select user_id, ${tenantId}, 'person-' || n || '@example.com', n % 5 > 0,
      'Person ' || n, 'person-' || n, ${json('{}')}, n % 100 = 0, n % 50,
      ${ago(`n % ${30 * DAY}`)}, ${ago(`${400 * DAY} + n`)}, ${ago(`n % ${30 * DAY}`)}
    from people`;

  yield `insert into identities
    (id, tenant_id, user_id, connection_id, provider_user_id, email, created_at)
    select 'idn_' || substr(${hex}, 1, 16), ${tenantId}, user_id, ${connectionId},
      substr(user_id, 7), 'person-' || n || '@example.com', ${ago(`${400 * DAY} + n`)}
    from people`;

  yield `insert into password_hashes (user_id, tenant_id, hash, updated_at)
    select user_id, ${tenantId}, '$argon2id$v=19$m=19456,t=2,p=1$' || substr(${hex}, 1, 22) || '$' || ${token},
      ${ago(`${400 * DAY} + n`)}
    from people`;

  yield `insert into user_handles (tenant_id, rp_id, user_id, handle)
    select ${tenantId}, ${rpId}, user_id, ${token} from people`;

  // One after the other, as the years bring them: a user's passkeys are not beside each other.
  for (let made = 0; made < passkeysOfAPerson; made += 1) {
    const createdAgo = `${(passkeysOfAPerson - made) * 40 * DAY} - n`;
    yield `insert into passkeys
      (id, tenant_id, user_id, rp_id, credential_id, public_key, algorithm, sign_count,
       user_verified, backup_eligible, backed_up, transports, aaguid, name, created_at,
       last_used_at, last_used_on)
      select 'dev_' || substr(${hex}, 1, 16), ${tenantId}, user_id, ${rpId}, ${hex}, ${publicKey},
        -7, 0, n > 0, n % 10 > 0, n % 10 > 0,
        ${json('["internal","hybrid"]')}, 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
        'iCloud Keychain ${made + 1}', ${ago(createdAgo)}, ${ago(`n % ${30 * DAY}`)},
        'Safari on macOS'
      from people`;
  }

  yield `insert into devices
    (tenant_id, browser_hash, user_id, browser, platform_passkey_id, not_mine, first_seen_at, last_seen_at)
    select ${tenantId}, browser_hash, user_id, 'Safari on macOS',
      (select min(id) from passkeys
        where passkeys.tenant_id = ${tenantId} and passkeys.user_id = people.user_id),
      n < 0, ${ago(`${400 * DAY} + n`)}, ${ago(`n % ${30 * DAY}`)}
    from people`;

  yield `insert into enrollment_choices
    (tenant_id, user_id, snoozed_until, never_ask, no_automatic, updated_at)
    select ${tenantId}, user_id, ${ago(`${-30 * DAY} - n`)}, n % 6 = 0,
      n < 0, ${ago(`n % ${30 * DAY}`)}
    from people where n % 3 = 0`;

  yield `insert into audit_events (id, tenant_id, at, type, user_id, ip, details)
    select ${hex}, ${tenantId}, ${ago(`n % ${30 * DAY}`)},
      case when n % 5 = 0 then 'fp' else 's' end, user_id, '192.0.2.' || n % 200, ${json('{}')}
    from people`;

  // What autovacuum would do within minutes. The product never does it on SQLite.
  if (engine === 'postgresql') yield 'analyze';
}
