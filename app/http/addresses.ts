import type { IncomingMessage } from 'node:http';

import proxyAddr from 'proxy-addr';

import { config } from '#app/config.server.ts';

const isTrusted = proxyAddr.compile([...config.trustedProxies]);

/** Whether the socket's other end is a proxy whose word counts. */
export const isFromTrustedProxy = (request: IncomingMessage): boolean =>
  isTrusted(request.socket.remoteAddress ?? '', 0);

/** The client's address: the socket's, or the first one that no trusted proxy stands for. */
export const clientAddress = (request: IncomingMessage): string => proxyAddr(request, isTrusted);

/**
 * The host that the client asked for, in lower case. `X-Forwarded-Host` counts only where the
 * socket's other end is a trusted proxy.
 */
export function requestedHost(request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-host'];
  const host =
    isFromTrustedProxy(request) && typeof forwarded === 'string' ? forwarded : request.headers.host;
  return (host ?? '').trim().toLowerCase();
}

/** Two `Host` lines are two readers' two opinions: RFC 9112 §3.2 has them refused. */
export const namesOneHost = (request: IncomingMessage): boolean =>
  request.headersDistinct.host?.length === 1;

/**
 * The path that a request asks for, whatever form its target has (RFC 9112 §3.2). A whole address
 * counts only where it names the host of the request. Undefined for every other target.
 */
export function requestedPath(target: string, host: string): string | undefined {
  if (target.startsWith('/')) return target;
  const url = /^https?:\/\//i.test(target) ? URL.parse(target) : null;
  if (url?.host !== host || url.username || url.password) return undefined;
  return `${url.pathname}${url.search}`;
}
