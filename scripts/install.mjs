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
  await progress('Installing', async () => {
    // Warnings are left out: npm complains about the machine's Node, which runs nothing but npm.
    // So are install scripts, save the one that gets Node: an npm before 11 would compile what
    // comes with a prebuilt binary.
    await runQuietly('npm', ['ci', '--ignore-scripts', '--loglevel=error']);
    await runQuietly('npm', ['rebuild', 'node', '--loglevel=error']);
  });
}

function modifiedAt(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function exists(file) {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
