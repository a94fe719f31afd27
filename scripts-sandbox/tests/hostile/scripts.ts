/**
 * Scripts that mean harm, each with the ends that its run may have. One file beside this one makes
 * the claim about each; `everything-at-once.test.ts` runs them all together.
 */
import type { ScriptOutcome } from '../../index.ts';

export type HostileScript = {
  source: string;
  /** As `endOf` writes them. */
  ends: readonly string[];
};

/** `ok`, `timeout: cpu`, `unavailable: lost`, … */
export function endOf(outcome: ScriptOutcome): string {
  if (outcome.kind === 'timeout') return `timeout: ${outcome.limit}`;
  if (outcome.kind === 'unavailable') return `unavailable: ${outcome.reason}`;
  if (outcome.kind === 'too-large') return `too-large: ${outcome.what}`;
  return outcome.kind;
}

/** The body of a Get User script. */
const body = (text: string, ...ends: string[]): HostileScript => ({
  source: `function getUser(identifier, callback) {\n${text}\n}`,
  ends,
});

/**
 * Memory ends by the engine's limit, or, where that limit has failed to end it, with the process:
 * which of the two is a race between a thread that allocates and two that look. Collecting garbage
 * takes the processor's time, which may be over first.
 */
const byMemory = (text: string): HostileScript =>
  body(text, 'out-of-memory', 'unavailable: lost', 'timeout: cpu');

/** Scripts that only a clock of the processor's time ends. */
export const burning = {
  endlessLoop: body('for (;;);', 'timeout: cpu'),
  endlessMicrotasks: body(
    '(function again() { Promise.resolve().then(again); })();',
    'timeout: cpu',
  ),
  endlessLoopAfterAnAnswer: body('setTimeout(() => { for (;;); }, 5);', 'timeout: cpu'),
  catastrophicRegex: body(
    `callback(null, /^(\\w+\\s?)+$/.test('a'.repeat(60) + '!'));`,
    'timeout: cpu',
  ),
  answerThatIsNeverRead: body('callback(null, { get user_id() { for (;;); } });', 'timeout: cpu'),
  errorThatIsNeverRead: body('throw { get message() { for (;;); } };', 'timeout: cpu'),
  thenableThatGoesOn: body(
    `return { then(resolve, reject) {
      for (;;) { reject(new Error('again')); callback(new Error('and again')); resolve(1); }
    } };`,
    'threw',
  ),
  burningProxy: body(
    `const endless = new Proxy({}, { ownKeys() { for (;;); }, get() { for (;;); } });
    callback(null, endless);`,
    'timeout: cpu',
  ),
};

/** Loops of the engine's own, in which no line of the script is. */
export const burningBuiltIns = {
  searching: body('Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 1);', 'timeout: cpu'),
  filling: body(
    'Array.prototype.fill.call({ length: 2 ** 53 - 1 }, 1);',
    'timeout: cpu',
    'out-of-memory',
    'unavailable: lost',
  ),
  longNumbers: body('String((1n << 60000000n) + 1n);', 'timeout: cpu'),
  longTexts: body(
    `for (;;) 'x'.repeat(2 ** 27).localeCompare('x'.repeat(2 ** 27));`,
    'timeout: cpu',
    'out-of-memory',
    'unavailable: lost',
  ),
};

export const lingering = {
  timersWithoutEnd: body('setInterval(() => {}, 10);', 'timeout: wall'),
};

export const memory = {
  strings: byMemory(
    `const held = [];
    for (;;) held.push(('x'.repeat(1 << 20) + held.length).toUpperCase());`,
  ),
  arrays: byMemory('const held = []; for (;;) held.push([held.length, {}, [held]]);'),
  oneHugeArray: byMemory(`const held = []; for (;;) held.push(new Array(3e7).fill('x'));`),
  map: byMemory('const held = new Map(); for (let i = 0; ; i += 1) held.set(i, { i });'),
  buffers: body(
    'const held = []; for (;;) held.push(new Uint8Array(1 << 22).fill(1));',
    'threw',
    'out-of-memory',
    'unavailable: lost',
  ),
  nodeBuffers: body(
    'const held = []; for (;;) held.push(Buffer.alloc(1 << 22, 1));',
    'threw',
    'out-of-memory',
    'unavailable: lost',
  ),
  growingBuffer: body(
    `const held = [];
    for (;;) { const grows = new ArrayBuffer(0, { maxByteLength: 1 << 26 }); grows.resize(1 << 26); new Uint8Array(grows).fill(1); held.push(grows); }`,
    'threw',
    'out-of-memory',
    'unavailable: lost',
  ),
  bigIntegers: byMemory('const held = []; for (;;) held.push(1n << 200000000n);'),
  jsonParse: byMemory(`callback(null, JSON.parse('[' + '[],'.repeat(3e7) + '[]]').length);`),
  jsonStringify: byMemory(
    `const long = 'x'.repeat(1 << 20);
    const held = [];
    for (;;) held.push(JSON.stringify(new Array(200).fill(long)));`,
  ),
  afterTheCallback: body(
    `callback(null, { user_id: 'mallory' });
    const held = new Map(); for (let i = 0; ; i += 1) held.set(i, { i });`,
    'ok',
  ),
};

export const recursion = {
  deepRecursion: body('(function deeper() { deeper(); })();', 'threw'),
  callbackWithAFullStack: body(
    `(function deeper() { try { deeper(); } catch { callback(null, { user_id: identifier }); } })();`,
    'threw',
    'ok',
  ),
  deepAnswer: body(
    'let deep = []; for (let i = 0; i < 1e6; i += 1) deep = [deep]; callback(null, deep);',
    'threw',
  ),
  /** The engine inside can write it; whoever stands deeper in a stack of their own could not. */
  deeperThanAProfile: body(
    `let deep = []; for (let i = 0; i < 2e3; i += 1) deep = [deep];
    callback(null, { user_id: 'mallory', user_metadata: { deep } });`,
    'bad-answer',
  ),
  deepJson: body(`callback(null, JSON.parse('['.repeat(1e6) + ']'.repeat(1e6)));`, 'threw'),
};

export const endings = {
  promiseThatNeverSettles: body('return new Promise(() => {});', 'timeout: callback'),
  callbackNeverCalled: body('', 'timeout: callback'),
  timerPingPong: body('(function again() { setTimeout(again, 0); })();', 'threw'),
  timerFlood: body('for (let i = 0; i < 1e6; i += 1) setTimeout(() => {}, 1e9);', 'threw'),
  callbackTwice: body(
    `callback(null, { user_id: 'first' });
    callback(null, { user_id: 'second' });
    callback(new Error('third'));`,
    'ok',
  ),
  callbackAfterTheEnd: body(
    `callback(null, { user_id: 'first' });
    Promise.resolve().then(() => callback(null, { user_id: 'second' }));
    setTimeout(() => callback(null, { user_id: 'third' }), 0);
    throw new Error('fourth');`,
    'ok',
  ),
  callbackAndThenAnEndlessLoop: body(
    `callback(null, { user_id: 'mallory' });
    for (;;);`,
    'ok',
  ),
  callbackAndThenEndlessTimers: body(
    `setTimeout(() => { callback(null, { user_id: 'mallory' }); for (;;); }, 5);`,
    'ok',
  ),
  callbackWithinItsAnswer: body(
    `callback(null, { get user_id() { callback(null, { user_id: 'inner' }); return 'outer'; } });`,
    'ok',
  ),
};

export const answers = {
  giantAnswer: body(`callback(null, { user_id: 'x'.repeat(1e7) });`, 'too-large: answer'),
  wideAnswer: body(
    `callback(null, Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ['key' + i, i])));`,
    'too-large: answer',
  ),
  giantByToJson: body(`callback(null, { toJSON: () => 'x'.repeat(1e7) });`, 'too-large: answer'),
  cyclicAnswer: body(
    `const own = { user_id: 'mallory' }; own.own = own; callback(null, own);`,
    'threw',
  ),
  throwingGetter: body(
    `callback(null, { get user_id() { throw new Error('from a getter'); } });`,
    'threw',
  ),
  revokedProxy: body(
    'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); callback(null, proxy);',
    'threw',
  ),
  functionAnswer: body('callback(null, () => 1);', 'threw'),
  symbolAnswer: body(`callback(null, Symbol('mallory'));`, 'threw'),
  bigIntegerAnswer: body('callback(null, { user_id: 10n ** 30n });', 'threw'),
  cyclicToJson: body(
    `const again = { toJSON() { return { again: { toJSON: again.toJSON } }; } }; callback(null, again);`,
    'threw',
  ),
};

export const errors = {
  throwingFields: body(
    `throw new Proxy(new Error('x'), {
      get() { throw new Error('from a proxy'); },
      getPrototypeOf() { throw new Error('from a proxy'); },
      ownKeys() { throw new Error('from a proxy'); },
    });`,
    'threw',
  ),
  throwingConversions: body(
    `const bomb = () => { throw new Error('from a conversion'); };
    const hostile = { toString: bomb, toJSON: bomb, valueOf: bomb, [Symbol.toPrimitive]: bomb };
    throw { name: hostile, message: hostile, stack: hostile };`,
    'threw',
  ),
  nothingThrown: body('throw undefined;', 'threw'),
  symbolThrown: body(`throw Symbol('mallory');`, 'threw'),
  hugeMessage: body(
    `const error = new Error('m'.repeat(1e7)); error.name = 'n'.repeat(1e7); error.stack = 's'.repeat(1e7); throw error;`,
    'threw',
  ),
  claimsToBeOurs: body(
    `const error = new Error('Somebody else'); error.name = 'UnauthorizedError'; error.errorClass = 'UnauthorizedError';
    Object.setPrototypeOf(error, UnauthorizedError.prototype);
    throw error;`,
    'threw',
  ),
  rejectedWithNothing: body('return Promise.reject();', 'threw'),
};

/** Left to nobody: the engine reads and copies them when the step is over. */
export const rejections = {
  looksLikeSyntax: body(
    `Promise.reject(new SyntaxError('Unexpected token [script.js:7:8]'));`,
    'threw',
  ),
  hugeRejection: body(
    `const error = new Error('m'.repeat(1e7)); error.name = 'n'.repeat(1e7); error.stack = 's'.repeat(1e7); Promise.reject(error);`,
    'threw',
  ),
  manyRejections: body(
    `for (let i = 0; i < 1e5; i += 1) Promise.reject(new Error('m' + i));`,
    'threw',
  ),
  longerThanMemory: body(
    `Promise.reject({ message: 'm'.repeat(2 ** 29 - 24), stack: 's'.repeat(2 ** 29 - 24) });`,
    'threw',
    'out-of-memory',
    'unavailable: lost',
  ),
  throwingGetters: body(
    `const bomb = () => { throw new Error('from a getter'); };
    Promise.reject({ get message() { return bomb(); }, get stack() { return bomb(); }, get name() { return bomb(); } });`,
    'threw',
  ),
  endlessGetter: body(`Promise.reject({ get message() { for (;;); } });`, 'timeout: cpu'),
  endlessProxy: body(
    `Promise.reject(new Proxy({}, { get() { for (;;); }, getPrototypeOf() { for (;;); } }));`,
    'timeout: cpu',
  ),
  rejectsAgain: body(
    `const again = { get message() { Promise.reject(again); return 'again'; } }; Promise.reject(again);`,
    'threw',
  ),
  looksLikeOurs: body(
    `Promise.reject({ message: 'm', stack: 'Error\\n    at (<isolated-vm boundary>)\\n    at mine' });`,
    'threw',
  ),
  answersWhileItIsRead: body(
    `Promise.reject({ get message() { callback(null, { user_id: 'mallory' }); return 'late'; } });`,
    'ok',
  ),
  looksLikeTheEnd: body(
    `Promise.reject(new Error('Isolate was disposed during execution due to memory limit'));`,
    'threw',
  ),
};

export const floods = {
  consoleLines: body(
    `for (let i = 0; i < 1e5; i += 1) console.log('line', i);
    callback(null, { user_id: 'mallory' });`,
    'ok',
  ),
  consoleLengths: body(
    `const long = 'x'.repeat(1e7);
    for (let i = 0; i < 300; i += 1) console.error(long);
    callback(null, { user_id: 'mallory' });`,
    'ok',
  ),
  consoleObjects: body(
    `const bomb = () => { throw new Error('from an inspection'); };
    const { proxy, revoke } = Proxy.revocable({}, {}); revoke();
    console.log({ inspect: bomb, toString: bomb, [Symbol.toPrimitive]: bomb, [Symbol.for('nodejs.util.inspect.custom')]: bomb });
    console.log(proxy);
    console.log(new Proxy({}, { get: bomb, ownKeys: bomb, getOwnPropertyDescriptor: bomb }));
    console.log('%s', { toString: bomb });
    console.log(Array.from({ length: 1e5 }, (_, i) => ({ i })));
    const own = {}; own.own = own; console.log(own, Symbol('s'), 1n, null, undefined);
    callback(null, { user_id: 'mallory' });`,
    'ok',
  ),
  modulesAskedFor: body(
    `for (let i = 0; i < 1e4; i += 1) require('util@' + i);
    callback(null, { user_id: 'mallory' });`,
    'ok',
  ),
};

/** Everything that can be reached from what a script is given, by properties and prototypes. */
const reachable = `
  function reachable(...roots) {
    const seen = new Set();
    const open = roots.filter((root) => Object(root) === root);
    while (open.length > 0) {
      const holder = open.pop();
      if (seen.has(holder)) continue;
      seen.add(holder);
      const look = (value) => { if (Object(value) === value && !seen.has(value)) open.push(value); };
      look(Object.getPrototypeOf(holder));
      for (const key of Reflect.ownKeys(holder)) {
        const { value, get, set } = Object.getOwnPropertyDescriptor(holder, key);
        look(value); look(get); look(set);
        if (get) try { look(holder[key]); } catch {}
      }
    }
    return [...seen];
  }
`;

/** Walks that look for a way out; each answers what it has found, which is to be nothing. */
export const walks = {
  constructors: body(
    `${reachable}
    const own = Function('return this')();
    const found = [];
    const all = reachable(globalThis, callback, arguments, configuration, require, console, require('util'), require('buffer'), new Error('x'), (async () => {})(), (function* () {})(), (async function* () {})());
    for (const each of all) {
      if (typeof each !== 'function') continue;
      let scope;
      try { scope = each.constructor('return globalThis')(); } catch { continue; }
      if (scope !== own && Object(scope) === scope && 'globalThis' in scope) found.push(String(each).slice(0, 80));
    }
    const foreign = all.filter((each) => {
      let top = each;
      for (let next = top; next !== null; next = Object.getPrototypeOf(next)) top = next;
      return top !== Object.prototype && Object.getPrototypeOf(each) !== null;
    });
    callback(null, { user_id: 'mallory', seen: all.length, found: [...found, ...foreign.map((each) => Object.prototype.toString.call(each))] });`,
    'ok',
  ),
  callSites: body(
    `const met = [];
    const collect = (error, sites) => {
      for (const site of sites) met.push(site.getFunction(), site.getThis(), site.getFileName());
      return sites;
    };
    Error.prepareStackTrace = collect;
    const look = () => { void new Error('x').stack; };
    look();
    setTimeout(() => {
      look();
      callback(null, { user_id: 'mallory', get found() {
        look();
        const known = [undefined, null, globalThis, this, 'script.js', 'latchkey:guest'];
        const isMine = (each) => typeof each === 'function' && String(getUser).includes(String(each));
        return met.filter((each) => !known.includes(each) && !isMine(each)).map(String);
      } });
    }, 1);`,
    'ok',
  ),
  callers: body(
    `const found = [];
    const names = ['caller', 'arguments', 'callee'];
    for (const each of [callback, require, setTimeout, console.log, Buffer, UnauthorizedError, arguments, getUser.caller]) {
      for (const name of names) {
        try { const value = each[name]; if (Object(value) === value && value !== getUser && value !== arguments) found.push(name); } catch {}
      }
    }
    callback(null, { user_id: 'mallory', found });`,
    'ok',
  ),
  processAndFiles: body(
    `const scope = Function('return this')();
    const names = ['process', 'module', 'exports', '__dirname', '__filename', '__latchkey', 'Deno', 'Bun', 'ivm', 'primordials', 'internalBinding', 'gc', 'load', 'read', 'quit', 'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'FinalizationRegistry', 'ShadowRealm', 'XMLHttpRequest', 'importScripts', 'Worker'];
    callback(null, { user_id: 'mallory', found: names.filter((name) => name in scope || (0, eval)('typeof ' + name) !== 'undefined') });`,
    'ok',
  ),
  sharedMemory: body(
    `${reachable}
    const found = [];
    for (const each of reachable(globalThis, callback, require('util'), require('buffer'))) {
      if (typeof each === 'function' && /^(SharedArrayBuffer|Atomics|WebAssembly)$/.test(each.name)) found.push(each.name);
      if (/Shared|Atomics|WebAssembly/.test(Object.prototype.toString.call(each))) found.push(Object.prototype.toString.call(each));
    }
    try { found.push(typeof new (new Function('return SharedArrayBuffer')())(8)); } catch {}
    try { found.push(typeof new (Function('return WebAssembly')()).Memory({ initial: 1, maximum: 1, shared: true }).buffer); } catch {}
    callback(null, { user_id: 'mallory', found });`,
    'ok',
  ),
  evalStaysInside: body(
    `const found = [
      eval('typeof process'), (0, eval)('typeof process'), new Function('return typeof process')(),
      (async () => {}).constructor('return typeof process'), Reflect.construct(Function, ['return typeof process'])(),
      [].constructor.constructor('return typeof process')(),
    ].map((each) => (typeof each === 'function' ? 'undefined' : each)).filter((each) => each !== 'undefined');
    callback(null, { user_id: 'mallory', found });`,
    'ok',
  ),
  dynamicImport: body(
    `const asked = ['fs', 'node:fs', 'node:child_process', './child/main.ts', '/etc/passwd', 'data:text/javascript,export default 1'];
    Promise.allSettled(asked.map((name) => import(name))).then((ends) => {
      callback(null, { user_id: 'mallory', found: ends.filter(({ status }) => status === 'fulfilled') });
    });`,
    'ok',
  ),
  requireTricks: body(
    `let turns = 0;
    const changing = { toString() { turns += 1; return turns === 1 ? 'util' : 'fs'; } };
    require(changing);
    const names = [
      'fs', 'node:fs', 'child_process', 'process', 'vm', 'worker_threads', 'inspector', 'module', 'isolated-vm', 'v8', 'os',
      './limits.ts', '../child/main.ts', '/etc/passwd', '../../package.json', 'util/../fs', 'node:node:util', 'UTIL', ' util',
      '__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '@', 'node:', '@util', 'util\\0', undefined, null, 0, {}, [], ['fs'], Symbol.iterator,
    ];
    const found = [];
    for (const name of names) {
      try { require(name); found.push(String(name)); }
      catch (error) { if (/[/\\\\](home|root|usr|tmp|opt|work|srv)/.test(error.message + error.stack)) found.push(error.message); }
    }
    const walked = ['cache', 'main', 'resolve', 'extensions'].filter((name) => name in require);
    callback(null, { user_id: 'mallory', found: [...found, ...walked] });`,
    'ok',
  ),
};

/** Everything that our own code inside might lean on, replaced by what lies, counts and grows. */
export const poisoned = {
  builtIns: body(
    `const huge = 'x'.repeat(1e6);
    const lie = function () { return huge; };
    Object.prototype.toJSON = () => ({ kind: 'denied', errorClass: 'NobodyError', message: 1 });
    const targets = [
      String.prototype, ['substring', 'slice', 'toString', 'valueOf', 'split', 'replace'],
      Array.prototype, ['map', 'join', 'push', 'forEach', 'slice', 'concat', Symbol.iterator],
      Map.prototype, ['get', 'set', 'has', 'delete'], Set.prototype, ['add', 'has', 'delete'],
      WeakMap.prototype, ['get', 'set', 'has'], RegExp.prototype, ['exec', 'test'],
      Promise.prototype, ['then', 'catch', 'finally'], Promise, ['resolve', 'reject', 'all'],
      Function.prototype, ['call', 'apply', 'bind'],
      JSON, ['stringify', 'parse'], Math, ['max', 'min'], Reflect, ['deleteProperty', 'ownKeys', 'apply', 'construct'],
      Object, ['keys', 'entries', 'assign', 'fromEntries', 'hasOwn', 'defineProperty', 'setPrototypeOf', 'freeze'],
      globalThis, ['String', 'Number', 'Boolean', 'Error', 'TypeError', 'RangeError', 'Promise', 'JSON', 'Object', 'Map', 'Set', 'WeakMap', 'Math', 'Array', 'Date', 'Symbol', 'Proxy', 'Reflect'],
    ];
    for (let i = 0; i < targets.length; i += 2)
      for (let j = 0; j < targets[i + 1].length; j += 1) targets[i][targets[i + 1][j]] = lie;
    try { console.log('still said', { a: 1 }); } catch (error) {}
    try { console.log(huge); } catch (error) {}
    callback(new UnauthorizedError('Not you'));`,
    'denied',
  ),
  answerByToJson: body(
    `Object.prototype.toJSON = function () { return { kind: 'answered', json: 'x'.repeat(5e6), user_id: 'mallory' }; };
    callback(null, { user_id: 'ada' });`,
    'too-large: answer',
  ),
  refusalByToJson: body(
    `Object.prototype.toJSON = () => undefined;
    callback(new UnauthorizedError('Not you'));`,
    'denied',
  ),
  refusalsStolen: body(
    `const set = WeakMap.prototype.set;
    WeakMap.prototype.set = function (key, value) { return set.call(this, key, { errorClass: 'NobodyError', message: 1, code: 1 }); };
    WeakMap.prototype.get = () => ({ errorClass: 'NobodyError', message: 1 });
    callback(new ValidationError('user_exists', 'There is one'));`,
    'denied',
  ),
  shortenedByMe: body(
    `String.prototype.substring = () => 'x'.repeat(1e7);
    String.prototype.slice = () => 'x'.repeat(1e7);
    throw new Error('m'.repeat(1e5));`,
    'threw',
  ),
  consoleByLength: body(
    `String.prototype.substring = () => 'x'.repeat(1e7);
    for (let i = 0; i < 200; i += 1) try { console.log('y'.repeat(1e4)); } catch {}
    callback(null, { user_id: 'mallory' });`,
    'ok',
  ),
  timersWithoutBound: body(
    `Object.defineProperty(Set.prototype, 'size', { get: () => 0 });
    globalThis.Number = () => 'x'.repeat(1e6); globalThis.String = () => 'x'.repeat(1e6); Math.min = Math.max = () => 'x'.repeat(1e6);
    for (let i = 0; i < 1e6; i += 1) setTimeout(() => {}, 1e9);`,
    'threw',
  ),
  answersStolen: body(
    `const stolen = [];
    const { set } = Map.prototype;
    Map.prototype.set = function (key, value) { stolen.push(this, value); return set.call(this, key, value); };
    globalThis.Promise = class { constructor(executor) { stolen.push(executor); } };
    setTimeout(() => callback(null, { user_id: 'mallory', found: stolen.map(String) }), 1);`,
    'ok',
  ),
  callsCountedAsHashes: body(
    `String.prototype.startsWith = () => true;
    Number.prototype.valueOf = () => 0;
    (async () => {
      for (let i = 0; i < 200; i += 1) await fetch('http://127.0.0.1/').catch(() => {});
      callback(null, { user_id: 'mallory' });
    })();`,
    'ok',
  ),
  answersThatTakeNothing: body(
    `const { then } = Promise.prototype;
    const less = { length: -1e12, toString: () => '{"value":{"value":{"status":200,"statusText":"","headers":[],"body":"","url":"","isRedirected":false}}}' };
    let said = 0;
    const send = async () => {
      for (let i = 0; i < 40; i += 1) {
        await fetch('http://127.0.0.1/', { method: 'POST', body: 'x'.repeat(1e6) });
        said += 1;
      }
    };
    Object.defineProperty(Promise.prototype, 'constructor', { get: () => Object });
    Promise.prototype.then = function (resolve, reject) {
      return then.call(this, (value) => resolve(typeof value === 'string' && value.includes('"error"') ? less : value), reject);
    };
    then.call(send(), () => callback(null, { user_id: 'mallory', found: [said] }), (error) => callback(null, { user_id: 'mallory', found: [said, String(error.cause ? error.cause.message : error.message)] }));`,
    'ok',
  ),
  instanceOfPromise: body(
    `Object.defineProperty(Promise, Symbol.hasInstance, { value: () => true });
    return { then(resolve, reject) { for (let i = 0; i < 1e5; i += 1) { reject(new Error('again')); resolve(1); } } };`,
    'threw',
  ),
  thenGetter: body(`return { get then() { throw new Error('from then'); } };`, 'threw'),
  asyncGenerator: body(
    `async function* endless() { try { yield 1; } finally { await new Promise(() => {}); } }
    const made = endless(); made.then = made.next; return made;`,
    'timeout: callback',
  ),
};
