import { asSentence } from './as-sentence.ts';
import type { Refusal } from './ask-server.ts';

/**
 * A refusal as a message above its form. Those of single fields stand beside the fields, whose names
 * are given; here it is only said that there are some.
 */
export function RefusalMessage({
  problem,
  fields = [],
  onLoadNewest,
}: {
  problem: Refusal | undefined;
  fields?: readonly string[];
  /** Where somebody else has saved meanwhile: reads what they made of it. */
  onLoadNewest?: () => void;
}) {
  if (!problem) return null;
  if (problem.code === 'version_conflict') {
    return (
      <div className="message message-error" role="alert">
        <div className="dash-dialog-body">
          <p>
            This has been changed since you opened it. Nothing of yours was saved, and nothing of
            theirs was lost.
          </p>
          {onLoadNewest && (
            <button
              className="button button-secondary button-small"
              type="button"
              onClick={onLoadNewest}
            >
              Load the newest
            </button>
          )}
        </div>
      </div>
    );
  }
  const beside = (field: string) =>
    fields.some((name) => field === name || field.startsWith(`${name}.`));
  const rest = problem.faults.filter(({ field }) => !beside(field));
  const isAllBeside = problem.faults.length > 0 && rest.length === 0;
  const told = rest.map(({ field, message }) => (field ? `${field}: ${message}` : message));
  return (
    <p className="message message-error" role="alert">
      {isAllBeside
        ? 'Nothing was saved. See the marked fields.'
        : told.length > 0
          ? asSentence(told.join('; '))
          : asSentence(problem.message)}
    </p>
  );
}
