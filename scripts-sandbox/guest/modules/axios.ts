/** The real axios, on our way out. Its errors and defaults are those of its adapter for Node. */
import axios, { AxiosError, AxiosHeaders, CanceledError } from 'axios';
import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import buildFullPath from 'axios/unsafe/core/buildFullPath.js';
import settle from 'axios/unsafe/core/settle.js';
import buildURL from 'axios/unsafe/helpers/buildURL.js';
import { Buffer } from 'buffer';

import { httpErrorCodes } from '../../http-exchange.ts';
import type { HeaderPair, HttpAnswer } from '../../http-exchange.ts';
import { httpLimits } from '../../limits.ts';
import { readContent } from '../http/body.ts';
import type { Content } from '../http/body.ts';
import { asNodeHeaders, basicAuthorization, send } from '../http/send.ts';
import type { Signal } from '../http/send.ts';

type Config = InternalAxiosRequestConfig & {
  socketPath?: unknown;
  transport?: unknown;
  lookup?: unknown;
  timeoutErrorMessage?: string;
};

/** What a script finds as `error.request` and `response.request`. */
type Told = { method: string; responseURL: string; res: { responseUrl: string } };

export const axiosVersion = axios.VERSION;

async function adapter(config: Config): Promise<AxiosResponse> {
  refuseUnsupported(config);
  const url = buildURL(
    buildFullPath(config.baseURL, config.url, config.allowAbsoluteUrls),
    config.params,
    config.paramsSerializer,
  );
  const method = (config.method ?? 'get').toUpperCase();
  const told: Told = { method, responseURL: url, res: { responseUrl: url } };
  const content = contentOf(config);
  const cancellation = cancellationOf(config);
  let answer: HttpAnswer;
  try {
    answer = await send(
      {
        method,
        url,
        headers: headersOf(config),
        body: content ?? undefined,
        redirect: config.maxRedirects === 0 ? 'manual' : 'follow',
        maxRedirects: config.maxRedirects ?? httpLimits.redirects,
        timeoutMs: config.timeout || undefined,
      },
      cancellation.signal,
    );
  } catch (error) {
    if (cancellation.signal?.aborted) throw cancelled(config);
    throw asAxiosError(error as Error & { code?: string }, config, told);
  } finally {
    cancellation.forget();
  }
  told.responseURL = told.res.responseUrl = answer.url;
  return settled(answer, config, told);
}

/** Without these a request would go elsewhere, or give back something else, than the script thinks. */
const unsupported = ['proxy', 'socketPath', 'transport', 'lookup', 'beforeRedirect'] as const;

function refuseUnsupported(config: Config): void {
  const { responseType, data } = config as { responseType?: unknown; data?: unknown };
  const isStream = typeof data === 'object' && data !== null && 'pipe' in data;
  const what =
    responseType === 'stream' || responseType === 'blob'
      ? `responseType "${responseType}"`
      : isStream
        ? 'a stream as data'
        : unsupported.find((name) => config[name]);
  if (what === undefined) return;
  throw new AxiosError(`Scripts cannot use ${what}`, AxiosError.ERR_NOT_SUPPORT, config);
}

function contentOf(config: Config): Content {
  let content: Content;
  try {
    content = readContent(config.data).content;
  } catch (error) {
    throw AxiosError.from(error, AxiosError.ERR_BAD_REQUEST, config);
  }
  const { maxBodyLength = -1 } = config;
  if (content !== null && maxBodyLength >= 0 && Buffer.byteLength(content) > maxBodyLength) {
    const message = 'Request body larger than maxBodyLength limit';
    throw new AxiosError(message, AxiosError.ERR_BAD_REQUEST, config);
  }
  return content;
}

function headersOf({ headers: given, auth }: Config): HeaderPair[] {
  const headers = AxiosHeaders.from(given).normalize(false);
  headers.set('User-Agent', `axios/${axios.VERSION}`, false);
  if (auth) headers.set('Authorization', basicAuthorization(auth.username, auth.password));
  return Object.entries(headers.toJSON()).flatMap(([name, value]) =>
    [value].flat().map((one): HeaderPair => [name, one]),
  );
}

/** Its two ways to take a request back, in one signal. */
function cancellationOf({ signal, cancelToken }: Config): { signal?: Signal; forget: () => void } {
  if (!cancelToken) return { signal: signal, forget: () => undefined };
  const listeners = new Set<() => void>();
  const abort = (): void => {
    joined.aborted = true;
    for (const listener of listeners) listener();
  };
  const joined: Signal = {
    aborted: Boolean(cancelToken.reason ?? signal?.aborted),
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
  };
  const token = cancelToken as typeof cancelToken & {
    subscribe: (listener: () => void) => void;
    unsubscribe: (listener: () => void) => void;
  };
  token.subscribe(abort);
  signal?.addEventListener?.('abort', abort);
  return {
    signal: joined,
    forget: () => {
      token.unsubscribe(abort);
      signal?.removeEventListener?.('abort', abort);
    },
  };
}

function cancelled(config: Config): unknown {
  const reason: unknown = config.cancelToken?.reason;
  return reason ?? new CanceledError(undefined, config);
}

function asAxiosError(error: Error & { code?: string }, config: Config, told: Told): AxiosError {
  if (error.code !== httpErrorCodes.scriptTimeout) {
    return AxiosError.from(error, undefined, config, told);
  }
  return new AxiosError(
    config.timeoutErrorMessage || error.message,
    config.transitional?.clarifyTimeoutError ? AxiosError.ETIMEDOUT : AxiosError.ECONNABORTED,
    config,
    told,
  );
}

function settled(answer: HttpAnswer, config: Config, told: Told): Promise<AxiosResponse> {
  const headers = asNodeHeaders(answer.headers);
  // The body is unpacked by now, as after axios's own adapter.
  delete headers['content-encoding'];
  const response: AxiosResponse = {
    status: answer.status,
    statusText: answer.statusText,
    headers: new AxiosHeaders(headers),
    config,
    request: told,
    data: dataOf(answer.body, config),
  };
  const { maxContentLength = -1 } = config;
  if (maxContentLength >= 0 && Buffer.byteLength(answer.body) > maxContentLength) {
    const message = `maxContentLength size of ${String(maxContentLength)} exceeded`;
    throw new AxiosError(message, AxiosError.ERR_BAD_RESPONSE, config, told);
  }
  return new Promise((resolve, reject) => {
    settle(resolve, reject, response);
  });
}

function dataOf(body: string | Uint8Array, { responseType, responseEncoding }: Config): unknown {
  const encoding = (responseEncoding ?? 'utf8') as BufferEncoding;
  if (responseType === 'arraybuffer') return Buffer.from(body as string);
  if (typeof body === 'string' && encoding === 'utf8') return body.replace(/^\ufeff/, '');
  return Buffer.from(body as string).toString(encoding);
}

axios.defaults.adapter = adapter;

export { axios };
