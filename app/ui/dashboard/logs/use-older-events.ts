import { useEffect, useState } from 'react';

import { askServer } from '../ask-server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many events are older than some days; undefined as long as it is not known. */
export function useOlderEvents(days: number): number | undefined {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    let isOver = false;
    const end = new Date(Date.now() - days * DAY_MS).toISOString();
    const query = { q: `date:{* TO "${end}"}`, per_page: '0', include_totals: 'true' };
    void askServer<{ total: number }>('list_logs', { query }).then((answer) => {
      if (!isOver && answer.ok) setCount(answer.body.total);
    });
    return () => {
      isOver = true;
    };
  }, [days]);
  return count;
}
