// Installs the dependencies when they are missing or older than the lock file.
import { statSync } from 'node:fs';
import path from 'node:path';

import { pinnedNode, root } from './paths.mjs';
import { progress, runQuietly } from './run-step.mjs';

/** npm writes its own copy of the lock file into node_modules at the end of every install. */
const installedAt = () => modifiedAt('node_modules/.package-lock.json');
const lockedAt = () => modifiedAt('package-lock.json');

export async function install() {
  if (installedAt() >= lockedAt() && exists(pinnedNode)) return;
  // Warnings are left out: npm complains about the machine's Node, which runs nothing but npm.
  await progress('Installing', () => runQuietly('npm', ['ci', '--loglevel=error']));
}

function modifiedAt(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function exists(file) {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
