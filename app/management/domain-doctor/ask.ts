/**
 * One request as a client would send it: bounded in time and size, without credentials, and never
 * following a redirect by itself. Certificates count as they do for any program on this machine.
 */
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

import { isLoopbackHost } from '#app/tenancy/site.ts';

export const TIMEOUT_MS = 5000;
const MAX_BODY_BYTES = 64 * 1024;

/** Where every connection goes, whatever DNS says. Undefined: where it leads. */
export type Way = { address: string; port: number } | undefined;

export type Answer = {
  status: number;
  contentType: string | undefined;
  /** Where it redirects to, as an absolute address. */
  location: URL | undefined;
  /** What the server's clock shows. */
  date: Date | undefined;
  body: string;
};

/** `reason` ends a sentence that began with the address. */
export type Asked = ({ ok: true } & Answer) | { ok: false; code: string; reason: string };

/** Where a connection to a host is made. Names below localhost are this machine (RFC 6761 §6.3). */
export function destination(url: URL, way: Way): { address: string; port: number } {
  if (way) return way;
  const address = isLoopbackHost(url.host) ? 'localhost' : url.hostname;
  return { address, port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80) };
}

export async function ask(address: string | URL, way: Way): Promise<Asked> {
  try {
    return { ok: true, ...(await send(new URL(address), way)) };
  } catch (error) {
    const code = codeOf(error);
    return { ok: false, code, reason: reasonOf(code) };
  }
}

function send(url: URL, way: Way): Promise<Answer> {
  const { address: host, port } = destination(url, way);
  const isHttps = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const sent = (isHttps ? httpsRequest : httpRequest)(
      {
        ...{ host, port, path: `${url.pathname}${url.search}`, agent: false },
        ...(isHttps && { servername: url.hostname }),
        headers: { host: url.host, accept: '*/*', 'user-agent': 'Latchkey domains doctor' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (received) => {
        bodyOf(received).then((body) => resolve({ ...headOf(received, url), body }), reject);
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

function headOf({ statusCode = 0, headers }: IncomingMessage, url: URL): Omit<Answer, 'body'> {
  return {
    status: statusCode,
    contentType: headers['content-type'],
    location: (headers.location && URL.parse(headers.location, url)) || undefined,
    date: headers.date ? new Date(headers.date) : undefined,
  };
}

async function bodyOf(received: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of received as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) throw Object.assign(new Error('too long'), { code: 'TOO_LONG' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: string };
  return typeof code === 'string' ? code : (name ?? 'unknown');
};

const reasons: Record<string, string> = {
  ENOTFOUND: 'is a name that DNS does not know',
  EAI_AGAIN: 'is a name that DNS does not know, or DNS does not answer',
  ECONNREFUSED: 'accepts no connections',
  EHOSTUNREACH: 'cannot be reached from here',
  ENETUNREACH: 'cannot be reached from here',
  ETIMEDOUT: 'did not answer in time',
  ABORT_ERR: `did not answer within ${TIMEOUT_MS / 1000} seconds`,
  ECONNRESET: 'ended the connection without an answer',
  EPIPE: 'ended the connection without an answer',
  EPROTO: 'does not speak TLS',
  TOO_LONG: `sent more than ${MAX_BODY_BYTES / 1024} KiB`,
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  CERT_NOT_YET_VALID: 'has a certificate that is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate of another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody but itself vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate whose authority is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate whose authority is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a certificate whose authority is not trusted here',
};

export const reasonOf = (code: string): string =>
  reasons[code] ?? (code.startsWith('ERR_SSL_') ? 'does not speak TLS' : `failed with ${code}`);
