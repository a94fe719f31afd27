// Writes the migrations of both dialects from the one schema.
import { spawnSync } from 'node:child_process';

for (const databaseUrl of ['', 'postgres://localhost/unused']) {
  const { status } = spawnSync('drizzle-kit', ['generate', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  if (status !== 0) process.exit(status ?? 1);
}
