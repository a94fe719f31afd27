import type { IncomingMessage } from 'node:http';

import type { Site } from './site.ts';

/** What is known about a request before any page or endpoint sees it. */
export type RequestContext = {
  site: Site;
  /** SHA-256 of this browser's random cookie: what visits and challenges are bound to. */
  browserHash: string;
  /** The client's address, from the socket or from a trusted proxy. */
  ip: string;
  userAgent: string;
  /** For scripts and styles of this one answer. */
  nonce: string;
};

const contexts = new WeakMap<IncomingMessage, RequestContext>();

export function setRequestContext(request: IncomingMessage, context: RequestContext): void {
  contexts.set(request, context);
}

/** Throws where the request did not come through the front door. */
export function getRequestContext(request: IncomingMessage): RequestContext {
  const context = contexts.get(request);
  if (!context) throw new Error('the request has no context');
  return context;
}

/** The part of a request that an audit event records. */
export const auditOrigin = ({ ip, userAgent }: Pick<RequestContext, 'ip' | 'userAgent'>) => ({
  ip,
  userAgent,
});
