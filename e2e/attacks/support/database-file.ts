/** The database of a server under test, opened beside it: to make time pass, and to look for secrets. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import Database from 'better-sqlite3';

import { hashToken } from '#app/ids.ts';

type Data = { dataDirectory: string };

const FILE = 'latchkey.sqlite';

/** Runs one statement; returns the number of rows that it changed. */
export function changeRows(
  { dataDirectory }: Data,
  statement: string,
  ...values: (string | number)[]
): number {
  const database = new Database(path.join(dataDirectory, FILE), { timeout: 5000 });
  try {
    return database.prepare(statement).run(...values).changes;
  } finally {
    database.close();
  }
}

/** Makes a challenge's five minutes pass. */
export function expireChallenge(data: Data, challenge: string): void {
  const changed = changeRows(
    data,
    'update challenges set expires_at = ? where challenge_hash = ?',
    Date.now() - 1,
    hashToken(challenge),
  );
  if (changed !== 1) throw new Error('There is no such challenge');
}

/** Makes the proof behind an offered passkey so much older. */
export function letOfferGrowOld(data: Data, state: string, milliseconds: number): void {
  const changed = changeRows(
    data,
    `update login_transactions
     set enrollment = json_set(enrollment, '$.provedAt', enrollment ->> '$.provedAt' - ?)
     where uid = ? and enrollment is not null`,
    milliseconds,
    state,
  );
  if (changed !== 1) throw new Error('That offer is not open');
}

/** Every byte that the database has on disk, its write-ahead log included. */
export function databaseBytes({ dataDirectory }: Data): Buffer {
  const files = readdirSync(dataDirectory).filter((name) => name.startsWith(FILE));
  return Buffer.concat(files.map((name) => readFileSync(path.join(dataDirectory, name))));
}
