/**
 * The road of one request to the Management API.
 *
 * 1. Nothing runs before the caller's scopes and the whole input are known to be good.
 * 2. What refuses says which field, what is wrong, and what is expected; nobody is told more.
 * 3. A caller who sends the version that it read (`If-Match`) changes nothing that has changed since,
 *    and is told the version that it made of it.
 */
import { createHash } from 'node:crypto';

import { isAdministratorId } from '#app/ids.ts';

import { z } from 'zod';

import { ManagementError } from '../management-error.ts';
import { findOperation } from './find-operation.ts';
import { isAllowed } from './may-do.ts';
import { noted } from './note-operation.ts';
import { oneAtATime } from './one-change-at-a-time.ts';
import type { Act, Operation } from './operation.ts';
import { ApiRefusal } from './refusal.ts';
import type { RefusalCode } from './refusal.ts';
import { codeOfManagement } from './refused-by-management.ts';

/** A request, with its body read and its caller known. */
export type Asked = {
  method: string;
  /** Below `/api/v2`. */
  path: string;
  query: URLSearchParams;
  body: unknown;
  ifMatch: string | null;
};

export type Performed = { operation: Operation; status: number; body: unknown; version?: string };

/** What is asked, found to be good as far as can be told before it is done. @throws ApiRefusal */
export function understand(act: Act, asked: Asked) {
  const { operation, path } = find(asked);
  requireScope(act, operation);
  requireNoAdministrator(operation, path);
  requireNoNul(asked.query);
  const query = parse('invalid_query_string', operation.query, queryOf(asked.query));
  const body = operation.body ? parse('invalid_body', operation.body, asked.body) : null;
  return { operation, path, query, body };
}

/** @throws ApiRefusal */
export async function perform(act: Act, asked: Asked): Promise<Performed> {
  const { operation, path, query, body } = understand(act, asked);
  const run = () => refusing(operation.run(act, { path, query, body }));
  if (operation.method === 'GET') {
    const answer = await run();
    if (operation.answer.orNothing && answer === undefined) {
      return { operation, status: 204, body: answer };
    }
    return {
      operation,
      status: operation.answer.status,
      body: answer,
      version: versionOf(operation, answer),
    };
  }
  const changing = async () => {
    await requireVersion(act, asked);
    return run();
  };
  const doing = () => noted(act, operation, { path, body }, changing);
  // What is made is compared with nothing, and some of it takes long.
  const thing = JSON.stringify([operation.path, path]);
  const { status } = operation.answer;
  if (operation.method === 'POST') return { operation, status, body: await doing() };
  return oneAtATime(act.site.tenant.id, thing, async () => {
    const done = { operation, status, body: await doing() };
    if (asked.ifMatch === null) return done;
    const { operation: reading } = readingOf(asked.path);
    // Most changes answer what reading would; of the others nobody learns a version.
    const isRead = reading.answer.schema?.safeParse(done.body).success === true;
    return isRead ? { ...done, version: versionOf(reading, done.body) } : done;
  });
}

function find({ method, path }: Asked) {
  const found = findOperation(method, path);
  if (found.kind === 'found') return found;
  if (found.kind === 'none') throw new ApiRefusal('not_found', 'there is nothing at this address');
  throw new ApiRefusal('method_not_allowed', `expected ${found.allowed.join(' or ')}`);
}

function requireScope(act: Act, operation: Operation): void {
  if (isAllowed(act, operation)) return;
  if (act.actor.kind === 'administrator') {
    throw new ApiRefusal('insufficient_scope', 'Your role may not do this.');
  }
  throw new ApiRefusal(
    'insufficient_scope',
    `Insufficient scope, expected any of: ${operation.scopes.join(',')}`,
  );
}

/** Administrators are nobody's users: what can be done to people does not reach them. */
function requireNoAdministrator({ path: address }: Operation, { id }: Record<string, string>) {
  if (!/^\/user/.test(address) || id === undefined || !isAdministratorId(id)) return;
  throw new ApiRefusal('inexistent_user', `there is no user ${id}`);
}

/** Neither engine can look for it. In a path it names nothing. */
function requireNoNul(query: URLSearchParams): void {
  const [name] = [...query].find((parameter) => parameter.join('').includes('\0')) ?? [];
  if (name === undefined) return;
  throw new ApiRefusal('invalid_query_string', `${name.replaceAll('\0', '')}: expected no U+0000`);
}

/** What is there now must be what the caller has read, where they say what that was. */
async function requireVersion(act: Act, { path, ifMatch }: Asked): Promise<void> {
  if (ifMatch === null) return;
  const reading = readingOf(path);
  const query = reading.operation.query.parse({});
  const now = await refusing(reading.operation.run(act, { path: reading.path, query, body: null }));
  const accepted = ifMatch.split(',').map((version) => version.trim());
  if (accepted.includes('*') || accepted.includes(versionOf(reading.operation, now))) return;
  throw new ApiRefusal('version_conflict', 'somebody has changed it since it was read');
}

function readingOf(path: string) {
  const found = findOperation('GET', path);
  if (found.kind === 'found') return found;
  throw new ApiRefusal('bad_request', 'If-Match: there is nothing to read at this address');
}

function versionOf({ answer: { unversioned = [] } }: Operation, answer: unknown): string {
  const text = JSON.stringify(answer, (name, value: unknown) =>
    unversioned.includes(name) ? undefined : value,
  );
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

/** A parameter that comes twice is a list. */
function queryOf(sent: URLSearchParams): Record<string, unknown> {
  const names = new Set(sent.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = sent.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

function parse(code: RefusalCode, schema: z.ZodType, sent: unknown): unknown {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw refusalOf(code, parsed.error);
}

function refusalOf(code: RefusalCode, { issues }: z.ZodError): ApiRefusal {
  const faults = issues
    .slice(0, 10)
    .map(({ path, message }) => ({ field: path.join('.'), message }));
  const told = faults.map(({ field, message }) => (field ? `${field}: ${message}` : message));
  return new ApiRefusal(code, told.join('; '), {}, faults);
}

/** What a use-case refuses, in the words of this API. */
async function refusing<Answer>(running: Promise<Answer>): Promise<Answer> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof z.ZodError) throw refusalOf('invalid_body', error);
    if (!(error instanceof ManagementError)) throw error;
    throw new ApiRefusal(codeOfManagement(error.code), error.message);
  }
}
