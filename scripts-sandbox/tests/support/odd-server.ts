/** A server with one path for everything that a client has to cope with; all others echo. */
import { gzipSync } from 'node:zlib';

import { echo, httpServer } from './http-server.ts';

export const oddServer = () =>
  httpServer((request, response) => {
    const url = new URL(String(request.url), 'http://odd.example');
    const [, name, detail = ''] = url.pathname.split('/');
    switch (name) {
      case 'status':
        response.writeHead(Number(detail), { 'content-type': 'application/json' });
        response.end(JSON.stringify({ status: Number(detail) }));
        return;
      case 'text':
        response.writeHead(200, { 'content-type': 'text/plain', 'x-one': ['a', 'b'] });
        response.end('grüße');
        return;
      case 'bytes':
        response.end(Buffer.from([0, 255, 128, 10]));
        return;
      case 'empty':
        response.writeHead(204).end();
        return;
      case 'broken-json':
        response.setHeader('content-type', 'application/json');
        response.end('{"a":');
        return;
      case 'gzip':
        response.setHeader('content-encoding', 'gzip');
        response.setHeader('content-type', 'application/json');
        response.end(gzipSync('{"packed":true}'));
        return;
      case 'cookies':
        response.setHeader('set-cookie', ['a=1', 'b=2']);
        response.end();
        return;
      case 'redirect':
        response.writeHead(Number(detail), { location: '/echo?from=redirect' });
        response.end();
        return;
      case 'reset':
        request.socket.destroy();
        return;
      case 'hang':
        return;
      default:
        echo(request, response);
    }
  });
