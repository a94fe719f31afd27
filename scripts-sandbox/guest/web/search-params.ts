/**
 * `URLSearchParams` of `whatwg-url`, of which some methods take the square of its length: a query
 * comes from whoever signs in. It is changed in place, since a `URL` makes its own.
 */
import { URLSearchParams } from 'whatwg-url';
import { implementation } from 'whatwg-url/lib/URLSearchParams-impl.js';
import { implForWrapper } from 'whatwg-url/lib/utils.js';

import { nodeError, requireFunction } from '../node-errors.ts';

type Pair = [name: string, value: string];

function insideOf(params: unknown): { _list: Pair[] } {
  const inside = implForWrapper(params);
  if (inside) return inside;
  throw nodeError(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type URLSearchParams');
}

Object.assign(implementation.prototype, {
  delete(this: SearchParamsInside, name: string, value?: string): void {
    const isMeant = ([own, held]: Pair): boolean =>
      own === name && (value === undefined || held === value);
    this._list = this._list.filter((pair) => !isMeant(pair));
    this._updateSteps();
  },
  set(this: SearchParamsInside, name: string, value: string): void {
    const at = this._list.findIndex(([own]) => own === name);
    if (at < 0) this._list.push([name, value]);
    else {
      this._list = this._list.filter(([own], index) => index <= at || own !== name);
      this._list[at] = [name, value];
    }
    this._updateSteps();
  },
});

/** What is added meanwhile is met too. */
function* walk<Item>(params: unknown, itemOf: (pair: Pair) => Item): Generator<Item> {
  const inside = insideOf(params);
  for (let at = 0; at < inside._list.length; at += 1) {
    const pair = inside._list[at];
    if (pair) yield itemOf(pair);
  }
}

Object.defineProperty(walk.prototype, Symbol.toStringTag, {
  value: 'URLSearchParams Iterator',
  configurable: true,
});

const entries = {
  entries(this: unknown): Generator<Pair> {
    insideOf(this);
    return walk(this, ([name, value]): Pair => [name, value]);
  },
  keys(this: unknown): Generator<string> {
    insideOf(this);
    return walk(this, ([name]) => name);
  },
  values(this: unknown): Generator<string> {
    insideOf(this);
    return walk(this, ([, value]) => value);
  },
  forEach(this: unknown, callback: unknown, self?: unknown): void {
    insideOf(this);
    requireFunction(callback, 'callback');
    for (const [name, value] of walk(this, (pair) => pair)) {
      callback.call(self, value, name, this);
    }
  },
};

Object.assign(URLSearchParams.prototype, entries);
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
  value: entries.entries,
  configurable: true,
  enumerable: false,
  writable: true,
});

export { URLSearchParams };
