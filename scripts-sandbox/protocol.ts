/**
 * What our process and a child say to each other. The child runs code of tenants: everything that
 * comes from it is read as if its author had written it (`readFromChild`).
 */
import { z } from 'zod';

import type { ScriptName } from './contracts/actions.ts';
import { runLimits } from './limits.ts';

/**
 * A source is read in the child, where nobody else waits for one that was written to be read slowly.
 */
export type ScriptTask =
  | {
      type: 'run';
      source: string;
      script: ScriptName;
      /** What stands before the callback, as JSON: see `guest/start-script.ts`. */
      call: string;
      /** The same with the context, where the connection hands one out and the function takes it. */
      callWithContext?: string;
      /** JSON of the connection's settings. */
      configuration: string;
    }
  /** Whether a source is what a script must be; it does not run. */
  | { type: 'check'; source: string; script: ScriptName; hasContext: boolean };

/** From us. */
export type ToChild =
  /** The first message: our own code for every isolate, and where scripts may connect to beside the world. */
  | { type: 'begin'; seat: number; guest: string; allowed: string[]; preparedIsolates: number }
  /** A driver that was asked for: a CommonJS module that needs nothing but Node. */
  | { type: 'driver'; name: string; source: string }
  | (ScriptTask & { run: number });

/** Packages that speak to databases; loaded when a script first asks for one. */
export const driverNames = ['pg', 'mysql2', 'mongodb', 'tedious'] as const;

export type DriverName = (typeof driverNames)[number];

/** A child of ours has cut it already; one more for the sign that something was left out. */
const cut = (limit: number) => z.string().transform((text) => text.slice(0, limit + 1));

const shortText = cut(runLimits.errorCharacters);

const error = z.object({
  name: shortText,
  message: shortText,
  stack: cut(runLimits.stackCharacters).optional(),
});

/** How the function ended; an answer is still JSON, and nobody has looked at its shape. */
const ending = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    json: z.string().max(runLimits.answerCharacters),
  }),
  z.object({
    kind: z.literal('denied'),
    errorClass: z.enum(['WrongUsernameOrPasswordError', 'ValidationError', 'UnauthorizedError']),
    message: shortText,
    subject: shortText.optional(),
    code: shortText.optional(),
  }),
  z.object({ kind: z.literal('checked'), takesContext: z.boolean() }),
  z.object({ kind: z.literal('threw'), error }),
  z.object({
    kind: z.enum(['syntax', 'bad-entry']),
    message: shortText,
    line: z.int(),
    column: z.int(),
  }),
  z.object({ kind: z.literal('timeout'), limit: z.enum(['wall', 'cpu', 'callback']) }),
  z.object({ kind: z.literal('out-of-memory') }),
  z.object({ kind: z.literal('too-large') }),
]);

export type Ending = z.infer<typeof ending>;

const fromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('driver'), name: z.enum(driverNames) }),
  z.object({
    type: z.literal('said'),
    run: z.int(),
    /** A level of the console, or `required` with what was asked for and what there is. */
    kind: z.string(),
    text: z.string(),
  }),
  z.object({
    type: z.literal('ended'),
    run: z.int(),
    ending,
    cpuMs: z.number(),
    outboundCalls: z.int(),
  }),
  /** Something in the process does not end, or cannot be trusted to work: no further runs. */
  z.object({ type: z.literal('worn') }),
]);

export type FromChild = z.infer<typeof fromChild>;

/** Undefined where it is none of our messages: the process is not ours any more. */
export function readFromChild(text: string): FromChild | undefined {
  try {
    return fromChild.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
