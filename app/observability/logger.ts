import { pino } from 'pino';

import { config } from '#app/config.server.ts';

/** The process's log: one JSON line per entry, to standard output. Never hand it secrets or request bodies. */
export const logger = pino({
  level: config.logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});
