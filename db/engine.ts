/**
 * Which database engine this process uses, decided once at import.
 *
 * Everything that reads the environment imports this first. `db` imports nothing from `app`, so these two variables are read here and
 * nowhere else; `app/config.server.ts` validates their form before the server starts.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

export type Engine = 'sqlite' | 'postgresql';

// A file beside package.json may hold settings; what the environment has already counts more.
if (existsSync('.env')) process.loadEnvFile('.env');

export const databaseUrl = process.env.DATABASE_URL ?? '';
export const dataDirectory = path.resolve(process.env.LATCHKEY_DATA_DIR ?? 'data');
export const engine: Engine = /^postgres(ql)?:\/\//.test(databaseUrl) ? 'postgresql' : 'sqlite';
