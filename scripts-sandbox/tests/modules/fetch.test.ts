import { expect, it } from 'vitest';

import { besideNode } from '../support/beside-node.ts';
import { oddServer } from '../support/odd-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const server = await oddServer();
const sandbox = openedSandbox({
  allowedDestinations: [`127.0.0.1:${String(server.port)}`, '127.0.0.1:9'],
});
const both = besideNode(sandbox, server.origin);
const tell = teller(sandbox);

const echoed = `.then((response) => response.json()).then(({ method, url, headers, body }) => ({
  method, url, body, type: headers['content-type'], accept: headers.accept,
  authorization: headers.authorization, own: headers['x-own'] }))`;
const caught = `.then(() => 'no error', ({ name, message, cause }) => ({ name, message, code: cause?.code }))`;

it.each([
  ['get', `fetch(origin + '/a?b=1')${echoed}`],
  [
    'the fields of a response',
    `fetch(origin + '/text').then(async (r) => ({ ok: r.ok, status: r.status, statusText: r.statusText, url: r.url, redirected: r.redirected, type: r.type, one: r.headers.get('x-one'), has: r.headers.has('X-ONE'), none: r.headers.get('x-none'), used: r.bodyUsed, text: await r.text(), usedNow: r.bodyUsed }))`,
  ],
  [
    'status 404',
    `fetch(origin + '/status/404').then(async (r) => ({ ok: r.ok, status: r.status, data: await r.json() }))`,
  ],
  [
    'nothing',
    `fetch(origin + '/empty').then(async (r) => ({ status: r.status, text: await r.text() }))`,
  ],
  [
    'bytes',
    `fetch(origin + '/bytes').then(async (r) => [...new Uint8Array(await r.arrayBuffer())])`,
  ],
  ['bytes, as such', `fetch(origin + '/bytes').then(async (r) => [...await r.bytes()])`],
  ['bytes as text', `fetch(origin + '/bytes').then((r) => r.text())`],
  ['gzip', `fetch(origin + '/gzip').then((r) => r.json())`],
  ['cookies', `fetch(origin + '/cookies').then((r) => r.headers.getSetCookie())`],
  ['post of a text', `fetch(origin, { method: 'post', body: 'grüße' })${echoed}`],
  [
    'post of JSON',
    `fetch(origin, { method: 'POST', body: JSON.stringify({ a: 1 }), headers: { 'Content-Type': 'application/json' } })${echoed}`,
  ],
  ['post of bytes', `fetch(origin, { method: 'POST', body: Buffer.from('bytes') })${echoed}`],
  [
    'post of a buffer',
    `fetch(origin, { method: 'POST', body: new Uint8Array([65, 66]).buffer })${echoed}`,
  ],
  ['patch', `fetch(origin, { method: 'PATCH', body: 'x' })${echoed}`],
  ['delete', `fetch(origin, { method: 'DELETE' })${echoed}`],
  ['headers in pairs', `fetch(origin, { headers: [['X-Own', 'a'], ['x-own', 'b']] })${echoed}`],
  ['headers in Headers', `fetch(origin, { headers: new Headers({ 'X-Own': 'a' }) })${echoed}`],
  [
    'a request',
    `fetch(new Request(origin, { method: 'POST', body: 'x', headers: { 'x-own': 'y' } }))${echoed}`,
  ],
  [
    'a request with other options',
    `fetch(new Request(origin, { method: 'POST', body: 'x' }), { method: 'PUT', body: 'z' })${echoed}`,
  ],
  [
    'a redirect',
    `fetch(origin + '/redirect/302').then(async (r) => ({ redirected: r.redirected, url: r.url, data: (await r.json()).url }))`,
  ],
  [
    'a redirect of a post',
    `fetch(origin + '/redirect/303', { method: 'POST', body: 'x' })${echoed}`,
  ],
  [
    'a redirect of a post that stays one',
    `fetch(origin + '/redirect/308', { method: 'POST', body: 'x' })${echoed}`,
  ],
  [
    'a redirect that is not followed',
    `fetch(origin + '/redirect/302', { redirect: 'manual' }).then((r) => ({ status: r.status, to: r.headers.get('location') }))`,
  ],
  [
    'a redirect that is an error',
    `fetch(origin + '/redirect/302', { redirect: 'error' }).then(() => 0, ({ name, message }) => ({ name, message }))`,
  ],
  [
    'nobody there',
    `fetch('http://127.0.0.1:9/').then(() => 0, ({ name, message }) => ({ name, message }))`,
  ],
  [
    'the reason why nobody is there',
    `fetch(origin.replace(/\\d+$/, '9'), { redirect: 'follow' }).then(() => 0, (error) => error.cause instanceof Error)`,
  ],
  [
    'broken JSON',
    `fetch(origin + '/broken-json').then((r) => r.json()).then(() => 0, ({ name }) => name)`,
  ],
  [
    'a body that is read twice',
    `fetch(origin + '/text').then(async (r) => { await r.text(); return r.text(); }).then(() => 0, ({ name }) => name)`,
  ],
  [
    'a copy',
    `fetch(origin + '/text').then(async (r) => { const copy = r.clone(); return [await r.text(), await copy.text(), copy.url === r.url]; })`,
  ],
  ['a body with get', `fetch(origin, { body: 'x' })${caught}`],
  [
    'a header that is none',
    `fetch(origin, { headers: { 'x a': 'b' } }).then(() => 0, ({ name }) => name)`,
  ],
  [
    'a response of the script',
    `(async () => { const r = new Response('{"a":1}', { status: 201, headers: { 'x-a': 'b' } }); return [r.status, r.ok, r.headers.get('x-a'), r.headers.get('content-type'), await r.json()]; })()`,
  ],
  [
    'a response in JSON',
    `(async () => { const r = Response.json({ a: 1 }, { status: 202 }); return [r.status, r.headers.get('content-type'), await r.json()]; })()`,
  ],
  [
    'headers',
    `(() => { const h = new Headers({ B: '1', a: ' 2 ' }); h.append('b', '3'); h.set('c', 4); h.delete('a'); return [[...h], [...h.keys()], [...h.values()], h.has('B'), h.get('a')]; })()`,
  ],
  [
    'headers, one after the other',
    `(() => { const all = []; new Headers([['b', '1'], ['a', '2']]).forEach((value, name) => all.push(name + value)); return all; })()`,
  ],
  [
    'names of classes',
    `[String(new Headers()), String(new Response()), String(new Request('http://x.example'))]`,
  ],
])('%s is as in Node', async (_what, expression) => {
  const { script, node } = await both(`return ${expression};`);
  expect(script).toEqual(node);
  expect(node).toBeDefined();
});

it('the reason is in the cause of the error, with its code', async () => {
  const told = await tell(`await fetch('http://127.0.0.1:9/')`);
  expect(told.error).toMatchObject({ name: 'TypeError', code: 'ECONNREFUSED' });
});

/** As much of a signal as `fetch` needs. */
const signal = `const listeners = [];
  const signal = { aborted: false, addEventListener: (type, listener) => listeners.push(listener) };
  const abort = () => { signal.aborted = true; for (const listener of listeners) listener(); };`;

it('a request is taken back by its signal, and the server sees it go', async () => {
  const told = await tell(`${signal}
    setTimeout(abort, 20);
    await fetch('${server.origin}/hang', { signal });`);
  expect(told.error).toMatchObject({ name: 'AbortError', code: 'ABORT_ERR' });
});

it('a request whose signal has gone off is not sent', async () => {
  const told = await tell(`${signal} abort(); await fetch('${server.origin}', { signal });`);
  expect(told.error?.name).toBe('AbortError');
});

it('what a script cannot send is refused in words', async () => {
  const told = await tell(
    `await fetch('${server.origin}', { method: 'POST', body: { pipe() {} } });`,
  );
  expect(told.error?.message).toBe('A script can send text, bytes and URLSearchParams as a body');
});
