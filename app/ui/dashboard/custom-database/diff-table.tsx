import { readDiff } from './unified-diff.ts';
import type { DiffLine } from './unified-diff.ts';

const marks = { same: ' ', gone: '-', come: '+' } as const;
const said = { same: '', gone: 'Removed: ', come: 'Added: ' } as const;

/** What changed between two versions: each line with its number on either side, and a mark. */
export function DiffTable({ from, to, diff }: { from: number; to: number; diff: string }) {
  if (diff === '') return <p role="status">They are the same, character by character.</p>;
  const caption = `From version ${String(from)} to version ${String(to)}`;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls (WCAG 2.1.1)
    <div className="dash-table-box" role="region" aria-label={caption} tabIndex={0}>
      <table className="dash-diff" dir="ltr">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Line in version {from}</th>
            <th scope="col">Line in version {to}</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {readDiff(diff).map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line }: { line: DiffLine }) {
  if (line.kind === 'hunk') {
    return (
      <tr className="dash-diff-hunk">
        <td colSpan={3}>…</td>
      </tr>
    );
  }
  const { kind, before, after, text } = line;
  return (
    <tr className={`dash-diff-${kind}`}>
      <td className="number">{before}</td>
      <td className="number">{after}</td>
      <td>
        <span className="sr-only">{said[kind]}</span>
        <span aria-hidden="true">{marks[kind]} </span>
        {text}
      </td>
    </tr>
  );
}
