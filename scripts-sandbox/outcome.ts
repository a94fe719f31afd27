/**
 * How a run can end: a closed union. Whatever a script does, its caller gets one of these, once.
 */

/** The classes by which a script says no on purpose (reference 2.3). */
export type RefusalClass = 'WrongUsernameOrPasswordError' | 'ValidationError' | 'UnauthorizedError';

export type ScriptError = { name: string; message: string; stack?: string };

export type Position = { line: number; column: number };

export type ScriptOutcome<Answer = unknown> = ScriptResult<Answer> & { report: RunReport };

export type ScriptResult<Answer = unknown> =
  | { kind: 'ok'; answer: Answer; tokens?: IdentityTokens }
  /** `subject` is the first argument of WrongUsernameOrPasswordError, `code` that of ValidationError. */
  | { kind: 'denied'; errorClass: RefusalClass; message: string; subject?: string; code?: string }
  /** `callback`: everything has ended, and the callback was never called. */
  | { kind: 'timeout'; limit: 'wall' | 'cpu' | 'callback' }
  | { kind: 'out-of-memory' }
  | ({ kind: 'syntax'; message: string } & Position)
  | ({ kind: 'bad-entry'; message: string } & Position)
  | { kind: 'threw'; error: ScriptError }
  /**
   * The answer is not what the contract asks for: which field breaks which rule. `rule` reads on from
   * the field's name ("has …", "is …"); the value is never told, it may be a secret.
   */
  | { kind: 'bad-answer'; field: string; rule: string }
  | { kind: 'too-large'; what: 'source' | 'arguments' | 'answer'; limit: number }
  | { kind: 'unavailable'; reason: UnavailableReason };

/** What a profile came with besides, for the tenant's identity: kept apart, since profiles are shown. */
export type IdentityTokens = { accessToken?: string; refreshToken?: string };

/**
 * `busy`: too many runs wait. `resting`: the breaker is open. `lost`: the process has died. `broken`:
 * no process comes up, which the operator's log tells more about.
 */
export type UnavailableReason = 'busy' | 'resting' | 'lost' | 'broken' | 'stopping';

export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

export type ConsoleLine = { level: ConsoleLevel; text: string; afterMs: number };

/** What an operator reads about a run, however it ended. Times in milliseconds. */
export type RunReport = {
  console: ConsoleLine[];
  /** Modules that were asked for with a version, and which version there is. */
  modules: { asked: string; version: string }[];
  waitedMs: number;
  ranMs: number;
  cpuMs: number;
  outboundCalls: number;
};
