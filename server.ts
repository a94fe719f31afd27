/**
 * The process: migrate, seed what a first start needs, serve, and stop without losing a request.
 */
import '#db/drizzle-imports.ts';

import { createServer } from 'node:http';
import { enableCompileCache } from 'node:module';
import path from 'node:path';

import type { ServerBuild } from '@remix-run/node';

import { ConfigurationError } from '#app/configuration-error.ts';
import { ManagementError } from '#app/management/management-error.ts';

const build = path.resolve('build');

// Types are stripped once, not at every start: a start is quicker, and the process smaller.
enableCompileCache(path.resolve('node_modules/.cache/latchkey'));

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigurationError || error instanceof ManagementError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  // Imported late, so that a bad setting is told in one line instead of a stack trace.
  const { config } = await import('#app/config.server.ts');
  const { createApp } = await import('#app/http/app.ts');
  const { loadContext } = await import('#app/http/load-context.ts');
  const { pagesBySection } = await import('#app/http/pages-by-section.ts');
  const { seedFirstTenant } = await import('#app/management/first-tenant.ts');
  const { requireInstallationSecret } = await import('#app/management/installation-secret.ts');
  const { startSweeping } = await import('#app/jobs/sweep-expired-rows.ts');
  const { startDelivering } = await import('#app/jobs/log-streams/deliver.ts');
  const { startJobs } = await import('#app/jobs/work-on-jobs.ts');
  const { logger } = await import('#app/observability/logger.ts');
  const { requireScriptDestinations, stopSandbox } =
    await import('#app/connections/own-database/sandbox.ts');
  const { closeDatabase } = await import('#app/store/health.ts');
  const { migrate } = await import('#db/migrate.ts');

  requireScriptDestinations();
  await migrate();
  await requireInstallationSecret();
  await seedFirstTenant();

  const pages = (await import(path.join(build, 'server', 'index.js'))) as ServerBuild;
  const app = createApp(pagesBySection(pages, loadContext), {
    assets: path.join(build, 'client', 'assets'),
    client: path.join(build, 'client'),
  });

  const server = createServer(app);
  const stopSweeping = startSweeping();
  const stopDelivering = startDelivering();
  const stopJobs = startJobs();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(inUse ? new ConfigurationError(`PORT ${config.port} is in use`) : error);
    });
    server.listen(config.port, resolve);
  });
  logger.info({ port: config.port, origin: config.origin }, 'ready');

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    stopSweeping();
    stopDelivering();
    // The part of a job that is under way is finished; another node, or the next start, goes on.
    const jobsRest = stopJobs();
    // Requests under way are answered; idle connections are closed at once.
    server.close(() => {
      stopSandbox();
      void jobsRest.then(closeDatabase).then(() => process.exit(0));
    });
    server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
