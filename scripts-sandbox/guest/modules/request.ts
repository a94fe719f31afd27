/** `request`, as published scripts use it: options, a callback, and the whole body in the end. */
import { Buffer } from 'buffer';

import { httpErrorCodes } from '../../http-exchange.ts';
import type { HttpAnswer, HttpCall } from '../../http-exchange.ts';
import { httpLimits } from '../../limits.ts';
import { asText } from '../http/as-text.ts';
import { readContent } from '../http/body.ts';
import type { Content } from '../http/body.ts';
import { Headers } from '../http/headers.ts';
import { asNodeHeaders, basicAuthorization, send } from '../http/send.ts';
import type { Signal } from '../http/send.ts';
import { callLater } from '../uncaught.ts';
import { writeQuery } from './request-query.ts';

type Callback = (error: unknown, response?: RequestResponse, body?: unknown) => void;

type Auth = {
  user?: unknown;
  username?: unknown;
  pass?: unknown;
  password?: unknown;
  bearer?: unknown;
  sendImmediately?: unknown;
};

type Options = {
  url?: unknown;
  uri?: unknown;
  baseUrl?: string;
  method?: string;
  headers?: Record<string, unknown>;
  qs?: unknown;
  body?: unknown;
  form?: unknown;
  json?: unknown;
  auth?: Auth;
  /** Milliseconds. */
  timeout?: number;
  followRedirect?: boolean;
  followAllRedirects?: boolean;
  maxRedirects?: number;
  /** `null`: bytes. */
  encoding?: BufferEncoding | null;
  callback?: Callback;
  [name: string]: unknown;
};

type RequestResponse = {
  statusCode: number;
  statusMessage: string;
  headers: Record<string, string | string[]>;
  body: unknown;
  request: { method: string; uri: { href: string } };
};

type Verb = (first: unknown, second?: unknown, third?: unknown) => { abort: () => void };

type RequestModule = Verb &
  Record<'get' | 'head' | 'options' | 'post' | 'put' | 'patch' | 'del' | 'delete', Verb> & {
    defaults: (options: Options, requester?: unknown) => RequestModule;
  };

/** Without these a request would go elsewhere, or say something else, than the script thinks. */
const unsupported = [
  ...['formData', 'multipart', 'oauth', 'aws', 'hawk', 'httpSignature', 'jar', 'proxy', 'tunnel'],
  ...['agentOptions', 'cert', 'key', 'ca', 'pfx', 'har', 'localAddress'],
];

function start(options: Options): { abort: () => void } {
  const signal = makeSignal();
  const { callback = () => undefined } = options;
  const finish = async (): Promise<() => void> => {
    try {
      const call = describe(options);
      const answer = await send(call, signal);
      const response = respond(answer, call, options);
      return () => callback(null, response, response.body);
    } catch (error) {
      return () => callback(asRequestError(error as Error & { code?: string }));
    }
  };
  void finish().then((tell) => {
    // Who has taken a request back hears nothing of it any more.
    if (!signal.aborted) callLater(tell);
  });
  return { abort: signal.abort };
}

/** @throws Error on options that cannot be. */
function describe(options: Options): Omit<HttpCall, 'number'> {
  const missing = unsupported.find((name) => options[name]);
  if (missing) throw new Error(`Scripts cannot use the option "${missing}" of request`);
  const method = (options.method ?? 'GET').toUpperCase();
  const headers = new Headers(options.headers);
  const content = contentOf(options, headers);
  authorize(options.auth, headers);
  if (!headers.has('accept') && options.json) headers.set('accept', 'application/json');
  const isFollowing =
    options.followAllRedirects === true ||
    (options.followRedirect !== false && (method === 'GET' || method === 'HEAD'));
  return {
    method,
    url: urlOf(options),
    headers: [...headers],
    body: content ?? undefined,
    redirect: isFollowing ? 'follow' : 'manual',
    maxRedirects: options.maxRedirects ?? httpLimits.redirects,
    timeoutMs: options.timeout,
  };
}

function urlOf({ url, uri, baseUrl, qs }: Options): string {
  const given = uri ?? url;
  if (given === undefined) throw new Error('options.uri is a required argument');
  // Also what `url.parse` has made.
  const text =
    typeof given === 'object' && given !== null && 'href' in given
      ? asText(given.href)
      : asText(given);
  const [whole = '', ...fragment] = (baseUrl === undefined ? text : joined(baseUrl, text)).split(
    '#',
  );
  const query = qs === undefined || qs === null ? '' : writeQuery(qs);
  const asked = query ? `${whole}${whole.includes('?') ? '&' : '?'}${query}` : whole;
  return [asked, ...fragment].join('#');
}

function joined(base: string, path: string): string {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) {
    throw new Error('options.uri must be a path when using options.baseUrl');
  }
  if (path === '') return base;
  return `${base.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
}

function contentOf({ form, json, body }: Options, headers: Headers): Content {
  const setType = (type: string): void => {
    if (!headers.has('content-type')) headers.set('content-type', type);
  };
  if (form !== undefined && form !== null) {
    setType('application/x-www-form-urlencoded');
    return typeof form === 'string' ? form : writeQuery(form);
  }
  const isJson = json !== undefined && json !== null && json !== false;
  const value = isJson && json !== true ? json : body;
  if (value === undefined || value === null) return null;
  if (isJson) {
    setType('application/json');
    return JSON.stringify(value);
  }
  if (typeof value === 'string' || ArrayBuffer.isView(value)) return readContent(value).content;
  if (Array.isArray(value)) return value.map(String).join('');
  throw new Error('Argument error, options.body.');
}

function authorize(auth: Auth | undefined, headers: Headers): void {
  if (!auth) return;
  const { bearer, user, username, pass, password, sendImmediately } = auth;
  if (sendImmediately === false) {
    // The service may ask for a digest, and would get the password.
    throw new Error('Scripts cannot use the option "auth.sendImmediately" of request');
  }
  if (bearer !== undefined) {
    const token: unknown = typeof bearer === 'function' ? (bearer as () => unknown)() : bearer;
    headers.set('authorization', `Bearer ${asText(token ?? '')}`);
  } else headers.set('authorization', basicAuthorization(user ?? username, pass ?? password));
}

function respond(
  { status, statusText, headers, body, url }: HttpAnswer,
  { method }: { method: string },
  { encoding, json }: Options,
): RequestResponse {
  return {
    statusCode: status,
    statusMessage: statusText,
    headers: asNodeHeaders(headers),
    body: bodyOf(body, encoding, json),
    request: { method, uri: { href: url } },
  };
}

function bodyOf(body: string | Uint8Array, encoding: Options['encoding'], json: unknown): unknown {
  const bytes = Buffer.from(body as string);
  if (encoding === null) return bytes;
  const text = typeof body === 'string' && !encoding ? body : bytes.toString(encoding);
  const plain = text.replace(/^\ufeff/, '');
  if (!json) return plain;
  if (plain === '') return undefined;
  try {
    return JSON.parse(plain) as unknown;
  } catch {
    return plain;
  }
}

function asRequestError(error: Error & { code?: string }): Error {
  if (error.code !== httpErrorCodes.scriptTimeout) return error;
  return Object.assign(new Error(error.code), { code: error.code, connect: false });
}

function makeSignal(): Signal & { abort: () => void } {
  const listeners = new Set<() => void>();
  const signal = {
    aborted: false,
    addEventListener: (_type: 'abort', listener: () => void) => void listeners.add(listener),
    removeEventListener: (_type: 'abort', listener: () => void) => void listeners.delete(listener),
    abort: () => {
      signal.aborted = true;
      for (const listener of listeners) listener();
    },
  };
  return signal;
}

/** `(uri, options, callback)`, `(uri, callback)`, `(options, callback)`. */
function readParameters(parameters: unknown[]): Options {
  const callback = parameters.find((one) => typeof one === 'function') as Callback | undefined;
  const [first, second] = parameters;
  const isPlace = typeof first === 'string' || (isObject(first) && 'href' in first);
  const options = (
    isPlace ? { ...(isObject(second) ? second : {}), uri: first } : first
  ) as Options;
  return { ...options, callback: callback ?? options.callback };
}

function makeRequest(defaults: Options): RequestModule {
  const verb =
    (method?: string): Verb =>
    (...parameters) =>
      start(merged(defaults, readParameters(parameters), method ? { method } : {}));
  return Object.assign(verb(), {
    get: verb('GET'),
    head: verb('HEAD'),
    options: verb('OPTIONS'),
    post: verb('POST'),
    put: verb('PUT'),
    patch: verb('PATCH'),
    del: verb('DELETE'),
    delete: verb('DELETE'),
    defaults: (options: Options) => makeRequest(merged(defaults, options)),
  });
}

/** Later ones count; headers are put together. */
const merged = (...all: Options[]): Options => ({
  ...(Object.assign({}, ...all) as Options),
  headers: Object.assign({}, ...all.map(({ headers }) => headers)) as Record<string, unknown>,
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export const request = makeRequest({});
