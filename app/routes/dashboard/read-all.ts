/** Lists that are short enough to be shown whole: settings, not people. */
import type { AtWork } from './administrator.ts';
import { read } from './read.ts';

const MOST_AT_ONCE = '100';

/** All rows of a list, page after page. */
export async function readAll<Row>(
  at: AtWork,
  operation: string,
  /** What the list is called in its answers. */
  name: string,
  query: Record<string, string> = {},
): Promise<Row[]> {
  const rows: Row[] = [];
  let from: string | undefined;
  do {
    const page: Record<string, unknown> = await read(at, operation, {
      query: { ...query, take: MOST_AT_ONCE, ...(from !== undefined && { from }) },
    });
    rows.push(...(page[name] as Row[]));
    from = page.next as string | undefined;
  } while (from !== undefined);
  return rows;
}
