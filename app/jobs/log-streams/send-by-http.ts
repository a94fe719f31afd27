import type { LogStream, LoggedEvent } from '#app/store/log-streams.ts';

import { logEntry } from './log-entry.ts';

const TIMEOUT_MS = 10_000;

/**
 * Posts events as a JSON array. Null where the receiver has answered with a status of success, or in
 * a line why it has not arrived. What the receiver says is not kept: it is not ours.
 */
export async function sendByHttp(
  { sink }: Pick<LogStream, 'sink'>,
  events: readonly LoggedEvent[],
): Promise<string | null> {
  try {
    const response = await fetch(sink.endpoint ?? '', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(sink.authorization && { Authorization: sink.authorization }),
      },
      body: JSON.stringify(events.map(logEntry)),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.ok ? null : `the receiver answered with ${response.status}`;
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return isTimeout ? 'the receiver took longer than 10 s' : 'the receiver could not be reached';
  }
}
