/** The statements that the drivers are given, whoever built them. */
import Database from 'better-sqlite3';
import pg from 'pg';

import { engine } from '#db/engine.ts';

/** The SQL that is run while `work` runs, each text once. */
export async function recordedStatements(work: () => unknown): Promise<string[]> {
  const statements = new Set<string>();
  const stop = engine === 'postgresql' ? recordPostgres(statements) : recordSqlite(statements);
  try {
    await work();
  } finally {
    stop();
  }
  return [...statements].filter((statement) => !/^(begin|commit|rollback)\b/i.test(statement));
}

/** Where a statement is prepared once and run often, only its runs are seen. */
function recordSqlite(statements: Set<string>): () => void {
  const memory = new Database(':memory:');
  const prototype = Object.getPrototypeOf(memory.prepare('select 1')) as Record<
    'run' | 'get' | 'all',
    (this: Database.Statement, ...values: unknown[]) => unknown
  >;
  memory.close();
  const originals = { run: prototype.run, get: prototype.get, all: prototype.all };
  for (const method of ['run', 'get', 'all'] as const) {
    prototype[method] = function (...values) {
      statements.add(this.source);
      return originals[method].apply(this, values);
    };
  }
  return () => void Object.assign(prototype, originals);
}

function recordPostgres(statements: Set<string>): () => void {
  const prototype = pg.Client.prototype as unknown as {
    query: (this: pg.Client, ...values: unknown[]) => unknown;
  };
  const { query } = prototype;
  prototype.query = function (...values) {
    const [question] = values;
    statements.add(typeof question === 'string' ? question : (question as { text: string }).text);
    return query.apply(this, values);
  };
  return () => void (prototype.query = query);
}
