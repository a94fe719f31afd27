// Measures a production build: `npm run bench -- …` passes its arguments on to the measurement.
import { install } from './install.mjs';
import { preparePostgres } from './postgres.mjs';
import { main, progress, runQuietly, runShown } from './run-step.mjs';

await main(async () => {
  await install();
  await progress('Building', () => runQuietly('remix', ['vite:build']));
  const url = await preparePostgres();
  await runShown(
    'node',
    ['--disable-warning=ExperimentalWarning', 'bench/main.ts', ...process.argv.slice(2)],
    { NODE_ENV: 'production', ...(url && { TEST_DATABASE_URL: url }) },
  );
});
