// Everything that must hold before a change is merged: `npm test`.
// For developers: `npm test -- --only lint,unit` runs the named steps.
import { install } from './install.mjs';
import { prepareBrowser } from './browser.mjs';
import { prepareMariadb } from './mariadb.mjs';
import { preparePostgres } from './postgres.mjs';
import { CommandFailed, Explained, elapsedSince, main, runShown } from './run-step.mjs';
import {
  clearReports,
  readCounts,
  readFailures,
  SANDBOX,
  totalOf,
  UNIT_POSTGRES,
  UNIT_SQLITE,
} from './test-reports.mjs';

const vitest = (project, report, env) =>
  runShown(
    'vitest',
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
  );

const steps = [
  {
    name: 'format',
    title: 'Format',
    run: () => runShown('prettier', ['--check', '--log-level=warn', '.']),
  },
  {
    name: 'lint',
    title: 'Lint',
    run: () => runShown('eslint', ['.', '--max-warnings', '0']),
  },
  {
    name: 'typecheck',
    title: 'Types',
    run: () => runShown('tsc', ['--noEmit']),
  },
  {
    name: 'unit',
    title: 'Unit tests on SQLite',
    run: () => vitest('sqlite', UNIT_SQLITE),
  },
  {
    name: 'postgres',
    title: 'Unit tests on PostgreSQL',
    async run() {
      const url = await preparePostgres();
      if (!url) {
        return 'skipped on PostgreSQL: none is running here. Start one, or set TEST_DATABASE_URL.';
      }
      await vitest('postgresql', UNIT_POSTGRES, { TEST_DATABASE_URL: url });
    },
  },
  {
    name: 'sandbox',
    title: 'Script sandbox',
    async run() {
      const url = await preparePostgres();
      await prepareMariadb();
      await vitest('sandbox', SANDBOX, {
        ...(url && { TEST_DATABASE_URL: url }),
      });
    },
  },
  {
    name: 'build',
    title: 'Production build',
    run: () => runShown('remix', ['vite:build']),
  },
  {
    name: 'e2e',
    title: 'Browser stories',
    async run() {
      const url = await preparePostgres();
      const browser = await prepareBrowser();
      await runShown('playwright', ['test'], {
        ...browser,
        ...(url && { TEST_DATABASE_URL: url }),
      });
    },
  },
];

/** The steps named by `--only`; all of them without it. */
function chosenSteps([option, value, ...rest]) {
  if (option === undefined) return steps;
  const known = steps.map(({ name }) => name);
  const names = value?.split(',') ?? [];
  const unknown = names.filter((name) => !known.includes(name));
  if (option !== '--only' || names.length === 0 || rest.length > 0 || unknown.length > 0) {
    throw new Explained(`Usage: npm test -- --only ${known.join(',')}`);
  }
  return steps.filter(({ name }) => names.includes(name));
}

/** Runs a step; returns its line of the summary, and the error that stops the run. */
async function runStep({ title, run }) {
  const start = Date.now();
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 74 - title.length))}`);
  try {
    const skipped = await run();
    if (skipped) console.log(skipped);
    else console.log(`${title}: done in ${elapsedSince(start)}`);
    return { line: `  ${skipped ? 'skipped' : 'passed '}  ${title} (${elapsedSince(start)})` };
  } catch (error) {
    return { line: `  FAILED   ${title} (${elapsedSince(start)})`, error };
  }
}

await main(async () => {
  const chosen = chosenSteps(process.argv.slice(2));
  await install();
  clearReports();

  const start = Date.now();
  const lines = [];
  let failure;
  for (const step of chosen) {
    const { line, error } = await runStep(step);
    lines.push(line);
    failure = error;
    if (error) break;
  }
  const notRun = chosen.slice(lines.length).map(({ title }) => `  not run  ${title}`);

  if (failure instanceof CommandFailed && failure.output) console.error(failure.output.trimEnd());
  if (failure) console.error(`\n${failure instanceof CommandFailed ? failure.message : failure}`);
  console.log(`\nIn ${elapsedSince(start)}:\n${[...lines, ...notRun].join('\n')}\n`);

  for (const failed of readFailures()) console.log(`${failed}\n`);
  console.log(totalOf(readCounts(), failure !== undefined));
  return failure ? 1 : 0;
});
