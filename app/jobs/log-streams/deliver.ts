/**
 * Sends tenants' logs to where their streams lead: at least once, and in order.
 *
 * 1. What comes next is sent when what is before it has arrived; nothing is left out.
 * 2. A receiver that fails is asked again after 1 s, 2 s, … 5 min, for as long as it takes.
 */
import { logger } from '#app/observability/logger.ts';
import { leaseDueLogStream, listEventsAfter, settleLogStream } from '#app/store/log-streams.ts';
import type { LogStream, LoggedEvent } from '#app/store/log-streams.ts';

import { sendByHttp } from './send-by-http.ts';
import { writeToOutput } from './write-to-output.ts';

const AT_ONCE = 100;
const LEASE_MS = 60_000;
/**
 * How much clocks of nodes, and the writing of a row, may lag behind: longer than whoever writes waits
 * for SQLite's lock (5 s).
 */
const SETTLED_AFTER_MS = 6_000;
/** A receiver that hangs keeps nobody else's events waiting, unless there are so many of them. */
const MOST_AT_ONCE = 16;
const IDLE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/** Sends one batch of one stream that is due. False where there was nothing to do. */
export async function deliverNext(now = new Date()): Promise<boolean> {
  const stream = await leaseDue(now);
  return stream ? deliver(stream, now) : false;
}

const leaseDue = (now: Date) => leaseDueLogStream(now, new Date(now.getTime() + LEASE_MS));

async function deliver(stream: LogStream, now: Date): Promise<boolean> {
  const events = await listEventsAfter(stream.tenantId, stream.deliveredId, {
    until: new Date(now.getTime() - SETTLED_AFTER_MS),
    limit: AT_ONCE,
  });
  const failure = await send(stream, events);
  const pauseMs = failure === null ? pauseAfter(events) : pauseAfterFailure(stream.failures);
  await settleLogStream(stream, {
    deliveredId: failure === null ? (events.at(-1)?.id ?? stream.deliveredId) : stream.deliveredId,
    failures: failure === null ? 0 : stream.failures + 1,
    nextAttemptAt: new Date(now.getTime() + pauseMs),
    lastFailure: failure,
  });
  return events.length > 0;
}

/** Null where everything has arrived, or why it has not. */
async function send(stream: LogStream, events: readonly LoggedEvent[]): Promise<string | null> {
  const wanted = events.filter((event) => isWanted(stream, event));
  if (wanted.length === 0) return null;
  if (stream.type === 'stdout') return writeToOutput(stream, wanted);
  return sendByHttp(stream, wanted);
}

const isWanted = ({ filters }: LogStream, { type }: LoggedEvent): boolean =>
  filters.length === 0 || filters.some(({ name }) => name === type);

/** A full batch has more behind it. */
const pauseAfter = (events: readonly LoggedEvent[]): number =>
  events.length === AT_ONCE ? 0 : IDLE_MS;

/** Doubled each time, and up to a half shorter, so that not all come back at once. */
export const pauseAfterFailure = (failures: number, random = Math.random()): number =>
  Math.min(1_000 * 2 ** failures, LONGEST_PAUSE_MS) * (1 - random / 2);

/** Delivers until the returned function is called. Several nodes may do so at once. */
export function startDelivering(): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let underWay = 0;
  const again = (ms: number) => {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => void round(), ms);
    timer.unref();
  };
  const round = async () => {
    const now = new Date();
    try {
      const stream = underWay < MOST_AT_ONCE ? await leaseDue(now) : undefined;
      if (!stream) return again(IDLE_MS);
      underWay += 1;
      void deliver(stream, now)
        .then((wasBusy) => {
          if (wasBusy) again(0);
        }, report)
        .finally(() => (underWay -= 1));
      again(0);
    } catch (error) {
      report(error);
      again(IDLE_MS);
    }
  };
  again(0);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

const report = (error: unknown): void => {
  logger.error({ err: error }, 'logs could not be delivered');
};
