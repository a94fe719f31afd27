import { Badge } from '../badge.tsx';
import type { Difference, Run } from './script-state.ts';
import { faultInRun } from './source-fault.ts';

/** What a run came to: its answer or its error with the line, what it wrote, and how long it took. */
export function RunOutcome({ run }: { run: Run }) {
  const fault = faultInRun(run);
  const { console: lines = [], timing, answer, error } = run;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <OutcomeBadge run={run} />
        <span>{sentenceOf(run)}</span>
        <span className="hint">{Math.round(timing.ranMs)} ms</span>
      </p>
      {fault && (
        <p className="text-sm text-danger">
          Line {fault.line}, column {fault.column} of the script
        </p>
      )}
      {'answer' in run && <Told title="Answer" text={JSON.stringify(answer, null, 2)} />}
      {lines.length > 0 && (
        <Told
          title="Console"
          text={lines.map(({ level, text }) => `${level.padEnd(5)} ${text}`).join('\n')}
        />
      )}
      {error?.stack && <Told title="Where it failed" text={error.stack} />}
    </div>
  );
}

export function OutcomeBadge({ run: { outcome } }: { run: Pick<Run, 'outcome'> }) {
  if (outcome === 'ok') return <Badge tone="good">Answered</Badge>;
  if (outcome === 'denied') return <Badge>Said no</Badge>;
  return <Badge tone="bad">Failed</Badge>;
}

function Told({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h3>{title}</h3>
      <pre
        className="dash-pre"
        dir="ltr"
        role="region"
        aria-label={title}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls (WCAG 2.1.1)
        tabIndex={0}
      >
        {text}
      </pre>
    </div>
  );
}

const limits: Record<string, string> = {
  wall: 'It took too long.',
  cpu: 'It computed for too long.',
  callback: 'It ended without calling back.',
};

export function sentenceOf(run: Run): string {
  const { outcome, errorClass = '', message = '', error, field = '', rule = '', limit } = run;
  switch (outcome) {
    case 'ok':
      return run.answer === null ? 'It called back with nobody.' : 'It called back.';
    case 'denied':
      return `It said no with ${errorClass}${message ? `: ${message}` : '.'}`;
    case 'threw':
      return error ? `${error.name}: ${error.message}` : 'It threw an error.';
    case 'timeout':
      return limits[String(limit)] ?? 'It took too long.';
    case 'out-of-memory':
      return 'It took too much memory.';
    case 'bad-answer':
      return `What it called back with cannot be used: ${field} ${rule}.`;
    case 'too-large':
      return `Its ${run.what ?? 'answer'} is larger than ${String(limit)} bytes.`;
    case 'unavailable':
      return `It was not run: the sandbox is ${run.reason ?? 'busy'}. Try again.`;
    default:
      return message || outcome;
  }
}

/** In what a run differs from what was expected, or from another run. */
export const Differences = ({
  differences,
  names = ['expected', 'got'],
}: {
  differences: readonly Difference[];
  names?: readonly [string, string];
}) => (
  <ul className="flex flex-col gap-1 text-sm">
    {differences.map(({ path, expected, got }) => (
      <li key={path}>
        <code className="dash-code">{path}</code>: {names[0]} {shown(expected)}, {names[1]}{' '}
        {shown(got)}
      </li>
    ))}
  </ul>
);

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
