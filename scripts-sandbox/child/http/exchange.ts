/** One request and its response, without following anything. */
import http from 'node:http';
import https from 'node:https';

import { httpLimits } from '../../limits.ts';
import { HttpError } from './http-error.ts';
import { acceptedEncodings } from './response-body.ts';

/** `url` without user name and password, of which Node would make a header. */
export type Hop = { method: string; url: URL; headers: Headers; body: Uint8Array | undefined };

/** Connections that one run keeps, to use again within it; no other run ever has them. */
export type RunAgents = { http: http.Agent; https: https.Agent };

/** @param end takes hold of everything that lasts: its abort closes what is open. */
export function agentsOf(end: AbortSignal): RunAgents {
  const options = { keepAlive: true, maxSockets: httpLimits.connections };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  end.addEventListener('abort', () => {
    agents.http.destroy();
    agents.https.destroy();
  });
  return agents;
}

/** The response with its headers; its body is still to come. */
export function exchange(
  { method, url, headers, body }: Hop,
  agents: RunAgents,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const isTls = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (isTls ? https : http).request(url, {
      method,
      headers: {
        'accept-encoding': acceptedEncodings,
        ...Object.fromEntries(headers),
        // Node frames no body of GET, DELETE or OPTIONS by itself: it would be read as the next request.
        ...(body && { 'content-length': body.byteLength }),
      },
      agent: isTls ? agents.https : agents.http,
      maxHeaderSize: httpLimits.headerBytes,
      insecureHTTPParser: false,
      signal,
    });
    request.on('response', (response) => {
      if (response.rawHeaders.length / 2 > httpLimits.responseHeaders) {
        response.destroy();
        reject(new HttpError('The response has too many headers', 'ERR_BAD_RESPONSE'));
      } else resolve(response);
    });
    let hints = 0;
    request.on('information', () => {
      hints += 1;
      if (hints <= httpLimits.informationalResponses) return;
      // First, for what has come in the same packet is still read.
      reject(new HttpError('The server does not come to its response', 'ERR_BAD_RESPONSE'));
      request.destroy();
    });
    // A response of status 101 that nobody has asked for.
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new HttpError('The server would change the protocol', 'ERR_BAD_RESPONSE'));
    });
    request.on('error', reject);
    request.end(body);
  });
}
