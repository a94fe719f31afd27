/**
 * Run as a process of its own: evaluates the file that it is given, as a snapshot would, and writes as
 * JSON how many more objects of some classes there are afterwards. The engine tells of those that are
 * reachable, also from closures alone.
 */
import { readFileSync } from 'node:fs';
import { queryObjects } from 'node:v8';
import vm from 'node:vm';

const [, , file = ''] = process.argv;
const bundle = readFileSync(file, 'utf8');
const { stdout } = process;
const classes = { Promise, WeakRef, FinalizationRegistry, ArrayBuffer };

const LARGE_BYTES = 65_536;

/** Pools and tables of packages are small. */
const isLarge = (shown: string): boolean =>
  Number(/byteLength\]?: (\d+)/.exec(shown)?.[1] ?? 0) > LARGE_BYTES;

const isPending = (shown: string): boolean => shown.includes('<pending>');

const count = () => ({
  Promise: queryObjects(classes.Promise, { format: 'summary' }).filter(isPending).length,
  WeakRef: queryObjects(classes.WeakRef, { format: 'count' }),
  FinalizationRegistry: queryObjects(classes.FinalizationRegistry, { format: 'count' }),
  LargeArrayBuffer: queryObjects(classes.ArrayBuffer, { format: 'summary' }).filter(isLarge).length,
});

// What Node brings along is not there in an isolate: packages would try it out.
const language = new Set(vm.runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]);
for (const name of Object.getOwnPropertyNames(globalThis)) {
  if (!language.has(name)) Reflect.deleteProperty(globalThis, name);
}
const before = count();
vm.runInThisContext(bundle);
const after = count();
stdout.write(
  JSON.stringify({
    Promise: after.Promise - before.Promise,
    WeakRef: after.WeakRef - before.WeakRef,
    FinalizationRegistry: after.FinalizationRegistry - before.FinalizationRegistry,
    LargeArrayBuffer: after.LargeArrayBuffer - before.LargeArrayBuffer,
  }),
);
