// Finds a PostgreSQL for the tests, or starts one.
import { aptInstall, isDebianRoot } from './debian.mjs';
import { CommandFailed, Explained, progress, runQuietly } from './run-step.mjs';

/** Role, password and database of the tests; the workers make a database each beside it. */
const NAME = 'latchkey_test';

/** URL of a database whose role may create others; undefined where the tests go without PostgreSQL. */
export async function preparePostgres() {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;

  const url = (await debianCluster()) ?? (await serverOfThisUser());
  if (url) return url;

  if (!process.env.CI) return undefined;
  if (isDebianRoot()) {
    await progress('Installing PostgreSQL', () => aptInstall('postgresql'));
    const installed = await debianCluster();
    if (installed) return installed;
  }
  throw new Explained(
    'In CI the tests need PostgreSQL: set TEST_DATABASE_URL to a database whose role may create databases.',
  );
}

/** A cluster in the manner of Debian, which root may start and administer. */
async function debianCluster() {
  if (process.getuid?.() !== 0) return undefined;
  const [cluster] = (await outputOf('pg_lsclusters', ['--no-header']))?.split('\n') ?? [];
  if (!cluster) return undefined;

  const [version, name, port, status] = cluster.trim().split(/\s+/);
  if (status !== 'online') {
    await progress('Starting PostgreSQL', () =>
      runQuietly('pg_ctlcluster', [version, name, 'start']),
    );
  }
  const asOwner = (sql) =>
    runQuietly('runuser', [
      '-u',
      'postgres',
      '--',
      'psql',
      '-p',
      port,
      '-d',
      'postgres',
      '-tAc',
      sql,
    ]);
  if (!(await asOwner(`select 1 from pg_roles where rolname = '${NAME}'`)).trim()) {
    await asOwner(`create role ${NAME} login createdb password '${NAME}'`);
    // The tests' data need not survive a power cut.
    await asOwner(`alter role ${NAME} set synchronous_commit = off`);
  }
  // A database that is dropped by force may have an autovacuum worker in it.
  await asOwner(`grant pg_signal_backend to ${NAME}`);
  await createDatabase(asOwner, ` owner ${NAME}`);
  return `postgres://${NAME}:${NAME}@127.0.0.1:${port}/${NAME}`;
}

/** A server on this machine that lets the current user in without a password, as Homebrew's does. */
async function serverOfThisUser() {
  const ask = (sql) => runQuietly('psql', ['-h', 'localhost', '-d', 'postgres', '-w', '-tAc', sql]);
  try {
    await createDatabase(ask, '');
  } catch (error) {
    if (error instanceof CommandFailed) return undefined;
    throw error;
  }
  return `postgres://localhost:${process.env.PGPORT ?? 5432}/${NAME}`;
}

async function createDatabase(ask, options) {
  const exists = await ask(`select 1 from pg_database where datname = '${NAME}'`);
  if (!exists.trim()) await ask(`create database ${NAME}${options}`);
}

async function outputOf(command, args) {
  try {
    return await runQuietly(command, args);
  } catch (error) {
    if (error instanceof CommandFailed) return undefined;
    throw error;
  }
}
