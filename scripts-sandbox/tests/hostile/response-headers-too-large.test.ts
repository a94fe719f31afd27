import { expect, it } from 'vitest';

import { httpLimits } from '../../limits.ts';
import { rawServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const many = 'a: b\r\n'.repeat(httpLimits.responseHeaders + 1);
const heads: Record<string, string> = {
  long: `HTTP/1.1 200 OK\r\nx-a: ${'b'.repeat(httpLimits.headerBytes)}\r\n\r\n`,
  many: `HTTP/1.1 200 OK\r\n${many}\r\n`,
  hints: `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1_000)}HTTP/1.1 200 OK\r\n\r\n`,
  protocol: 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
};

const server = await rawServer((socket) => {
  socket.once('data', (chunk) => {
    const [, name = ''] = /^GET \/(\w+)/.exec(chunk.toString()) ?? [];
    socket.end(heads[name] ?? '');
  });
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

it.each([
  ['a header that is too long', 'long', 'HPE_HEADER_OVERFLOW'],
  ['too many headers', 'many', 'ERR_BAD_RESPONSE'],
  ['hints without end', 'hints', 'ERR_BAD_RESPONSE'],
  ['a change of the protocol', 'protocol', 'ERR_BAD_RESPONSE'],
])('%s ends the request', async (_what, name, code) => {
  const told = await tell(`await fetch('${server.origin}/${name}')`);
  expect(told.error?.code).toBe(code);
});
