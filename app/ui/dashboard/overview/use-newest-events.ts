import { useEffect, useRef, useState } from 'react';

import { askServer } from '../ask-server.ts';
import type { LoggedEvent } from './overview.ts';

const PAUSE_MS = 4000;
/** How often new events are told to screen readers, however many there are. */
const SAY_PAUSE_MS = 20_000;
const MOST_SHOWN = 12;
const MOST_ASKED = 100;

/**
 * The newest events, asked for every few seconds from the oldest one that is shown: what was written a
 * little late stands where it belongs. Nothing is asked while it is paused or nobody looks.
 */
export function useNewestEvents(known: readonly LoggedEvent[], isPaused: boolean) {
  const [events, setEvents] = useState(() => newestOf(known));
  const [said, setSaid] = useState('');
  const [isLost, setLost] = useState(false);
  const shown = useRef(events);
  const untold = useRef({ count: 0, since: -SAY_PAUSE_MS });
  useEffect(() => {
    if (isPaused) return undefined;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (found: readonly LoggedEvent[]) => {
      const before = new Set(shown.current.map(({ log_id: id }) => id));
      untold.current.count += found.filter(({ log_id: id }) => !before.has(id)).length;
      shown.current = newestOf([...shown.current, ...found]);
      setEvents(shown.current);
      const { count, since } = untold.current;
      if (count === 0 || performance.now() - since < SAY_PAUSE_MS) return;
      setSaid(count === 1 ? 'One new event.' : `${count} new events.`);
      untold.current = { count: 0, since: performance.now() };
    };
    const ask = async () => {
      const answer = document.hidden ? undefined : await readAfter(shown.current.at(-1)?.log_id);
      if (isOver) return;
      if (answer) setLost(!answer.ok);
      if (answer?.ok) take(answer.body);
      timer = setTimeout(() => void ask(), PAUSE_MS);
    };
    timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isPaused]);
  return { events, said, isLost };
}

/** Where more has happened than one answer holds, the newest are what is looked at. */
async function readAfter(oldest: string | undefined) {
  const query = { take: String(MOST_ASKED), ...(oldest !== undefined && { from: oldest }) };
  const answer = await askServer<LoggedEvent[]>('list_logs', { query });
  if (!answer.ok || answer.body.length < MOST_ASKED) return answer;
  return askServer<LoggedEvent[]>('list_logs', { query: { per_page: String(MOST_SHOWN) } });
}

/** Ids are in the order of time. */
function newestOf(events: readonly LoggedEvent[]): LoggedEvent[] {
  const byId = new Map(events.map((event) => [event.log_id, event]));
  return [...byId.values()].sort((a, b) => (a.log_id < b.log_id ? 1 : -1)).slice(0, MOST_SHOWN);
}
