/**
 * HTTP for scripts: fetch, axios and request are made of this.
 *
 * Invariants:
 * 1. Every hop goes through the door (`egress/door.ts`), which judges where it leads.
 * 2. Everything is bounded: bytes either way, packed and unpacked, headers, redirects, and the time
 *    of it all together, however slowly a server speaks.
 * 3. What a script has said goes to the origin that it was said to; credentials go to no other.
 * 4. At the end of the run everything is closed.
 */
import { httpErrorCodes } from '../../http-exchange.ts';
import type { HeaderPair, HttpAnswer } from '../../http-exchange.ts';
import { httpLimits } from '../../limits.ts';
import { agentsOf, exchange } from '../http/exchange.ts';
import type { Hop, RunAgents } from '../http/exchange.ts';
import { HttpError } from '../http/http-error.ts';
import { readHttpCall, readUrl } from '../http/read-call.ts';
import type { CheckedCall } from '../http/read-call.ts';
import { isRedirect, redirected } from '../http/redirects.ts';
import { readBody } from '../http/response-body.ts';
import type { Allowance } from '../http/response-body.ts';
import type { RunScope } from '../run-door.ts';

type RunHttp = {
  agents: RunAgents;
  calls: Map<number, AbortController>;
  allowance: Allowance;
};

const runs = new WeakMap<RunScope, RunHttp>();

function httpOf(scope: RunScope): RunHttp {
  const known = runs.get(scope);
  if (known) return known;
  const made: RunHttp = {
    agents: agentsOf(scope.signal),
    calls: new Map(),
    allowance: { bytes: httpLimits.runResponseBytes },
  };
  runs.set(scope, made);
  return made;
}

/** An `HttpCall` to an `HttpAnswer`. */
export async function http(request: unknown, scope: RunScope): Promise<HttpAnswer> {
  const call = readHttpCall(request);
  const run = httpOf(scope);
  const takenBack = new AbortController();
  run.calls.set(call.number, takenBack);
  const late = AbortSignal.timeout(Math.min(call.timeoutMs ?? Infinity, httpLimits.totalMs));
  try {
    const signal = AbortSignal.any([scope.signal, takenBack.signal, late]);
    return await follow(call, run, signal);
  } catch (error) {
    if (takenBack.signal.aborted)
      throw new HttpError('The request was aborted', httpErrorCodes.aborted);
    if (late.aborted) throw timeout(call);
    throw told(error);
  } finally {
    run.calls.delete(call.number);
  }
}

/** Takes an `HttpCall` back, by its number. */
export function httpAbort(number: unknown, scope: RunScope): null {
  httpOf(scope).calls.get(Number(number))?.abort();
  return null;
}

async function follow(
  call: CheckedCall,
  { agents, allowance }: RunHttp,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  let hop: Hop = withBasicAuthentication(call);
  for (let redirects = 0; ; redirects += 1) {
    const response = await exchange(hop, agents, signal);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (!isRedirect(status) || location === undefined || call.redirect === 'manual') {
      return {
        status,
        statusText: response.statusMessage ?? '',
        headers: pairsOf(response.rawHeaders),
        body: await readBody(response, allowance),
        url: hop.url.href,
        isRedirected: redirects > 0,
      };
    }
    response.destroy();
    if (call.redirect === 'error') {
      throw new HttpError(
        'The server has answered with a redirect',
        httpErrorCodes.redirectRefused,
      );
    }
    if (redirects >= call.maxRedirects) {
      throw new HttpError('Maximum number of redirects exceeded', httpErrorCodes.tooManyRedirects);
    }
    hop = redirected(hop, status, readUrl(location, hop.url));
  }
}

/** What stands before the host of a URL, unless the script has said who it is in a header. */
function withBasicAuthentication({ method, url, headers, body }: CheckedCall): Hop {
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  if ((username || password) && !headers.has('authorization')) {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
  }
  return { method, url, headers, body };
}

function pairsOf(rawHeaders: string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  }
  return pairs;
}

function timeout({ timeoutMs = Infinity }: CheckedCall): HttpError {
  return timeoutMs <= httpLimits.totalMs
    ? new HttpError(`timeout of ${String(timeoutMs)}ms exceeded`, httpErrorCodes.scriptTimeout)
    : new HttpError(
        `The request took longer than the ${String(httpLimits.totalMs)} ms that a script may wait`,
        httpErrorCodes.timeout,
      );
}

/** Where several addresses of a name were tried, the first tells what was wrong. */
function told(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] as unknown) : error;
}
