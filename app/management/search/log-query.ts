import type { LogCondition, LogField } from '#app/store/log-search.ts';

import { conditionOf } from './conditions.ts';
import type { SearchableFields } from './conditions.ts';

const fields: SearchableFields<LogField> = {
  log_id: { field: 'log_id', kind: 'text' },
  date: { field: 'date', kind: 'date' },
  type: { field: 'type', kind: 'text' },
  user_id: { field: 'user_id', kind: 'text' },
  client_id: { field: 'client_id', kind: 'text' },
  connection_id: { field: 'connection_id', kind: 'text' },
  ip: { field: 'ip', kind: 'text' },
};

/** What `q` asks of the log. @throws ManagementError `search_query_invalid` */
export const logQuery = (text: string): LogCondition => conditionOf(text, fields);
