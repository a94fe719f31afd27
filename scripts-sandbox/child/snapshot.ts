/**
 * What every isolate begins with: our own code for the inside, evaluated once. It may hold functions,
 * classes and plain data only: with a pending promise or a function of the host in it the engine
 * crashes when it is taken, or when an isolate is made of it.
 */
import ivm from 'isolated-vm';

import { warmUpSource } from './warm-up.ts';

export const takeSnapshot = (guest: string): ivm.ExternalCopy<ArrayBuffer> =>
  ivm.Isolate.createSnapshot([{ code: guest, filename: 'latchkey:guest' }], warmUpSource);
