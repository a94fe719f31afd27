/**
 * Which database engine this process uses, decided once at import.
 *
 * `db` imports nothing from `app`, so these two variables are read here and
 * nowhere else; `app/config.server.ts` validates their form before the server starts.
 */
import path from 'node:path';

export type Engine = 'sqlite' | 'postgresql';

export const databaseUrl = process.env.DATABASE_URL ?? '';
export const dataDirectory = path.resolve(process.env.LATCHKEY_DATA_DIR ?? 'data');
export const engine: Engine = /^postgres(ql)?:\/\//.test(databaseUrl) ? 'postgresql' : 'sqlite';
