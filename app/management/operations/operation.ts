/**
 * One thing that administration can do, as data: its address and shapes are Auth0's Management API
 * v2; the dashboard calls the same operations. What may be done, what is taken and what is answered
 * is read from here by the router, by the authorization test and by the OpenAPI document.
 */
import type { z } from 'zod';

import type { ManagementScope } from '#app/oidc/management-scopes.ts';
import type { Site } from '#app/tenancy/site.ts';

/**
 * Who may do it in the dashboard besides the owner: `admin`, what is not the owner's alone; `support`,
 * what is about one user, too; `auditor`, nothing but reading. See `roles.ts`.
 */
export type Role = 'owner' | 'admin' | 'support' | 'auditor';

/** On whose behalf something is done, and where. */
export type Act = { site: Site; actor: Actor };

/** An application with a token, whoever has the command line of this installation, or a person. */
export type Actor =
  | { kind: 'machine'; clientId: string; scopes: Scopes }
  | { kind: 'command_line'; scopes: Scopes }
  | Administrator;

/** Somebody in the dashboard. What they may do is decided by their role; scopes are what it comes to. */
export type Administrator = {
  kind: 'administrator';
  userId: string;
  name: string;
  role: Role;
  scopes: Scopes;
};

type Scopes = ReadonlySet<string>;

/** What a machine does: it has an identity, and limits. */
export type MachineAct = Act & { actor: { kind: 'machine' } };

/** Whom what is kept of an act, such as a script's version, names. */
export function authorOf({ actor }: Act): string {
  if (actor.kind === 'machine') return actor.clientId;
  return actor.kind === 'administrator' ? actor.name : 'command line';
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export type Input<Path, Query, Body> = { path: Path; query: Query; body: Body };

export type Operation = {
  /** OpenAPI's operationId, such as `get_connection`. */
  id: string;
  method: Method;
  /** Below `/api/v2`, with `{names}` for its parameters. */
  path: string;
  summary: string;
  /** Any one of them is enough. */
  scopes: readonly [ManagementScope, ...ManagementScope[]];
  role: Role;
  query: z.ZodType;
  /** Null where a body would mean nothing. */
  body: z.ZodType | null;
  /** JSON, where nothing is said. */
  bodyType?: 'multipart/form-data';
  answer: {
    status: 200 | 201 | 202 | 204;
    schema: z.ZodType | null;
    /** There may be nothing to tell: then the status is 204. */
    orNothing?: true;
    /** Fields that change without anybody changing the thing: a version says nothing of them. */
    unversioned?: readonly string[];
  };
  run: (act: Act, input: Input<Record<string, string>, unknown, unknown>) => Promise<unknown>;
};

/** The names in `/connections/{id}/clients`. */
type Named<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never;

type Described<Path extends string, Query extends z.ZodType, Body extends z.ZodType | null> = Omit<
  Operation,
  'path' | 'query' | 'body' | 'run'
> & {
  path: Path;
  query: Query;
  body: Body;
  run: (
    act: Act,
    input: Input<
      Record<Named<Path>, string>,
      z.output<Query>,
      Body extends z.ZodType ? z.output<Body> : null
    >,
  ) => Promise<unknown>;
};

/** An operation whose `run` is typed by its own schemas. */
export const operation = <
  const Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType | null,
>(
  described: Described<Path, Query, Body>,
): Operation => described as unknown as Operation;
