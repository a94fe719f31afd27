import { describeLogType } from './log-descriptions.ts';
import type { NamedEvent } from './log-directory.ts';

/** An event of the log with Auth0's names, as administrators read it. What is not known is left out. */
export type ShownEvent = {
  log_id: string;
  date: string;
  type: string;
  details: Record<string, unknown>;
} & { [Name in keyof ReturnType<typeof aboutOf>]?: string };

export const shownEvent = (event: NamedEvent): ShownEvent => ({
  ...{ log_id: event.id, date: event.at.toISOString(), type: event.type },
  ...Object.fromEntries(Object.entries(aboutOf(event)).filter(([, value]) => value != null)),
  details: { ...event.details, ...(event.code !== null && { code: event.code }) },
});

const aboutOf = (event: NamedEvent) => ({
  description: describeLogType(event.type),
  connection: event.connectionName,
  connection_id: event.connectionId,
  client_id: event.clientId,
  client_name: event.clientName,
  ip: event.ip,
  user_agent: event.userAgent,
  user_id: event.userId,
  user_name: event.userName,
});
