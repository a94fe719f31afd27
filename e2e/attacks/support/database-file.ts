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

/** What one question finds, as the database has it. */
export function readRows(
  { dataDirectory }: Data,
  question: string,
  ...values: (string | number)[]
): unknown[] {
  const database = new Database(path.join(dataDirectory, FILE), { timeout: 5000, readonly: true });
  try {
    return database.prepare(question).all(...values);
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

/** A quarter of an hour passes for every sign-in of a user that waits for an answer. */
export function letParkedSignInsExpire(data: Data, userId: string): void {
  const changed = changeRows(
    data,
    `update tickets set expires_at = ? where user_id = ? and purpose = 'parked_sign_in'`,
    Date.now() - 1,
    userId,
  );
  if (changed === 0) throw new Error('No sign-in waits');
}

/** A sign-in that waits for an answer was proved so much earlier. Its tickets are named anew. */
export function backdateProof(
  data: Data,
  userId: string,
  state: string,
  milliseconds: number,
): void {
  const database = new Database(path.join(data.dataDirectory, FILE), { timeout: 5000 });
  try {
    const { enrollment } = database
      .prepare('select enrollment from login_transactions where uid = ?')
      .get(state) as { enrollment: string };
    const proof = JSON.parse(enrollment) as { provedAt: number };
    const provedAt = proof.provedAt - milliseconds;
    database
      .prepare('update login_transactions set enrollment = ? where uid = ?')
      .run(JSON.stringify({ ...proof, provedAt }), state);
    const renamed = database
      .prepare(
        `update tickets set ticket_hash = ? where user_id = ? and purpose = 'parked_sign_in'`,
      )
      .run(hashToken(`parked_sign_in/${state}/${provedAt}`), userId).changes;
    if (renamed !== 1) throw new Error('No sign-in waits');
  } finally {
    database.close();
  }
}

/** Every byte that the database has on disk, its write-ahead log included. */
export function databaseBytes({ dataDirectory }: Data): Buffer {
  const files = readdirSync(dataDirectory).filter((name) => name.startsWith(FILE));
  return Buffer.concat(files.map((name) => readFileSync(path.join(dataDirectory, name))));
}
