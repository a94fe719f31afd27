/** What a script and its child say to each other about one HTTP request. */

export type HeaderPair = [name: string, value: string];

export type HttpCall = {
  /** By which the script takes it back, see `httpAbort`; unique in the run. */
  number: number;
  method: string;
  /** Absolute. A user name and password in it become basic authentication. */
  url: string;
  headers: HeaderPair[];
  body?: string | Uint8Array;
  /** `manual`: the redirect itself is the answer. `error`: it is an error. */
  redirect: 'follow' | 'manual' | 'error';
  /** At most `httpLimits.redirects`. */
  maxRedirects: number;
  /** How long the script itself would wait, in milliseconds. */
  timeoutMs?: number;
};

export type HttpAnswer = {
  status: number;
  statusText: string;
  headers: HeaderPair[];
  /** Unpacked; text where the bytes are UTF-8. */
  body: string | Uint8Array;
  /** Where the last redirect has led to. */
  url: string;
  isRedirected: boolean;
};

/** Codes of errors that the system has no code for. */
export const httpErrorCodes = {
  /** `timeoutMs` is over: it is the script's own. */
  scriptTimeout: 'ESOCKETTIMEDOUT',
  /** The limit of the sandbox is. */
  timeout: 'ETIMEDOUT',
  tooManyRedirects: 'ERR_FR_TOO_MANY_REDIRECTS',
  redirectRefused: 'ERR_REDIRECT_REFUSED',
  tooLarge: 'ERR_TOO_LARGE',
  badRequest: 'ERR_BAD_REQUEST',
  badUrl: 'ERR_INVALID_URL',
  aborted: 'ABORT_ERR',
} as const;
