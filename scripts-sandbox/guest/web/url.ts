/** `URL` and `URLSearchParams`: those of `whatwg-url`, with the errors of Node. */
import { URL as PlainURL } from 'whatwg-url';

import { asText } from '../as-text.ts';
import { inspect } from '../modules/inspect/inspect.ts';
import type { InspectOptions } from '../modules/inspect/inspect.ts';
import { nodeError } from '../node-errors.ts';
import { urlLimits } from '../../limits.ts';
import { URLSearchParams } from './search-params.ts';

function asNode(thrown: unknown, input: unknown, base?: unknown): unknown {
  if (!(thrown instanceof TypeError) || !thrown.message.includes('Invalid')) return thrown;
  return Object.assign(nodeError(TypeError, 'ERR_INVALID_URL', 'Invalid URL'), {
    input: asText(input),
    ...(base !== undefined && { base: asText(base) }),
  });
}

/** Read character by character, and its host with tables that are outside. */
function urlText(input: unknown): string {
  const text = asText(input);
  if (text.length <= urlLimits.characters) return text;
  throw nodeError(
    TypeError,
    'ERR_INVALID_URL',
    `Invalid URL: it is longer than ${String(urlLimits.characters)} characters`,
  );
}

export class URL extends PlainURL {
  constructor(...given: [input?: unknown, base?: unknown]) {
    if (given.length === 0) {
      throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "url" argument must be specified');
    }
    const [input, base] = given;
    const text = urlText(input);
    const baseText = base === undefined ? undefined : urlText(base);
    try {
      super(text, baseText);
    } catch (thrown) {
      throw asNode(thrown, input, base);
    }
  }

  override get href(): string {
    return super.href;
  }

  override set href(input: string) {
    const text = urlText(input);
    try {
      super.href = text;
    } catch (thrown) {
      throw asNode(thrown, input);
    }
  }

  /** As the console shows it. */
  [inspect.custom](_depth: number, options: InspectOptions): string {
    const { href, origin, protocol, username, password, host, hostname, port } = this;
    const { pathname, search, searchParams, hash } = this;
    const before = { href, origin, protocol, username, password, host, hostname, port };
    const query = String(searchParams);
    return `URL ${inspect({ ...before, pathname, search, searchParams: query, hash }, options)}`;
  }

  static override canParse(input: unknown, base?: unknown): boolean {
    return URL.parse(input, base) !== null;
  }

  static parse(input: unknown, base?: unknown): URL | null {
    try {
      return new URL(input, base);
    } catch {
      return null;
    }
  }
}

export { URLSearchParams };
