// Finds the program of a MariaDB server for the tests, or installs it. The tests start it themselves:
// see scripts-sandbox/tests/support/mariadb-for-scripts.ts.
import { existsSync } from 'node:fs';
import path from 'node:path';

import { aptInstall, isDebianRoot } from './debian.mjs';
import { Explained, progress } from './run-step.mjs';

/** Where Debian has it, which is in no ordinary user's PATH. */
const SYSTEM = '/usr/sbin';

/** Path of `mariadbd`; undefined where the tests go without MariaDB. */
export async function prepareMariadb() {
  const found = findMariadb();
  if (found) return found;

  if (!process.env.CI) return undefined;
  if (isDebianRoot()) {
    // The server alone: Debian starts none of it, and makes no database.
    await progress('Installing MariaDB', () => aptInstall('mariadb-server-core'));
    const installed = findMariadb();
    if (installed) return installed;
  }
  throw new Explained('In CI the tests need MariaDB: set TEST_MARIADBD to the path of `mariadbd`.');
}

/** Path of `mariadbd` on this machine, if it has one. */
export function findMariadb() {
  if (process.env.TEST_MARIADBD) return process.env.TEST_MARIADBD;
  const directories = [...(process.env.PATH ?? '').split(path.delimiter), SYSTEM];
  return directories.map((directory) => path.join(directory, 'mariadbd')).find(existsSync);
}
