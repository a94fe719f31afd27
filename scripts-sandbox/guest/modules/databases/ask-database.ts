/** Asks a database through the child, whose answer is a value or why there is none. */
import { call } from '../../host-door.ts';
import { uncaught } from '../../uncaught.ts';

type Failure = { message: string } & Record<string, unknown>;

/** @throws an error with the fields that this driver's errors have. */
export async function askDatabase<Value>(driver: string, request: unknown): Promise<Value> {
  const told = (await call(driver, request)) as { value?: Value; failure?: Failure };
  if (told.failure) throw errorOf(told.failure);
  return told.value as Value;
}

export function errorOf({ message, name, ...fields }: Failure): Error {
  const error = Object.assign(new Error(message), fields);
  const shown = { value: name ?? 'Error', configurable: true, enumerable: false, writable: true };
  return Object.defineProperty(error, 'name', shown);
}

export type Callback = (error: unknown, ...values: unknown[]) => unknown;

export const isCallback = (value: unknown): value is Callback => typeof value === 'function';

/** What a callback throws ends the script, as it would end a program. */
export function callBack(callback: (...values: never[]) => unknown, ...values: unknown[]): void {
  try {
    (callback as (...values: unknown[]) => unknown)(...values);
  } catch (thrown) {
    uncaught(thrown);
  }
}

/** Settles in the manner that was asked for: by the callback, or by the promise that comes back. */
export function settled<Value>(
  promise: Promise<Value>,
  callback: unknown,
  valuesOf: (value: Value) => unknown[] = (value) => [value],
): Promise<Value> | undefined {
  if (!isCallback(callback)) return promise;
  promise.then(
    (value) => {
      callBack(callback, null, ...valuesOf(value));
    },
    (error: unknown) => {
      callBack(callback, error);
    },
  );
  return undefined;
}
