import type { LogStream, LoggedEvent } from '#app/store/log-streams.ts';

import { logEntry } from './log-entry.ts';

/** One line of JSON an event. Null when everything was taken. */
export function writeToOutput(
  { id, name }: Pick<LogStream, 'id' | 'name'>,
  events: readonly LoggedEvent[],
): Promise<string | null> {
  const lines = events.map((event) => JSON.stringify({ stream: { id, name }, ...logEntry(event) }));
  return new Promise((resolve) => {
    process.stdout.write(`${lines.join('\n')}\n`, (error) => {
      resolve(error ? 'the output could not be written' : null);
    });
  });
}
