/**
 * A process that answers questions about people with nothing but Node's HTTP, the driver and one
 * query: what a search costs where nobody asks who is asking. It sends its port to its parent.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import Database from 'better-sqlite3';
import pg from 'pg';

import { dataDirectory, databaseUrl, engine } from '#db/engine.ts';

import { peopleQuestions } from './people-questions.ts';

type Ask = (sql: string, values: readonly string[]) => Promise<unknown[]>;

const ask: Ask = engine === 'postgresql' ? askPostgres() : askSqlite();
const [tenant] = (await ask("select id from tenants where name = 'default'", [])) as [
  { id: string },
];

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://localhost');
  answer(searchParams).then(
    (rows) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows));
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, () => process.send?.({ port: (server.address() as AddressInfo).port }));

async function answer(asked: URLSearchParams): Promise<unknown> {
  const question = peopleQuestions[asked.get('question') ?? ''];
  if (!question) throw new Error('an unknown question');
  const rows = await ask(question.sql(engine), [tenant.id, ...asked.getAll('value')]);
  if (!question.isCounted) return rows;
  return { rows, total: await ask('select count(*) from users where tenant_id = $1', [tenant.id]) };
}

function askPostgres(): Ask {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  return async (text, values) => (await pool.query<object>(text, [...values])).rows;
}

function askSqlite(): Ask {
  const sqlite = new Database(path.join(dataDirectory, 'latchkey.sqlite'));
  const prepared = new Map<string, Database.Statement>();
  return (sql, values) => {
    const text = sql.replaceAll(/\$(\d)/g, ':p$1');
    const statement = prepared.get(text) ?? sqlite.prepare(text);
    prepared.set(text, statement);
    return Promise.resolve(
      statement.all(Object.fromEntries(values.map((value, i) => [`p${i + 1}`, value]))),
    );
  };
}
