/**
 * How a statement finds its rows, from the engine's own plan: which columns it looks up in an index,
 * table by table, or none where it reads all of a table. An index that holds some of the rows only is
 * itself a look-up of what they have in common.
 */
import type Database from 'better-sqlite3';
import type pg from 'pg';

import { db } from '#db';
import { engine } from '#db/engine.ts';

/** `columns` is empty where the table, or an index of it, is read from one end to the other. */
export type Access = { table: string; columns: string[] };

/** Asks for plans, with the indexes named in `without` gone for the time of it. */
export async function withPlans<Result>(
  without: readonly string[],
  work: (accessesOf: (statement: string) => Promise<Access[]>) => Promise<Result>,
): Promise<Result> {
  const { $client } = db as unknown as { $client: Database.Database & pg.Pool };
  return engine === 'postgresql'
    ? withPostgresPlans($client, without, work)
    : withSqlitePlans($client, without, work);
}

type Work<Result> = (accessesOf: (statement: string) => Promise<Access[]>) => Promise<Result>;

async function withSqlitePlans<Result>(
  sqlite: Database.Database,
  without: readonly string[],
  work: Work<Result>,
): Promise<Result> {
  sqlite.exec('begin');
  try {
    for (const index of without) sqlite.exec(`drop index ${index}`);
    return await work((statement) => Promise.resolve(sqliteAccesses(sqlite, statement)));
  } finally {
    sqlite.exec('rollback');
  }
}

/** https://www.sqlite.org/eqp.html */
function sqliteAccesses(sqlite: Database.Database, statement: string): Access[] {
  const unknown = Array.from(statement.matchAll(/\?/g), () => null);
  const plan = sqlite
    .prepare<unknown[], { detail: string }>(`explain query plan ${statement}`)
    .all(...unknown);
  const ownTables = plan.flatMap(
    ({ detail }) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)$/.exec(detail)?.[1] ?? [],
  );
  return plan.flatMap(({ detail }) => {
    const step = /^(?:SEARCH|SCAN) (\w+)(?: EXISTS)?(?: USING .*?(\w+) \((.*)\))?/.exec(detail);
    if (!step || /(CONSTANT ROW|VALUES CLAUSE)$/.test(detail)) return [];
    const [, table = '', index = '', conditions = ''] = step;
    // What the statement itself has put together: what it reads for that are steps of their own.
    if (ownTables.includes(table)) return [];
    const conditioned = Array.from(conditions.matchAll(/(\w+)[<>=]/g), ([, name = '']) => name);
    return [{ table, columns: [...heldInSqlite(sqlite, index), ...conditioned] }];
  });
}

/** What those rows have in common that an index holds, where it does not hold all. */
function heldInSqlite(sqlite: Database.Database, index: string): string[] {
  const row = sqlite
    .prepare<[string], { sql: string | null }>(
      `select sql from sqlite_schema where type = 'index' and name = ?`,
    )
    .get(index);
  return (/\bWHERE (.+)$/.exec(row?.sql ?? '') ?? []).slice(1);
}

async function withPostgresPlans<Result>(
  pool: pg.Pool,
  without: readonly string[],
  work: Work<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const index of without) await client.query(`drop index ${index}`);
    // Tables that are as small as those of a test are read whole by choice, unless that is forbidden.
    await client.query('set local enable_seqscan = off');
    await client.query('set local plan_cache_mode = force_generic_plan');
    return await work((statement) => postgresAccesses(client, statement));
  } finally {
    await client.query('rollback');
    client.release();
  }
}

type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
};

async function postgresAccesses(client: pg.PoolClient, statement: string): Promise<Access[]> {
  const values = Math.max(0, ...Array.from(statement.matchAll(/\$(\d+)/g), ([, n]) => Number(n)));
  const unknown = Array.from({ length: values }, () => 'null').join(', ');
  await client.query(`prepare asked as ${statement}`);
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `explain (format json) execute asked${unknown && ` (${unknown})`}`,
  );
  await client.query('deallocate asked');
  const accesses: Access[] = [];
  for (const step of rows.flatMap((row) => stepsIn(row['QUERY PLAN'][0].Plan))) {
    accesses.push({ table: step.table, columns: await columnsLookedUp(client, step) });
  }
  return accesses;
}

type Step = { table: string; index: string | undefined; conditions: string };

/** A bitmap's heap scan reads what the index scans below it have found: only those are steps. */
function stepsIn(node: PlanNode, above = ''): Step[] {
  const table = node['Relation Name'] ?? above;
  const below = (node.Plans ?? []).flatMap((child) => stepsIn(child, table));
  if (!/^(Seq|Index|Index Only|Bitmap Index) Scan$/.test(node['Node Type'])) return below;
  return [{ table, index: node['Index Name'], conditions: node['Index Cond'] ?? '' }, ...below];
}

/** Those that an index begins with; a condition on others only means that all of the index is read. */
async function columnsLookedUp(client: pg.PoolClient, { index, conditions }: Step) {
  if (!index) return [];
  const { rows } = await client.query<{ column: string; held: string | null }>(
    `select pg_get_indexdef(indexrelid, place, true) as column, pg_get_expr(indpred, indrelid) as held
     from pg_index, generate_series(1, indnkeyatts) as place
     where indexrelid = '${index}'::regclass order by place`,
  );
  const conditioned = Array.from(conditions.matchAll(/\((\w+) [<>=]/g), ([, name = '']) => name);
  const columns = rows.map(({ column }) => column);
  const missing = columns.findIndex((column) => !conditioned.includes(column));
  const lookedUp = missing === -1 ? columns : columns.slice(0, missing);
  return [...(rows[0]?.held ? [rows[0].held] : []), ...lookedUp];
}
