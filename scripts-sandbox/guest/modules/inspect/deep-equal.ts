/** `util.isDeepStrictEqual`. */
export function isDeepStrictEqual(one: unknown, other: unknown): boolean {
  return equal(one, other, new Map());
}

function equal(one: unknown, other: unknown, assumed: Map<object, object>): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (tag(one) !== tag(other)) return false;
  // What is being compared already is equal unless something else says no.
  if (assumed.get(one) === other) return true;
  assumed.set(one, other);
  return equalWithin(one, other, assumed) && equalProperties(one, other, assumed);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const tag = (value: object): string => Object.prototype.toString.call(value);

function equalWithin(one: object, other: object, assumed: Map<object, object>): boolean {
  if (one instanceof Date && other instanceof Date)
    return Object.is(one.getTime(), other.getTime());
  if (one instanceof RegExp && other instanceof RegExp) return String(one) === String(other);
  if (one instanceof Error && other instanceof Error) {
    return one.message === other.message && one.name === other.name;
  }
  if (one instanceof ArrayBuffer && other instanceof ArrayBuffer) {
    return equal(new Uint8Array(one), new Uint8Array(other), assumed);
  }
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length;
  if (one instanceof Map && other instanceof Map) return equalMaps(one, other, assumed);
  if (one instanceof Set && other instanceof Set) return equalSets(one, other, assumed);
  if (one instanceof Number || one instanceof String || one instanceof Boolean) {
    return Object.is(one.valueOf(), other.valueOf());
  }
  return true;
}

function equalMaps(
  one: Map<unknown, unknown>,
  other: Map<unknown, unknown>,
  assumed: Map<object, object>,
): boolean {
  if (one.size !== other.size) return false;
  const rest = new Map(other);
  for (const [key, value] of one) {
    const match = rest.has(key) ? key : equalKey(rest, key, assumed);
    if (!rest.has(match) || !equal(value, rest.get(match), assumed)) return false;
    rest.delete(match);
  }
  return true;
}

/** The key itself where there is none. Where the order is the same, it is the first. */
function equalKey(
  rest: Map<unknown, unknown>,
  key: unknown,
  assumed: Map<object, object>,
): unknown {
  if (!isObject(key)) return key;
  for (const candidate of rest.keys()) if (equal(key, candidate, assumed)) return candidate;
  return key;
}

function equalSets(one: Set<unknown>, other: Set<unknown>, assumed: Map<object, object>): boolean {
  const asMap = (set: Set<unknown>) => new Map([...set].map((value) => [value, true]));
  return equalMaps(asMap(one), asMap(other), assumed);
}

function equalProperties(one: object, other: object, assumed: Map<object, object>): boolean {
  const names = keysOf(one);
  if (names.length !== keysOf(other).length) return false;
  return names.every(
    (name) =>
      Object.prototype.propertyIsEnumerable.call(other, name) &&
      equal(Reflect.get(one, name), Reflect.get(other, name), assumed),
  );
}

const keysOf = (value: object): (string | symbol)[] =>
  Reflect.ownKeys(value).filter((name) => Object.prototype.propertyIsEnumerable.call(value, name));
