/** `node-fetch`: version 2 as a function, version 3 as its `default`. */
import { httpErrorCodes } from '../../http-exchange.ts';
import { sendRequest } from '../http/fetch.ts';
import { Headers } from '../http/headers.ts';
import { Request } from '../http/request.ts';
import type { RequestOptions } from '../http/request.ts';
import { Response } from '../http/response.ts';

/** `timeout` in milliseconds; `follow` is how many redirects. */
type NodeFetchOptions = RequestOptions & { timeout?: number; follow?: number };

class FetchError extends Error {
  override name = 'FetchError';
  readonly type: string;
  readonly code: string | undefined;
  readonly errno: string | undefined;

  constructor(message: string, type: string, code?: string) {
    super(message);
    this.type = type;
    this.code = code;
    this.errno = code;
  }
}

class AbortError extends Error {
  override name = 'AbortError';
  readonly type = 'aborted';
}

async function nodeFetch(input: unknown, options: NodeFetchOptions = {}): Promise<Response> {
  const request = new Request(input, options);
  try {
    const answer = await sendRequest(request, {
      userAgent: 'node-fetch',
      maxRedirects: options.follow,
      timeoutMs: options.timeout,
    });
    return Response.of(answer);
  } catch (error) {
    if (request.signal?.aborted) throw new AbortError('The user aborted a request.');
    throw asFetchError(error as Error & { code?: string }, request.url);
  }
}

function asFetchError({ message, code }: Error & { code?: string }, url: string): FetchError {
  // Without what may stand before the host: that is a password.
  const place = url.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1');
  if (code === httpErrorCodes.scriptTimeout) {
    return new FetchError(`network timeout at: ${place}`, 'request-timeout');
  }
  if (code === httpErrorCodes.tooManyRedirects) {
    return new FetchError(`maximum redirect reached at: ${place}`, 'max-redirect');
  }
  return new FetchError(`request to ${place} failed, reason: ${message}`, 'system', code);
}

export const nodeFetchModule = Object.assign(nodeFetch, {
  default: nodeFetch,
  Headers,
  Request,
  Response,
  FetchError,
  AbortError,
  isRedirect: (status: number): boolean => [301, 302, 303, 307, 308].includes(status),
});
