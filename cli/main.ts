/**
 * The operator's command line: `npm run cli -- <noun> <verb> [options] [--json]`.
 * It works on the data directly and never starts the server.
 */
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
  isTerminal: process.stdin.isTTY,
  withDatabase: async (work) => {
    // Imported late: help needs no database, and a bad setting is told without a stack trace.
    const { migrate } = await import('#db/migrate.ts');
    const { closeDatabase } = await import('#app/store/health.ts');
    const { requireInstallationSecret } = await import('#app/management/installation-secret.ts');
    try {
      await migrate();
      await requireInstallationSecret();
      return await work();
    } finally {
      await closeDatabase();
    }
  },
});
