/**
 * The operator's command line: `npm run cli -- <noun> <verb> [options] [--json]`.
 * It works on the data directly and never starts the server.
 */
import '#db/drizzle-imports.ts';

import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Types are stripped once, not for every command: that is half of what a command takes.
enableCompileCache(path.resolve(import.meta.dirname, '../node_modules/.cache/latchkey'));
const { run } = await import('./run.ts');

// Of `… | head -1` the rest is read by nobody: the work goes on, and that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
  readInput: () => readFileSync(process.stdin.fd, 'utf8'),
  isTerminal: process.stdin.isTTY,
  withDatabase: async (work) => {
    // Imported late: help needs no database, and a bad setting is told without a stack trace.
    const { migrate } = await import('#db/migrate.ts');
    const { stopSandbox } = await import('#app/connections/own-database/sandbox.ts');
    const { closeDatabase } = await import('#app/store/health.ts');
    const { requireInstallationSecret } = await import('#app/management/installation-secret.ts');
    try {
      await migrate();
      await requireInstallationSecret();
      return await work();
    } finally {
      stopSandbox();
      await closeDatabase();
    }
  },
});
