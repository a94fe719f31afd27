import type { ReactNode } from 'react';

import { Panel } from '../panel.tsx';
import { Table } from '../table.tsx';
import type { Column } from '../table.tsx';

/** A plot, and behind it a table with the same numbers. */
export function PlotPanel<Row>({
  title,
  lead,
  columns,
  rows,
  keyOf,
  children,
}: {
  title: string;
  lead?: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  children: ReactNode;
}) {
  return (
    <Panel title={title} lead={lead}>
      {children}
      <details className="plot-numbers">
        <summary>
          Show the numbers<span className="sr-only">: {title}</span>
        </summary>
        <Table caption={title} {...{ columns, rows, keyOf }} />
      </details>
    </Panel>
  );
}
