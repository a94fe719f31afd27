import { expect, it } from 'vitest';

import { rawServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

/** Everything that has come over the wire. */
let sent = '';
const server = await rawServer((socket) => {
  socket.on('data', (chunk) => {
    sent += chunk.toString('latin1');
    if (sent.includes('\r\n\r\n')) socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n');
  });
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

it.each([
  ['a line break', 'a\\r\\nx-smuggled: 1'],
  ['a bare line feed', 'a\\nx-smuggled: 1'],
  ['a bare carriage return', 'a\\rx-smuggled: 1'],
  ['a zero byte', 'a\\0x-smuggled: 1'],
  ['a character whose last byte is a line feed', 'a\\u010dx-smuggled: 1\\u010a'],
  ['the end of the headers', 'a\\r\\n\\r\\nGET /smuggled HTTP/1.1\\r\\nx: '],
])('%s in the value of a header sends nothing', async (_what, value) => {
  sent = '';
  for (const call of [
    `fetch('${server.origin}', { headers: { 'x-a': "${value}" } })`,
    `require('axios').get('${server.origin}', { headers: { 'x-a': "${value}" } })`,
    `new Promise((resolve, reject) => require('request')(
      { url: '${server.origin}', headers: { 'x-a': "${value}" } }, reject))`,
  ]) {
    await tell(`await ${call}`);
  }
  expect(sent.toLowerCase()).not.toMatch(/^x-smuggled|^get \/smuggled/m);
});

it.each([
  ['a line break', 'x-a\\r\\nx-smuggled'],
  ['a colon', 'x-smuggled: 1, x'],
  ['a space', 'x-smuggled '],
  ['nothing', ''],
])('%s in the name of a header is refused', async (_what, name) => {
  sent = '';
  const told = await tell(`await fetch('${server.origin}', { headers: { "${name}": 'a' } })`);
  expect(told.error?.message).toMatch(/name of a header/);
  expect(sent).toBe('');
});

it.each([
  ['path', '/a\\r\\nx-smuggled: 1'],
  ['query', '/?a\\r\\nx-smuggled: 1'],
  ['path, with a space', '/a HTTP/1.1\\r\\nx-smuggled: 1'],
])('a line break in the %s of a URL begins no header', async (_what, path) => {
  sent = '';
  await tell(`await fetch("${server.origin}${path}")`);
  expect(sent).toMatch(/^GET \/[^ ]* HTTP\/1\.1\r\n/);
  expect(sent.toLowerCase()).not.toMatch(/^x-smuggled/m);
});

it('a line break in a method is refused', async () => {
  sent = '';
  const told = await tell(
    `await fetch('${server.origin}', { method: "GET / HTTP/1.1\\r\\nx-smuggled: 1\\r\\n\\r\\nGET" })`,
  );
  expect(told.error?.message).toMatch(/^A script may not send /);
  expect(sent).toBe('');
});
