/**
 * Built-in functions as they were before a script could touch them.
 *
 * What bounds a script, and what tells how it ended, calls these, or uses operators only: a script
 * may replace every function that can be reached from its globals, and whatever calls it by name.
 */

export const { stringify, parse } = JSON;
export const { freeze, hasOwn, setPrototypeOf } = Object;
/** Whatever a value is; an object may make its text itself, or throw. */
export const asString: (value: unknown) => string = String;
export const asNumber: (value: unknown) => number = Number;
export const UntouchedError = Error;
export const UntouchedTypeError = TypeError;
export const UntouchedPromise = Promise;

const substring = Function.prototype.call.bind(String.prototype.substring) as (
  text: string,
  from: number,
  to: number,
) => string;

export const startsWith = Function.prototype.call.bind(String.prototype.startsWith) as (
  text: string,
  beginning: string,
) => boolean;

/** At most so many characters, and a sign that there were more. */
export const bounded = (text: string, limit: number): string =>
  text.length > limit ? `${substring(text, 0, limit)}…` : text;

/** An object without a prototype: nothing can be read through it, `toJSON` least of all. */
export const bare = <Value extends object>(value: Value): Value =>
  setPrototypeOf(value, null) as Value;
