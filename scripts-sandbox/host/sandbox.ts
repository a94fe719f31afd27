/** Runs scripts: checked, called as their contract says, and their answers read as it says. */
import { parametersOf } from '../contracts/actions.ts';
import type { ScriptAction, ScriptContext, ScriptName } from '../contracts/actions.ts';
import { readAnswer } from '../contracts/answers.ts';
import type { AnswerRules, ScriptAnswer } from '../contracts/answers.ts';
import { readAllowList } from '../child/egress/allow-list.ts';
import { childLimits, runLimits } from '../limits.ts';
import type { ScriptOutcome, ScriptResult } from '../outcome.ts';
import { Breaker } from './breaker.ts';
import { bundleDriversOf } from './bundles.ts';
import type { JobEnding } from './job.ts';
import { ScriptChild } from './child-process.ts';
import { personOf } from './person-of-action.ts';
import { ScriptPool } from './pool.ts';
import { emptyReport, RunNotes } from './run-notes.ts';

export type SandboxSettings = {
  /**
   * Where scripts may connect to beside the public internet: `host`, `host:port`, an address or a
   * range of addresses, each with or without `:port`; see `child/egress/allow-list.ts`.
   */
  allowedDestinations: readonly string[];
  /** How many isolates a child makes ahead of need; 0: each run makes its own and keeps none. */
  preparedIsolates?: number;
  /**
   * Told in a line when scripts cannot run because of the installation, and when they can again;
   * else standard error is.
   */
  tell?: (line: string) => void;
};

export type ScriptRequest<Action extends ScriptAction = ScriptAction> = {
  tenantId: string;
  connectionId: string;
  source: string;
  action: Action;
  /** Given where the connection's scripts take a context (`enable_script_context`). */
  context?: ScriptContext;
  /** The connection's settings for its scripts, decrypted. */
  configuration: Readonly<Record<string, string>>;
  rules?: AnswerRules;
};

export type ScriptToCheck = {
  tenantId: string;
  source: string;
  script: ScriptName;
  /** Whether the connection hands out a context (`enable_script_context`). */
  hasContext: boolean;
};

export type ScriptCheck =
  | { kind: 'ok'; takesContext: boolean }
  /** `timeout` and `out-of-memory`: a source that nobody can read. */
  | Extract<
      ScriptResult,
      {
        kind: 'syntax' | 'bad-entry' | 'too-large' | 'timeout' | 'out-of-memory' | 'unavailable';
      }
    >;

export class Sandbox {
  readonly #pool: ScriptPool;
  readonly #breaker: Breaker;

  /** @throws RangeError on a destination that is none: which, and why. */
  constructor(
    {
      allowedDestinations,
      preparedIsolates = childLimits.preparedIsolates,
      tell = tellStandardError,
    }: SandboxSettings,
    breaker = new Breaker(),
  ) {
    readAllowList(allowedDestinations);
    this.#breaker = breaker;
    const settings = { allowed: allowedDestinations, preparedIsolates };
    this.#pool = new ScriptPool((seat) => new ScriptChild(seat, settings), tell);
  }

  /** Never throws and never rejects: whatever happens is an outcome. */
  async runScript<Action extends ScriptAction>(
    request: ScriptRequest<Action>,
  ): Promise<ScriptOutcome<ScriptAnswer<Action['script']>>> {
    const { tenantId, connectionId, source, action, context, configuration } = request;
    const call = JSON.stringify(parametersOf(action));
    const callWithContext = context && JSON.stringify(parametersOf(action, context));
    const tooLarge = refusalOfSize(source, callWithContext ?? call);
    if (tooLarge) return { ...tooLarge, report: emptyReport };
    const connection = `${tenantId} ${connectionId}`;
    if (!this.#breaker.lets(connection)) {
      return { kind: 'unavailable', reason: 'resting', report: emptyReport };
    }

    bundleDriversOf(source);
    const notes = new RunNotes();
    const end = await this.#pool.run({
      tenantId,
      task: {
        type: 'run',
        source,
        script: action.script,
        call,
        ...(callWithContext !== undefined && { callWithContext }),
        configuration: JSON.stringify(configuration),
      },
      said: (kind, text) => {
        notes.add(kind, text);
      },
    });
    const result = resultOf(end.ending, action, request.rules);
    this.#breaker.note(connection, result.kind, personOf(action));
    return { ...result, report: notes.report(end) };
  }

  /** Whether a source is what a script must be, before anybody needs it; it does not run. */
  async checkScript({ tenantId, source, script, hasContext }: ScriptToCheck): Promise<ScriptCheck> {
    const tooLarge = refusalOfSize(source);
    if (tooLarge) return tooLarge;
    bundleDriversOf(source);
    const task = { type: 'check', source, script, hasContext } as const;
    const { ending } = await this.#pool.run({ tenantId, task, said: () => undefined });
    switch (ending.kind) {
      case 'checked':
        return { kind: 'ok', takesContext: ending.takesContext };
      case 'syntax':
      case 'bad-entry':
      case 'timeout':
      case 'out-of-memory':
      case 'unavailable':
        return ending;
      default:
        return { kind: 'unavailable', reason: 'lost' };
    }
  }

  /** Whether a connection's scripts are left alone for now, because they kept failing. */
  isResting(tenantId: string, connectionId: string): boolean {
    return this.#breaker.isOpen(`${tenantId} ${connectionId}`);
  }

  /** Ends everything at once. */
  stop(): void {
    this.#pool.stop();
  }
}

const tellStandardError = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function refusalOfSize(
  source: string,
  call = '',
): Extract<ScriptResult, { kind: 'too-large' }> | undefined {
  const { sourceBytes, argumentCharacters } = runLimits;
  if (Buffer.byteLength(source) > sourceBytes) {
    return { kind: 'too-large', what: 'source', limit: sourceBytes };
  }
  if (call.length <= argumentCharacters) return undefined;
  return { kind: 'too-large', what: 'arguments', limit: argumentCharacters };
}

function resultOf<Action extends ScriptAction>(
  ending: JobEnding,
  action: Action,
  rules: AnswerRules | undefined,
): ScriptResult<ScriptAnswer<Action['script']>> {
  if (ending.kind === 'answered') return readAnswer(action, ending.json, rules);
  if (ending.kind === 'too-large') {
    return { kind: 'too-large', what: 'answer', limit: runLimits.answerCharacters };
  }
  // A run is not told to be only checked by a child that is still ours.
  return ending.kind === 'checked' ? { kind: 'unavailable', reason: 'lost' } : ending;
}
