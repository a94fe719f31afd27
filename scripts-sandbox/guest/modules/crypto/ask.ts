/** Asks the child for what Node does, and throws what Node has thrown there. */
import type { Told, ToldError } from '../../../child/capabilities/crypto/told-errors.ts';
import { call, callNow } from '../../host-door.ts';
import { DOMException } from '../../web/dom-exception.ts';

export const askNow = (capability: string, request: unknown): unknown =>
  valueOf(callNow(capability, request) as Told);

export const ask = async (capability: string, request: unknown): Promise<unknown> =>
  valueOf((await call(capability, request)) as Told);

function valueOf(told: Told): unknown {
  if ('failed' in told) throw errorOf(told.failed);
  return told.value;
}

const classes = { Error, TypeError, RangeError };

function errorOf({ kind, name, message, ...fields }: ToldError): Error {
  if (kind === 'DOMException') return new DOMException(message, name);
  return Object.assign(new classes[kind](message), fields);
}
