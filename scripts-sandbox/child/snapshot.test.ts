/** Guards what is in every isolate: each addition is paid in each of two hundred of them. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import vm from 'node:vm';

import ivm from 'isolated-vm';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { guestBundle } from '../host/bundles.ts';
import { childLimits } from '../limits.ts';
import { takeSnapshot } from './snapshot.ts';

const MB = 1_024 * 1_024;

const looker = path.resolve(import.meta.dirname, '../tests/support/what-a-bundle-holds.ts');

let guest: string;
let directory: string;

beforeAll(async () => {
  guest = await guestBundle();
  directory = await mkdtemp(path.join(tmpdir(), 'latchkey-snapshot-'));
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

const nothing = { Promise: 0, WeakRef: 0, FinalizationRegistry: 0, LargeArrayBuffer: 0 };

/** What a bundle holds when it has been evaluated and nothing goes on any more. */
async function heldBy(bundle: string): Promise<typeof nothing> {
  const file = path.join(directory, 'bundle.js');
  await writeFile(file, bundle);
  const { stdout } = await promisify(execFile)(process.execPath, [looker, file]);
  return JSON.parse(stdout) as typeof nothing;
}

it('is not larger than it has to be', () => {
  const { byteLength } = takeSnapshot(guest).copy();
  expect(byteLength, 'see guest/modules/on-demand.cjs').toBeLessThan(2 * MB);
  // Less than this would be one in which nothing was evaluated.
  expect(byteLength).toBeGreaterThan(MB);
});

it('makes isolates that are light enough to be used again', () => {
  const isolate = new ivm.Isolate({ memoryLimit: 128, snapshot: takeSnapshot(guest) });
  isolate.createContextSync();
  const { used_heap_size: heap, externally_allocated_size: outside } =
    isolate.getHeapStatisticsSync();
  isolate.dispose();
  expect(heap + outside).toBeLessThan(childLimits.lightIsolateBytes * 0.8);
});

it('holds nothing that waits, nothing that watches, and no large room', async () => {
  expect(await heldBy(guest)).toEqual(nothing);
});

it.each([
  [
    'Promise',
    'a promise that waits',
    'const held = new Promise(() => {}); globalThis.use = () => held;',
  ],
  [
    'Promise',
    'an asynchronous function that waits',
    '(async () => { await new Promise((go) => { globalThis.go = go; }); })();',
  ],
  ['WeakRef', 'a watcher', 'globalThis.held = new WeakRef({});'],
  ['FinalizationRegistry', 'a listener', 'globalThis.held = new FinalizationRegistry(() => {});'],
  ['LargeArrayBuffer', 'a large room', 'globalThis.held = new Uint8Array(1e6);'],
] as const)('would be found if it held a %s: %s', async (kind, _, addition) => {
  const held = await heldBy(`${guest}\n${addition}`);
  expect(held[kind]).toBeGreaterThan(0);
});

it('is shut: nobody has lent it anything yet', () => {
  const context = vm.createContext();
  vm.runInContext(guest, context);
  const ask = `require('crypto').createHash('sha256').update('x').digest('hex')`;
  expect(() => vm.runInContext(ask, context) as unknown).toThrow('The script is not running');
});
