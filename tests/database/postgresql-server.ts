/** The server that TEST_DATABASE_URL names: its role may create databases. */
import pg from 'pg';

const testDatabaseUrl = process.env.TEST_DATABASE_URL ?? '';

export const hasServer = testDatabaseUrl !== '';

/** The URL of another database on the same server. */
export function databaseUrl(name: string): string {
  const url = new URL(testDatabaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
