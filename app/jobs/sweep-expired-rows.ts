import { logger } from '#app/observability/logger.ts';
import { deleteExpiredChallenges } from '#app/store/challenges.ts';
import { deleteExpiredDashboardSessions } from '#app/store/dashboard-sessions.ts';
import { deleteStaleDevices } from '#app/store/devices.ts';
import { deleteExpiredEnrollmentDecisions } from '#app/store/enrollment-decisions.ts';
import { deleteExpiredJobs } from '#app/store/jobs.ts';
import { deleteExpiredLoginTransactions } from '#app/store/login-transactions.ts';
import { deleteExpiredArtifacts } from '#app/store/provider-artifacts.ts';
import { deleteExpiredRateLimits } from '#app/store/rate-limits.ts';
import { deleteExpiredScriptRuns } from '#app/store/script-runs.ts';
import { deleteExpiredStepUps } from '#app/store/step-ups.ts';
import { deleteExpiredTickets } from '#app/store/tickets.ts';

import { sweepOldLogs } from './sweep-old-logs.ts';

const EVERY_MS = 60_000;

/** Deletes rows whose time is over. Nothing finds them before that either: this only makes room. */
export async function sweepExpiredRows(now: Date): Promise<void> {
  await deleteExpiredChallenges(now);
  await deleteExpiredLoginTransactions(now);
  await deleteExpiredArtifacts(now);
  await deleteExpiredRateLimits(now);
  await deleteExpiredTickets(now);
  await deleteExpiredStepUps(now);
  await deleteExpiredEnrollmentDecisions(now);
  await deleteExpiredScriptRuns(now);
  await deleteExpiredJobs(now);
  await deleteStaleDevices(now);
  await deleteExpiredDashboardSessions(now);
}

async function sweep(now: Date): Promise<void> {
  await sweepExpiredRows(now);
  await sweepOldLogs(now);
}

/** Sweeps every minute until the returned function is called. Several nodes may do so at once. */
export function startSweeping(): () => void {
  const timer = setInterval(() => {
    sweep(new Date()).catch((error: unknown) =>
      logger.error({ err: error }, 'expired rows could not be swept'),
    );
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
