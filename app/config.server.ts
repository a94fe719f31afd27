/**
 * The process's settings, parsed once. Nothing else under `app` reads the environment.
 * A bad value stops the start with its name and the form that is expected.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import proxyAddr from 'proxy-addr';
import { z } from 'zod';

import { dataDirectory } from '#db/engine.ts';

import { ConfigurationError } from './configuration-error.ts';

const expected = {
  PORT: 'a port number from 1 to 65535',
  LATCHKEY_ORIGIN: 'an http or https origin without a path, such as https://login.example.com',
  DATABASE_URL: 'empty for the embedded SQLite, or postgres://user:password@host:port/database',
  LATCHKEY_SECRET: 'at least 32 characters of random text',
  LATCHKEY_TRUSTED_PROXIES:
    'addresses or CIDR ranges separated by commas, such as 10.0.0.0/8, or loopback, linklocal, uniquelocal',
  LATCHKEY_SCRIPT_DESTINATIONS:
    'hosts, addresses or CIDR ranges separated by commas, each with or without a port, such as db.internal:5432',
  LATCHKEY_MAX_IMPORT_MB: 'a whole number of megabytes from 1 to 10000',
  AUTH0_KEYWORD_REPLACE_MAPPINGS: 'a JSON object of names and values',
  LATCHKEY_LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
} as const;

const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

const keywords = z.record(z.string(), z.unknown());

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  LATCHKEY_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .refine((value) => URL.parse(value)?.origin === value.replace(/\/$/, ''))
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^$|^postgres(ql)?:\/\/\S+$/)
    .default(''),
  LATCHKEY_SECRET: z.string().min(32).optional(),
  LATCHKEY_TRUSTED_PROXIES: list.refine(isProxyList),
  LATCHKEY_SCRIPT_DESTINATIONS: list,
  LATCHKEY_MAX_IMPORT_MB: z.coerce.number().int().min(1).max(10_000).default(500),
  /** The deploy CLI's own name, so that a pipeline says it once for both. */
  AUTH0_KEYWORD_REPLACE_MAPPINGS: z.string().default('{}').transform(parsedJson).pipe(keywords),
  LATCHKEY_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info'),
});

export type Config = {
  port: number;
  /** Origin of the quick start's tenant, without a trailing slash. */
  origin: string;
  secret: string;
  trustedProxies: readonly string[];
  /** Where scripts of tenants may connect to beside the public internet. */
  scriptDestinations: readonly string[];
  /** How long a file of users may be that is sent to the Management API. */
  maxImportBytes: number;
  /** What `config import` puts in the place of keywords in files: secrets above all. */
  keywords: Readonly<Record<string, unknown>>;
  logLevel: string;
};

/** Parses an environment. Throws `ConfigurationError` naming the first bad variable. */
export function parseConfig(env: Record<string, string | undefined>, directory: string): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof expected;
    throw new ConfigurationError(`${name} is not valid: expected ${expected[name]}`);
  }
  const { data } = parsed;
  return Object.freeze({
    port: data.PORT,
    origin: data.LATCHKEY_ORIGIN?.replace(/\/$/, '') ?? `http://localhost:${data.PORT}`,
    secret: data.LATCHKEY_SECRET ?? storedSecret(directory),
    trustedProxies: data.LATCHKEY_TRUSTED_PROXIES,
    scriptDestinations: data.LATCHKEY_SCRIPT_DESTINATIONS,
    maxImportBytes: data.LATCHKEY_MAX_IMPORT_MB * 1_000_000,
    keywords: data.AUTH0_KEYWORD_REPLACE_MAPPINGS,
    logLevel: data.LATCHKEY_LOG_LEVEL,
  });
}

/** The secret of an embedded installation: made on the first start, readable by its owner only. */
function storedSecret(directory: string): string {
  const file = path.join(directory, 'secret');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process of this installation made it a moment ago: use that one.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

function isProxyList(values: readonly string[]): boolean {
  try {
    proxyAddr.compile([...values]);
    return true;
  } catch {
    return false;
  }
}

export const config = parseConfig(process.env, dataDirectory);
