import type { LoggedEvent } from '#app/store/log-streams.ts';

/** An event as receivers of Auth0's log streams know it. */
export function logEntry(event: LoggedEvent) {
  const { id, at, type, code, userId, clientId, connectionId, ip, userAgent, details } = event;
  const known = { code, user_id: userId, client_id: clientId, connection_id: connectionId, ip };
  const present = Object.entries({ ...known, user_agent: userAgent }).filter(
    ([, value]) => value !== null,
  );
  return {
    log_id: id,
    data: { date: at.toISOString(), type, log_id: id, ...Object.fromEntries(present), details },
  };
}
