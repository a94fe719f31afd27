/**
 * Whether a Get User script finds people by what they are called and by their id (reference 2.2):
 * passkeys need both. It is asked for one person whom the tenant knows, first the one way, then the
 * other.
 */
import type { ScriptAnswer } from '../../../scripts-sandbox/index.ts';
import { checkSource } from './check-source.ts';
import type { ScriptPlace } from './run-in-use.ts';
import { runTrial } from './run-trial.ts';
import type { Trial } from './run-trial.ts';

type GetUser = { script: 'get_user'; identifier: string };

/** Null where both look-ups name the same person; otherwise what is wrong, in plain words. */
export async function probeLookUps(
  place: ScriptPlace,
  source: string,
  identifier: string,
): Promise<string | null> {
  if (place.connection.options.enable_script_context !== true) {
    return 'the connection hands its scripts no context: enable_script_context is not on';
  }
  const check = await checkSource(place, 'get_user', source);
  if (check.kind === 'ok' && !check.takesContext) {
    return 'the function has no parameter for the context, which says that it is given a user id';
  }
  const called = { script: 'get_user', identifier } as const;
  const byName = read(await runTrial(place, source, { action: called }), 'by identifier');
  if (!byName.ok) return byName.problem;
  const asked = byName.found.user_id;
  const byId = read(
    await runTrial(place, source, {
      action: { script: 'get_user', identifier: asked },
      context: { identifierType: 'user_id' },
    }),
    'by user id',
  );
  if (!byId.ok) return byId.problem;
  if (byId.found.user_id === asked) return null;
  return 'the look-up by user id found somebody else than the look-up by identifier';
}

type Found = NonNullable<ScriptAnswer<'get_user'>>;

function read(
  { outcome, told }: Trial<GetUser>,
  how: string,
): { ok: true; found: Found } | { ok: false; problem: string } {
  if (outcome.kind === 'ok' && outcome.answer) return { ok: true, found: outcome.answer };
  const why =
    outcome.kind === 'ok'
      ? 'found nobody'
      : outcome.kind === 'bad-answer' && outcome.rule === 'is required'
        ? `told a profile without ${outcome.field}`
        : `failed: ${reasonOf(told)}`;
  return { ok: false, problem: `the look-up ${how} ${why}` };
}

/** What an outcome has for its reason, by its kind (`ScriptResult`). */
type Reasons = {
  error?: { name: string; message: string };
  limit?: string | number;
} & Partial<Record<'outcome' | 'errorClass' | 'message' | 'field' | 'rule' | 'reason', string>>;

/** How a run ended that did not end well, in one line. `told` is masked already. */
export function reasonOf(told: Record<string, unknown>): string {
  const { outcome, error, errorClass, message, field, rule, limit, reason } = told as Reasons;
  const broken = field && rule && `${field} ${rule}`;
  const parts = [outcome, errorClass, error?.name, limit, reason, broken, message, error?.message];
  return parts.filter((part) => part !== undefined && part !== '').join(': ');
}
