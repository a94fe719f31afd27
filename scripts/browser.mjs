// Finds a Chromium for the browser stories, or gets one.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

import { aptInstall, isDebianRoot } from './debian.mjs';
import { progress, runQuietly } from './run-step.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of the machine's Chromium; undefined where Playwright's own is to be used. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find(isExecutable);
}

/** Makes sure that there is a browser, and returns the environment that the stories need. */
export async function prepareBrowser() {
  if (!findChromium()) {
    if (isDebianRoot()) {
      await progress('Installing Chromium', () => aptInstall('chromium'));
    } else {
      // Does nothing when Playwright's Chromium is there already.
      await progress('Getting Chromium', () => runQuietly('playwright', ['install', 'chromium']));
    }
  }
  const found = findChromium();
  return found ? { CHROMIUM_PATH: found } : {};
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
