/** Node's `url`: the web's classes, and the functions that were there before them. */
import { askNow } from './crypto/ask.ts';
import { nodeError, requireText } from '../node-errors.ts';
import { URL, URLSearchParams } from '../web/url.ts';
import { querystring } from './querystring.ts';

type Parts = Record<string, unknown>;

/** What `url.parse` gives. */
class Url {
  protocol: unknown = null;
  slashes: unknown = null;
  auth: unknown = null;
  host: unknown = null;
  port: unknown = null;
  hostname: unknown = null;
  hash: unknown = null;
  search: unknown = null;
  query: unknown = null;
  pathname: unknown = null;
  path: unknown = null;
  href: unknown = null;

  format(): string {
    return format(this);
  }

  resolve(to: unknown): string {
    return resolve(format(this), to);
  }

  resolveObject(to: unknown): Url {
    return parse(resolve(format(this), to));
  }
}

function parse(url: unknown, readsQuery?: unknown, slashesDenoteHost?: unknown): Url {
  if (url instanceof Url) return url;
  requireText(url, 'url');
  const request = { url, slashesDenoteHost: Boolean(slashesDenoteHost) };
  const parts = askNow('url.parse', request) as Parts;
  const parsed = Object.assign(new Url(), parts);
  if (readsQuery) {
    parsed.search ??= '';
    parsed.query = querystring.parse(parsed.query);
  }
  return parsed;
}

function format(url: unknown, options?: WebFormat): string {
  if (typeof url === 'string') return format(parse(url));
  if (url instanceof URL) return formatWeb(url, options);
  if (typeof url !== 'object' || url === null) {
    throw nodeError(
      TypeError,
      'ERR_INVALID_ARG_TYPE',
      `The "urlObject" argument must be one of type object or string. Received ${String(url)}`,
    );
  }
  const { query, search, ...parts } = url as Parts;
  const isOpen = typeof query === 'object' && query !== null;
  const written = isOpen ? querystring.stringify(query) : '';
  return String(
    askNow('url.format', {
      parts: {
        ...pick(parts),
        search: search || (written === '' ? search : `?${written}`),
      },
    }),
  );
}

/** Methods and undefined fields have no form outside. */
const pick = (parts: Parts): Parts =>
  Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value != null && typeof value !== 'function'),
  );

type WebFormat = { auth?: boolean; fragment?: boolean; search?: boolean; unicode?: boolean };

function formatWeb(url: URL, options: WebFormat = {}): string {
  const shown = new URL(url.href);
  if (options.fragment === false) shown.hash = '';
  if (options.search === false) shown.search = '';
  if (options.auth === false) {
    shown.username = '';
    shown.password = '';
  }
  if (!options.unicode) return shown.href;
  return shown.href.replace(shown.host, domainToUnicode(shown.hostname) + portOf(shown));
}

const portOf = ({ port }: URL): string => (port === '' ? '' : `:${port}`);

function resolve(from: unknown, to: unknown): string {
  requireText(from, 'url');
  requireText(to, 'url');
  return String(askNow('url.resolve', { from, to }));
}

const domainToASCII = (domain: unknown): string =>
  String(askNow('url.domainToASCII', { domain: String(domain) }));

const domainToUnicode = (domain: unknown): string =>
  String(askNow('url.domainToUnicode', { domain: String(domain) }));

function urlToHttpOptions(url: URL): Parts {
  const { protocol, hash, search, pathname, href } = url;
  return {
    protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    hash,
    search,
    pathname,
    path: `${pathname}${search}`,
    href,
    ...(url.port !== '' && { port: Number(url.port) }),
    ...((url.username || url.password) && {
      auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`,
    }),
  };
}

export const urlModule = {
  Url,
  URL,
  URLSearchParams,
  parse,
  format,
  resolve,
  resolveObject: (from: unknown, to: unknown) => parse(resolve(from, to)),
  domainToASCII,
  domainToUnicode,
  urlToHttpOptions,
};
