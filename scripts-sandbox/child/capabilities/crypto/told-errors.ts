/**
 * Node's own errors on their way to a script: with the class, name and code that scripts look at,
 * which the door's refusals do not carry.
 */
export type ToldError = {
  kind: 'Error' | 'TypeError' | 'RangeError' | 'DOMException';
  name: string;
  message: string;
  code?: string;
  library?: string;
  reason?: string;
};

export type Told = { value: unknown } | { failed: ToldError };

/** What is refused on purpose, before it costs anything. */
export class TooMuchError extends RangeError {
  readonly code = 'ERR_OUT_OF_RANGE';
}

/** What Node could do, and scripts may not. */
export class NotOfferedError extends Error {
  readonly code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
}

export function tellingNow(work: (request: unknown) => unknown): (request: unknown) => Told {
  return (request) => {
    try {
      return { value: work(request) };
    } catch (error) {
      return { failed: told(error) };
    }
  };
}

export function telling<Scope>(
  work: (request: unknown, scope: Scope) => Promise<unknown>,
): (request: unknown, scope: Scope) => Promise<Told> {
  return async (request, scope) => {
    try {
      return { value: await work(request, scope) };
    } catch (error) {
      return { failed: told(error) };
    }
  };
}

function told(thrown: unknown): ToldError {
  if (!(thrown instanceof Error)) return { kind: 'Error', name: 'Error', message: String(thrown) };
  const { name, message } = thrown;
  const { code, library, reason } = thrown as {
    code?: unknown;
    library?: unknown;
    reason?: unknown;
  };
  return {
    kind: kindOf(thrown),
    name,
    message,
    ...(typeof code === 'string' && { code }),
    ...(typeof library === 'string' && { library }),
    ...(typeof reason === 'string' && { reason }),
  };
}

function kindOf(error: Error): ToldError['kind'] {
  if (error instanceof DOMException) return 'DOMException';
  if (error instanceof TypeError) return 'TypeError';
  return error instanceof RangeError ? 'RangeError' : 'Error';
}
