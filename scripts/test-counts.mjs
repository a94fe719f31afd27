// Adds up what the test runners wrote about their runs.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { root } from './paths.mjs';

const folder = path.join(root, 'test-results');

export const UNIT_SQLITE = path.join(folder, 'unit-sqlite.json');
export const UNIT_POSTGRES = path.join(folder, 'unit-postgresql.json');
/** `playwright.config.ts` writes it. */
const STORIES = path.join(folder, 'stories.json');

const readers = {
  [UNIT_SQLITE]: countsOfVitest,
  [UNIT_POSTGRES]: countsOfVitest,
  [STORIES]: countsOfPlaywright,
};

/** Forgets earlier runs. */
export function clearCounts() {
  for (const file of Object.keys(readers)) rmSync(file, { force: true });
}

/** The counts of every runner that has run since. */
export function readCounts() {
  return Object.entries(readers)
    .filter(([file]) => existsSync(file))
    .map(([file, read]) => read(JSON.parse(readFileSync(file, 'utf8'))));
}

/**
 * "12 passed, 0 failed, 1 skipped". A run that failed never says "0 failed", although a broken
 * build or a lint error is not a test.
 */
export function totalOf(counts, hasFailed) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const failed = Math.max(sum('failed'), hasFailed ? 1 : 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

function countsOfVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + (numTodoTests ?? 0),
  };
}

function countsOfPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}
