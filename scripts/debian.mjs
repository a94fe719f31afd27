// Packages of the system, on machines where nobody has to be asked: containers and CI.
import { existsSync } from 'node:fs';

import { runQuietly } from './run-step.mjs';

export const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

export async function aptInstall(name) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update'], env);
  await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', name], env);
}
