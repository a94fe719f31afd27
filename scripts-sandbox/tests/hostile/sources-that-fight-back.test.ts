import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';

const { sandbox, attack, visitors } = attackedSandbox();

const getUser = { script: 'get_user', hasContext: false } as const;
/** Sending a hundred KB to another process. */
const AT_ONCE_MS = 100;

const fill = (begin: string, part: string, end: string): string => {
  const room = runLimits.sourceBytes - Buffer.byteLength(begin + end);
  return begin + part.repeat(Math.floor(room / Buffer.byteLength(part))) + end;
};
const inFunction = (begin: string, part: string, end: string) =>
  fill(`function getUser(id, callback) { ${begin}`, part, `${end} }`);

/** As large as a source may be, and as hard to parse. */
const sources = {
  'brackets in brackets': inFunction('return ', '(', ''),
  'arrays in arrays': inFunction('return ', '[', ''),
  'functions in functions': inFunction('', '(()=>', ''),
  'what may be parameters or not': inFunction('', '((a,', ''),
  'templates in templates': inFunction('return ', '`${', ''),
  'objects in objects': inFunction('return ', '{a:', ''),
  'a pattern or an object': inFunction('', '({a=1,b:', ''),
  'a long sum': inFunction('return 1', '+1', ';'),
  'many names': inFunction('', 'var a;', ''),
  'many labels': inFunction('', 'a:', ''),
  'a long regular expression': inFunction('return /', '(?:a|', '/;'),
  'many groups': inFunction('return /', '(a)', '/;'),
  'many names of groups': inFunction('return /', '(?<a>b)|', '/;'),
  'declarations in blocks in blocks': `function getUser(id, callback) { ${'{'.repeat(900)}${'var x;'.repeat(16_000)}${'}'.repeat(900)} }`,
  'a long name': inFunction('return ', 'a', ';'),
  escapes: inFunction('return "', '\\u0061', '";'),
  comments: inFunction('', '/**/', ''),
  lines: inFunction('', '\n', ''),
};

it('a source that is hard to parse is parsed in a process of its tenant, and holds up nobody else', async () => {
  for (const source of Object.values(sources)) {
    const begun = performance.now();
    const checking = sandbox.checkScript({ tenantId: 'mallory', source, ...getUser });
    // What the server itself does for it, before it waits.
    expect(performance.now() - begun).toBeLessThan(AT_ONCE_MS);
    const nextDoor = visitors();
    const { kind } = await checking;
    expect(['ok', 'syntax', 'bad-entry']).toContain(kind);
    await nextDoor.stop();
  }
});

it('what the parser lets through, the engine runs or refuses', async () => {
  for (const source of Object.values(sources)) {
    const outcome = await attack({ source, ends: [] });
    expect(['timeout', 'syntax', 'bad-entry', 'threw', 'ok']).toContain(outcome.kind);
  }
});

it.each([
  ['(function(a, b) {})(), function(a, b) {}', 'bad-entry'],
  ['function(a, b) {}) ; (function(a, b) {}', 'bad-entry'],
  ['function(a, b) {} // )\n); callback(null', 'bad-entry'],
  ['function(a, b) {}\n--> )', 'timeout'],
  ['function(a, b) {} <!-- )', 'timeout'],
  ['globalThis.x = function(a, b) {}', 'bad-entry'],
  ['class { constructor(a, b) {} }', 'bad-entry'],
  ['async function* x(a, b) {}', 'bad-entry'],
  ['`${function(a, b) {}}`', 'bad-entry'],
  ['new function(a, b) {}', 'bad-entry'],
  ['import("fs")', 'bad-entry'],
])('nothing is run beside the one function: %s', async (source, kind) => {
  expect((await attack({ source, ends: [] })).kind).toBe(kind);
});
