/**
 * Runs what a connection has published.
 *
 * 1. Nothing that a script was told as a secret, nor a password, is in what is written down about a run.
 * 2. A run that failed is kept for its operator, without passwords. One that said no is no failure.
 * 3. A version in the shadow runs when the published one has answered; nobody waits for it, and
 *    nothing comes of it but a note where it came out differently. Its failures are its own.
 */
import { isDeepStrictEqual } from 'node:util';

import { logger } from '#app/observability/logger.ts';
import { insertScriptRun } from '#app/store/script-runs.ts';

import type {
  AnswerRules,
  ScriptAction,
  ScriptAnswer,
  ScriptContext,
  ScriptOutcome,
  ScriptResult,
} from '../../../scripts-sandbox/index.ts';
import type { Connection } from '../connection.ts';
import { maskerOf } from './mask-secrets.ts';
import { sandboxOfProcess } from './sandbox.ts';
import { findScriptsInUse } from './scripts-in-use.ts';
import type { ScriptsInUse } from './scripts-in-use.ts';

/** Whose scripts run. */
export type ScriptPlace = {
  tenant: { id: string; settingsVersion: number };
  connection: Connection;
};

export type Called<Action extends ScriptAction = ScriptAction> = {
  action: Action;
  /** What is known of the transaction; handed out where the connection's scripts take a context. */
  context?: ScriptContext;
  rules?: AnswerRules;
};

/** How a run ended, and what its operator may read about it. */
export type Ran<Action extends ScriptAction> = {
  result: ScriptResult<ScriptAnswer<Action['script']>> | { kind: 'no-script' };
  told: Record<string, unknown>;
};

export async function runInUse<Action extends ScriptAction>(
  place: ScriptPlace,
  called: Called<Action>,
): Promise<Ran<Action>> {
  const { tenant, connection } = place;
  const { script } = called.action;
  const scripts = await findScriptsInUse(tenant, connection.id);
  const inUse = scripts.published.get(script);
  if (!inUse) return { result: { kind: 'no-script' }, told: { script, outcome: 'no-script' } };

  const outcome = await runSource(place, scripts, inUse.source, called);
  const { report: _report, ...result } = outcome;
  const described = describe(scripts, called, outcome);
  const told = { script, version: inUse.version, ...described };
  if (!hasBegun(outcome)) return { result, told };
  if (hasFailed(outcome)) {
    const run = await insertScriptRun(tenant.id, {
      ...{ connectionId: connection.id, script, version: inUse.version, shadow: null },
      input: inputOf(called),
      outcome: described,
    });
    return { result, told: { ...told, run } };
  }
  if (inUse.shadow && isWithoutEffect(script)) {
    const { shadow } = inUse;
    void runShadow(place, scripts, { called, outcome, version: inUse.version, shadow }).catch(
      (error: unknown) => logger.error({ err: error }, 'a script in the shadow could not be noted'),
    );
  }
  return { result, told };
}

/** Runs any source as the connection would run it. */
export function runSource<Action extends ScriptAction>(
  { tenant, connection }: ScriptPlace,
  { configuration }: Pick<ScriptsInUse, 'configuration'>,
  source: string,
  { action, context = {}, rules }: Called<Action>,
): Promise<ScriptOutcome<ScriptAnswer<Action['script']>>> {
  const { enable_script_context, requires_username } = connection.options;
  return sandboxOfProcess().runScript({
    ...{ tenantId: tenant.id, connectionId: connection.id, source, action, configuration },
    ...(enable_script_context === true && { context }),
    rules: { ...rules, ...(requires_username && { requiredFields: ['username'] }) },
  });
}

/** The same place with a breaker of its own: what fails there takes nobody's sign-in away. */
export const apart = <Place extends ScriptPlace>(
  place: Place,
  what: 'shadow' | 'trial',
): Place => ({
  ...place,
  connection: { ...place.connection, id: `${place.connection.id}/${what}` },
});

/** An outcome as an operator reads it. */
export function describe(
  scripts: Pick<ScriptsInUse, 'configuration'>,
  called: Called,
  { report, ...result }: ScriptOutcome,
): Record<string, unknown> {
  const { kind, ...rest } = withoutTokens(result);
  const { console: lines, modules, waitedMs, ranMs, cpuMs, outboundCalls } = report;
  return maskerOfRun(
    scripts,
    called,
  )({
    outcome: kind,
    ...rest,
    ...(lines.length > 0 && { console: lines }),
    ...(modules.length > 0 && { modules }),
    timing: { waitedMs, ranMs, cpuMs, outboundCalls },
  });
}

/** Takes everything out of a text that nobody may read of a run. */
export const maskerOfRun = (
  { configuration }: Pick<ScriptsInUse, 'configuration'>,
  { action }: Called,
) => maskerOf([...Object.values(configuration), ...passwordsIn(action)]);

/** What a script was called with, as it may be kept. */
export const inputOf = ({ action, context }: Called): Record<string, unknown> => ({
  action: withoutPasswords(action),
  ...(context && { context }),
  ...(passwordsIn(action).length > 0 && { hadPassword: true }),
});

async function runShadow(
  place: ScriptPlace,
  scripts: ScriptsInUse,
  run: {
    called: Called;
    outcome: ScriptOutcome;
    version: number;
    shadow: { version: number; source: string };
  },
): Promise<void> {
  const { called, outcome, version, shadow } = run;
  const beside = await runSource(apart(place, 'shadow'), scripts, shadow.source, called);
  if (isDeepStrictEqual(comparable(outcome), comparable(beside))) return;
  await insertScriptRun(place.tenant.id, {
    ...{ connectionId: place.connection.id, script: called.action.script, version },
    input: inputOf(called),
    outcome: describe(scripts, called, outcome),
    shadow: { version: shadow.version, outcome: describe(scripts, called, beside) },
  });
}

/** Scripts that only look: a second run of another one would do a second time what it does. */
export const isWithoutEffect = (script: ScriptAction['script']): boolean =>
  script === 'login' || script === 'get_user';

const comparable = ({ report: _report, ...result }: ScriptOutcome): ScriptResult =>
  withoutTokens(result);

/** Tokens are made anew at every sign-in, and are nobody's to read. */
function withoutTokens(result: ScriptResult): ScriptResult {
  if (result.kind !== 'ok') return result;
  const { tokens: _tokens, ...rest } = result;
  return rest;
}

/** Whoever waits for a script that rests, or for a free place, has made no run to look into. */
const hasBegun = (outcome: ScriptOutcome): boolean =>
  outcome.kind !== 'unavailable' || outcome.reason === 'lost';

/** A script that says no has not failed. */
export const hasFailed = ({ kind }: Pick<ScriptOutcome, 'kind'>): boolean =>
  kind !== 'ok' && kind !== 'denied';

function passwordsIn(action: ScriptAction): string[] {
  if (action.script === 'login') return [action.password];
  if (action.script === 'change_password') return [action.newPassword];
  return action.script === 'create' && action.user.password ? [action.user.password] : [];
}

function withoutPasswords(action: ScriptAction): Record<string, unknown> {
  if (action.script === 'login') return { ...action, password: undefined };
  if (action.script === 'change_password') return { ...action, newPassword: undefined };
  if (action.script !== 'create') return { ...action };
  return { ...action, user: { ...action.user, password: undefined } };
}
