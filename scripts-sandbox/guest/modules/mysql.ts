/** `mysql` as scripts know it. The driver is that of `mysql2`, told to read values as `mysql` does. */
import { MysqlConnection, MysqlPool } from './databases/mysql-connections.ts';
import type { MysqlManner } from './databases/mysql-connections.ts';
import { escape, escapeId, format, raw } from './databases/mysql-link.ts';

const manner: MysqlManner = {
  settings: { decimalNumbers: true, jsonStrings: true },
  headerOf: ({ info = '', warningStatus = 0, ...header }) => ({
    ...header,
    warningCount: warningStatus,
    message: info,
    protocol41: true,
  }),
};

export const mysql = (): unknown => ({
  createConnection: (given: unknown) => new MysqlConnection(given, manner),
  createPool: (given: unknown) => new MysqlPool(given, manner),
  format,
  escape,
  escapeId,
  raw,
});
