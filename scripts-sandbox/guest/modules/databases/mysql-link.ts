/** One connection to MySQL or MariaDB, below the manners of `mysql` and of `mysql2`. */
import { escape, escapeId, format, raw } from 'sql-escaper';

import type { MysqlField, MysqlResult } from '../../../child/capabilities/mysql.ts';
import { askDatabase } from './ask-database.ts';

export type MysqlSettings = Record<string, unknown>;

/** What a query gives: rows or what it changed; an array of such where there were several statements. */
export type MysqlAnswer = { rows: unknown; fields: unknown };

export type MysqlQuery = { sql: string; values?: unknown; options?: Record<string, unknown> };

/** How a module names what a statement has changed. */
export type HeaderManner = (header: Record<string, unknown>) => Record<string, unknown>;

export class MysqlLink {
  readonly settings: MysqlSettings;
  readonly #headerOf: HeaderManner;
  #opening: Promise<number> | undefined;
  threadId: number | null = null;
  isOpen = false;

  constructor(settings: MysqlSettings, headerOf: HeaderManner) {
    this.settings = settings;
    this.#headerOf = headerOf;
    refuseFunctions(settings, ['typeCast', 'queryFormat', 'stream', 'infileStreamFactory']);
  }

  async open(): Promise<void> {
    this.#opening ??= this.#open();
    await this.#opening;
  }

  /** The values are put into the text here, as `mysql` does it. */
  query({ sql, values, options }: MysqlQuery): Promise<MysqlAnswer> {
    return this.#ask({ sql: this.format(sql, values), options });
  }

  /** The values go beside the text, and the server puts them in. */
  execute({ sql, values, options }: MysqlQuery): Promise<MysqlAnswer> {
    return this.#ask({ sql, values: values ?? [], options });
  }

  async end(): Promise<void> {
    const opening = this.#opening;
    if (!opening) return;
    this.#opening = Promise.reject(new Error('Cannot enqueue Query after invoking quit.'));
    this.#opening.catch(() => undefined);
    const connection = await opening.catch(() => undefined);
    if (connection !== undefined) await askDatabase('mysql', { act: 'end', connection });
  }

  format(sql: string, values?: unknown): string {
    const { stringifyObjects, timezone } = this.settings;
    if (values === undefined || values === null) return sql;
    const named = this.settings['namedPlaceholders'] && !Array.isArray(values);
    const [text, list] = named ? unnamed(sql, values) : [sql, values];
    return format(text, list as never, Boolean(stringifyObjects), timezone as never);
  }

  escape(value: unknown): string {
    const { stringifyObjects, timezone } = this.settings;
    return escape(value as never, Boolean(stringifyObjects), timezone as never);
  }

  async #open(): Promise<number> {
    const { connection, threadId } = await askDatabase<{ connection: number; threadId: number }>(
      'mysql',
      { act: 'connect', settings: this.settings },
    );
    this.threadId = threadId;
    this.isOpen = true;
    return connection;
  }

  async #ask(query: MysqlQuery): Promise<MysqlAnswer> {
    refuseFunctions(query.options ?? {}, ['typeCast']);
    this.#opening ??= this.#open();
    const connection = await this.#opening;
    const results = await askDatabase<MysqlResult[]>('mysql', {
      act: 'query',
      connection,
      ...query,
    });
    const answers = results.map((result) =>
      'header' in result
        ? { rows: this.#headerOf(result.header), fields: undefined }
        : { rows: result.rows, fields: result.fields },
    );
    const [only, ...others] = answers;
    if (only && others.length === 0) return only;
    return { rows: answers.map(({ rows }) => rows), fields: answers.map(({ fields }) => fields) };
  }
}

export type { MysqlField };
export { escape, escapeId, format, raw };

/** `:name` as `?`, with the values in that order; texts in quotes stay as they are. */
function unnamed(sql: string, values: object): [string, unknown[]] {
  const list: unknown[] = [];
  const text = sql.replace(
    /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|:([a-z_]\w*)/gi,
    (shown: string, name?: string) => {
      if (name === undefined) return shown;
      list.push(
        Object.hasOwn(values, name) ? (values as Record<string, unknown>)[name] : undefined,
      );
      return '?';
    },
  );
  return [text, list];
}

/** They would have to run where the driver is, and nothing of a script does. */
function refuseFunctions(settings: MysqlSettings, names: readonly string[]): void {
  const given = names.find((name) => typeof settings[name] === 'function');
  if (given !== undefined) throw new Error(`A script cannot give ${given} as a function`);
}
