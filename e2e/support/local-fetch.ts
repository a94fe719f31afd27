import { request } from 'node:http';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

import type { CustomFetchOptions } from 'openid-client';

type LocalRequest = Partial<Pick<CustomFetchOptions, 'method' | 'headers' | 'body'>>;

/**
 * `fetch` for every name below `localhost`. Browsers send them all to this machine (RFC 6761 §6.3);
 * many systems' resolvers, and so Node, know only `localhost` itself. Redirects are not followed.
 */
export async function localFetch(url: string | URL, init: LocalRequest = {}): Promise<Response> {
  const body = init.body == null ? undefined : await bytesOf(init.body);
  return new Promise((resolve, reject) => {
    const { method = 'GET' } = init;
    const headers = { ...init.headers, ...(body && { 'content-length': String(body.length) }) };
    const sent = request(url, { method, headers, lookup: thisMachine }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const { statusCode: status = 0, rawHeaders } = answer;
        const mayHaveBody = ![204, 205, 304].includes(status);
        const received = new Response(mayHaveBody ? Buffer.concat(chunks) : null, { status });
        for (let i = 0; i < rawHeaders.length; i += 2) {
          received.headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
        }
        resolve(received);
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const thisMachine: LookupFunction = (hostname, { all }, answer) => {
  if (isIP(hostname) === 0 && !/(^|\.)localhost$/.test(hostname)) {
    throw new Error(`Stories reach only this machine, not ${hostname}`);
  }
  if (all) answer(null, [{ address: '127.0.0.1', family: 4 }]);
  else answer(null, '127.0.0.1', 4);
};

const bytesOf = async (body: NonNullable<LocalRequest['body']>): Promise<Buffer> =>
  Buffer.from(await new Response(body as BodyInit).arrayBuffer());
