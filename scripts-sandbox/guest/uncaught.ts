/**
 * Errors of callbacks that nobody is left to catch. In Node they end the process; here they end the
 * run, as its error.
 */
let take: (thrown: unknown) => void = () => undefined;

export function onUncaught(listener: (thrown: unknown) => void): void {
  take = listener;
}

export function uncaught(thrown: unknown): void {
  take(thrown);
}

/** Calls what a script has given us, after everything that goes on now. */
export function callLater(callback: () => unknown): void {
  void Promise.resolve().then(callback).catch(uncaught);
}
