/** What happened in a tenant. */
import { z } from 'zod';

import { isAdministratorId } from '#app/ids.ts';

import { logTypes } from '../log-descriptions.ts';
import { findLog, findLogOfUser, getLoggedEvent, readLogAfter } from '../log-directory.ts';
import type { NamedEvent } from '../log-directory.ts';
import { shownEvent } from '../shown-event.ts';
import type { ShownEvent } from '../shown-event.ts';
import { withUserNames } from '../user-names.ts';
import { getAdministratorOperation } from './administrators.ts';
import { isAllowed } from './may-do.ts';
import { operation } from './operation.ts';
import type { Act } from './operation.ts';
import {
  checkpointQuery,
  dateSort,
  fieldsQuery,
  listOf,
  pageQuery,
  presentList,
  selectFields,
  sliceOf,
} from './paging.ts';
import type { ListQuery } from './paging.ts';
import { ApiRefusal } from './refusal.ts';
import { getUserOperation } from './users.ts';

const answer = z.strictObject({
  log_id: z.string(),
  date: z.string(),
  type: z.string(),
  description: z.string().optional(),
  connection: z.string().optional(),
  connection_id: z.string().optional(),
  client_id: z.string().optional(),
  client_name: z.string().optional(),
  ip: z.string().optional(),
  user_agent: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
  details: z.record(z.string(), z.unknown()),
});

const listQuery = z.strictObject({
  ...pageQuery,
  ...checkpointQuery,
  ...fieldsQuery,
  sort: dateSort,
  q: z.string().max(4000).optional(),
  /** What Auth0's own client calls `q`. */
  search: z.string().max(4000).optional(),
});

function searchedFor({ q, search }: z.output<typeof listQuery>): string | undefined {
  if (q === undefined || search === undefined) return q ?? search;
  throw new ApiRefusal('invalid_query_string', 'search: expected none beside q');
}

/** Pages by number end here, as Auth0's do. */
const MOST_BY_PAGE = 1000;

function pageIn(query: ListQuery & { sort?: { isOldestFirst: boolean } | undefined }) {
  const slice = sliceOf(query);
  const offset = 'offset' in slice ? slice.offset : 0;
  if (offset + slice.limit <= MOST_BY_PAGE) {
    return { limit: slice.limit, offset, isOldestFirst: query.sort?.isOldestFirst ?? false };
  }
  throw new ApiRefusal(
    'invalid_paging',
    `page: expected one of the first ${MOST_BY_PAGE} events; from and take reach all of them`,
  );
}

/** From an event on, as Auth0 answers it: bare, the oldest first, and what else was asked is refused. */
function requireOnlyCheckpoint(query: z.output<typeof listQuery>): void {
  const [other] = Object.keys(query).filter(
    (name) => !['from', 'take', 'fields', 'include_fields'].includes(name),
  );
  if (other === undefined) return;
  throw new ApiRefusal('invalid_paging', `${other}: expected none beside from and take`);
}

/** Events with the names of those whom the caller may read; others stay ids. */
async function shownTo(act: Act, events: readonly NamedEvent[]): Promise<ShownEvent[]> {
  const mayRead = (userId: string) =>
    isAllowed(act, isAdministratorId(userId) ? getAdministratorOperation : getUserOperation);
  const named = await withUserNames(act.site.tenant.id, events, mayRead);
  return named.map(shownEvent);
}

export const logs = [
  operation({
    id: 'list_logs',
    method: 'GET',
    path: '/logs',
    summary: 'What happened: the newest first, or from an event on',
    scopes: ['read:logs'],
    role: 'auditor',
    query: listQuery,
    body: null,
    answer: { status: 200, schema: listOf('logs', answer) },
    run: async (act, { query }) => {
      const tenantId = act.site.tenant.id;
      if (query.from !== undefined || query.take !== undefined) {
        requireOnlyCheckpoint(query);
        const events = await readLogAfter(tenantId, query.from, query.take ?? 50);
        return (await shownTo(act, events)).map((event) => selectFields(event, query));
      }
      const isCounted = query.include_totals ?? false;
      const { events, total } = await findLog(
        tenantId,
        searchedFor(query),
        pageIn(query),
        isCounted,
      );
      return presentList('logs', await shownTo(act, events), { query, total });
    },
  }),
  operation({
    id: 'get_log',
    ...{ method: 'GET', path: '/logs/{id}', summary: 'One thing that happened' },
    scopes: ['read:logs'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: answer },
    run: async (act, { path }) => {
      const [shown] = await shownTo(act, [await getLoggedEvent(act.site.tenant.id, path.id)]);
      return shown;
    },
  }),
  operation({
    id: 'list_log_types',
    ...{ method: 'GET', path: '/log-types' },
    summary: 'What can be in the log: types of events, what they mean and what they are about',
    scopes: ['read:logs'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: {
      status: 200,
      schema: z.array(
        z.strictObject({ type: z.string(), category: z.string(), description: z.string() }),
      ),
    },
    run: () => Promise.resolve(logTypes),
  }),
  operation({
    id: 'list_user_logs',
    ...{ method: 'GET', path: '/users/{id}/logs', summary: 'What happened to a person' },
    scopes: ['read:logs', 'read:logs_users'],
    role: 'support',
    query: z.strictObject({ ...pageQuery, sort: dateSort }),
    body: null,
    answer: { status: 200, schema: listOf('logs', answer) },
    run: async ({ site }, { path, query }) => {
      const isCounted = query.include_totals ?? false;
      const page = pageIn(query);
      const { events, total } = await findLogOfUser(site.tenant.id, path.id, page, isCounted);
      return presentList('logs', events.map(shownEvent), { query, total });
    },
  }),
];
