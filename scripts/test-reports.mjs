// Adds up what the test runners wrote about their runs, and finds what failed in them.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { root } from './paths.mjs';

const folder = path.join(root, 'test-results');

export const UNIT_SQLITE = path.join(folder, 'unit-sqlite.json');
export const UNIT_POSTGRES = path.join(folder, 'unit-postgresql.json');
export const SANDBOX = path.join(folder, 'sandbox.json');
/** `playwright.config.ts` writes it. */
const STORIES = path.join(folder, 'stories.json');

const readers = {
  [UNIT_SQLITE]: { countsOf: countsOfVitest, failuresOf: failuresOfVitest },
  [UNIT_POSTGRES]: { countsOf: countsOfVitest, failuresOf: failuresOfVitest },
  [SANDBOX]: { countsOf: countsOfVitest, failuresOf: failuresOfVitest },
  [STORIES]: { countsOf: countsOfPlaywright, failuresOf: failuresOfPlaywright },
};

/** Forgets earlier runs. */
export function clearReports() {
  for (const file of Object.keys(readers)) rmSync(file, { force: true });
}

/** The counts of every runner that has run since. */
export const readCounts = () => reports().map(({ countsOf, report }) => countsOf(report));

/** What failed since, a line or two each: which test, and the beginning of what it said. */
export const readFailures = () =>
  reports().flatMap(({ failuresOf, report }) => failuresOf(report).map(asLines));

const reports = () =>
  Object.entries(readers)
    .filter(([file]) => existsSync(file))
    .map(([file, reader]) => ({ ...reader, report: JSON.parse(readFileSync(file, 'utf8')) }));

function asLines({ test, message }) {
  const said = stripVTControlCharacters(message).split('\n').filter(Boolean).slice(0, 6);
  return [test, ...said.map((line) => `    ${line}`)].join('\n');
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

function failuresOfVitest({ testResults }) {
  return testResults.flatMap(({ name, assertionResults, status, message }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [{ test: file, message }];
    return failed.map(({ fullName, failureMessages }) => ({
      test: `${file}: ${fullName}`,
      message: failureMessages.join('\n'),
    }));
  });
}

function failuresOfPlaywright({ suites, errors }) {
  return [
    ...errors.map(({ message }) => ({ test: 'playwright', message })),
    ...suites.flatMap(failedSpecs),
  ];
}

function failedSpecs({ specs = [], suites = [] }) {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map(({ title, file, line, tests }) => ({
      test: `e2e/${file}:${line}: ${title}`,
      message: tests
        .flatMap(({ results }) => results)
        .flatMap(({ errors }) => errors.map(({ message }) => message))
        .join('\n'),
    })),
    ...suites.flatMap(failedSpecs),
  ];
}
