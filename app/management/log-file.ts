/** A tenant's log as a file, made while it is read: it may be longer than memory. */
import { csvLine } from '#app/jobs/csv-line.ts';

import { readFoundLog } from './log-directory.ts';
import type { LogFilter } from './log-directory.ts';
import { shownEvent } from './shown-event.ts';
import type { ShownEvent } from './shown-event.ts';

export type LogFileFormat = 'csv' | 'ndjson';

const columns = [
  ...['log_id', 'date', 'type', 'description', 'connection', 'connection_id', 'client_id'],
  ...['client_name', 'ip', 'user_agent', 'user_id', 'details'],
] as (keyof ShownEvent)[];

/**
 * The lines of the events that a filter finds, the oldest first, each with its end. In CSV the first
 * names the columns, and nothing begins as a spreadsheet's formula would.
 *
 * @throws ManagementError `search_query_invalid`, with the first line
 */
export async function* exportLog(
  tenantId: string,
  { format, ...filter }: LogFilter & { format: LogFileFormat },
): AsyncGenerator<string> {
  const parts = readFoundLog(tenantId, filter);
  // Read before anything is told: a search that cannot be understood is refused, and no file begins.
  let part = await parts.next();
  if (format === 'csv') yield csvLine(columns);
  for (; !part.done; part = await parts.next()) {
    for (const event of part.value) yield lineOf(format, shownEvent(event));
  }
}

const lineOf = (format: LogFileFormat, event: ShownEvent): string =>
  format === 'csv' ? csvLine(columns.map((column) => event[column])) : `${JSON.stringify(event)}\n`;
