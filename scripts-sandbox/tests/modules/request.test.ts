import { expect, it } from 'vitest';

import type { Echoed } from '../support/http-server.ts';
import { oddServer } from '../support/odd-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const server = await oddServer();
const { body } = openedSandbox({
  allowedDestinations: [`127.0.0.1:${String(server.port)}`, '127.0.0.1:9'],
});
const tell = teller({ body });

/** Calls `request` as told, and gives what its callback was given. */
const ask = <Body = Echoed>(call: string) =>
  tell<{ error: { message: string; code?: string } | null; status: number; body: Body }>(`
    const request = require('request');
    const origin = '${server.origin}';
    return new Promise((resolve) => {
      const done = (error, response, body) => resolve({
        error: error && { message: error.message, code: error.code },
        status: response && response.statusCode,
        body,
      });
      ${call}
    });`);

const json = 'json: true';

it.each([
  ['options', `request({ url: origin + '/a', ${json} }, done)`, 'GET', '/a'],
  ['uri', `request({ uri: origin + '/a', ${json} }, done)`, 'GET', '/a'],
  ['a method in options', `request({ url: origin, method: 'put', ${json} }, done)`, 'PUT', '/'],
  ['a URL and options', `request(origin + '/a', { ${json} }, done)`, 'GET', '/a'],
  ['a callback in options', `request({ url: origin, ${json}, callback: done })`, 'GET', '/'],
  ['get', `request.get({ url: origin, ${json} }, done)`, 'GET', '/'],
  ['post', `request.post({ url: origin, ${json} }, done)`, 'POST', '/'],
  ['put', `request.put(origin, { ${json} }, done)`, 'PUT', '/'],
  ['patch', `request.patch({ url: origin, ${json} }, done)`, 'PATCH', '/'],
  ['del', `request.del({ url: origin, ${json} }, done)`, 'DELETE', '/'],
  ['delete', `request.delete({ url: origin, ${json} }, done)`, 'DELETE', '/'],
  ['options as a method', `request.options({ url: origin, ${json} }, done)`, 'OPTIONS', '/'],
  ['a base', `request({ baseUrl: origin + '/v1/', uri: '/a', ${json} }, done)`, 'GET', '/v1/a'],
  ['a base alone', `request({ baseUrl: origin + '/v1', uri: '', ${json} }, done)`, 'GET', '/v1'],
  [
    'a query',
    `request({ url: origin + '/?x=1', qs: { a: 'ä b', l: [1, 2], o: { p: null }, u: undefined }, ${json} }, done)`,
    'GET',
    '/?x=1&a=%C3%A4%20b&l%5B0%5D=1&l%5B1%5D=2&o%5Bp%5D=',
  ],
])('asks with %s', async (_what, call, method, url) => {
  const { value } = await ask(call);
  expect(value).toMatchObject({ error: null, status: 200, body: { method, url } });
});

it.each([
  ['an object as JSON', `json: { a: 'ä' }`, '{"a":"ä"}', 'application/json'],
  ['a body as JSON', `json: true, body: { a: 1 }`, '{"a":1}', 'application/json'],
  [
    'a form',
    `json: true, form: { a: 'b c', "it's": '(1)' }`,
    'a=b%20c&it%27s=%281%29',
    'application/x-www-form-urlencoded',
  ],
  ['a form in text', `json: true, form: 'a=b'`, 'a=b', 'application/x-www-form-urlencoded'],
])('sends %s', async (_what, options, sent, type) => {
  const { value } = await ask(`request.post({ url: origin, ${options} }, done)`);
  expect(value?.body).toMatchObject({
    body: sent,
    headers: { 'content-type': type, accept: 'application/json' },
  });
});

it('sends a text as it is, and gives a text back', async () => {
  const { value } = await ask<string>(
    `request.post({ url: origin, body: 'as it is', headers: { 'X-Own': 'yes' } }, done)`,
  );
  expect(JSON.parse(value?.body ?? '')).toMatchObject({
    body: 'as it is',
    headers: { 'x-own': 'yes' },
  });
});

it.each([
  ['user and pass', `{ user: 'ada', pass: 'pä' }`, `Basic ${btoa('ada:pÃ¤')}`],
  ['username and password', `{ username: 'ada', password: 'p' }`, `Basic ${btoa('ada:p')}`],
  ['bearer', `{ bearer: 'token' }`, 'Bearer token'],
  ['bearer as a function', `{ bearer: () => 'token' }`, 'Bearer token'],
])('proves itself by %s', async (_what, auth, authorization) => {
  const { value } = await ask(`request({ url: origin, json: true, auth: ${auth} }, done)`);
  expect(value?.body.headers).toMatchObject({ authorization });
});

it('gives status, headers and body of a response', async () => {
  const told = await tell(`return new Promise((resolve) => {
    require('request')('${server.origin}/text', (error, response, body) => resolve({
      error, status: response.statusCode, words: response.statusMessage, headers: response.headers,
      isSame: response.body === body, body, href: response.request.uri.href }));
  });`);
  expect(told.value).toMatchObject({
    error: null,
    status: 200,
    words: 'OK',
    headers: { 'content-type': 'text/plain', 'x-one': 'a, b' },
    isSame: true,
    body: 'grüße',
    href: `${server.origin}/text`,
  });
});

it.each([
  ['a status that is no success', `request(origin + '/status/404', done)`, 404, '{"status":404}'],
  ['JSON', `request({ url: origin + '/status/200', json: true }, done)`, 200, { status: 200 }],
  ['broken JSON', `request({ url: origin + '/broken-json', json: true }, done)`, 200, '{"a":'],
  ['nothing', `request(origin + '/empty', done)`, 204, ''],
  ['nothing, as JSON', `request({ url: origin + '/empty', json: true }, done)`, 204, undefined],
  [
    'bytes',
    `request({ url: origin + '/bytes', encoding: null }, (e, r, b) => done(e, r, b.toString('hex')))`,
    200,
    '00ff800a',
  ],
  ['bytes as hex', `request({ url: origin + '/bytes', encoding: 'hex' }, done)`, 200, '00ff800a'],
])('gives %s', async (_what, call, status, expected) => {
  const { value } = await ask<unknown>(call);
  expect(value).toEqual({ error: null, status, body: expected });
});

it.each([
  ['get follows', `request.get(origin + '/redirect/302', done)`, 200],
  ['post does not', `request.post(origin + '/redirect/302', done)`, 302],
  [
    'post does where it is told',
    `request.post({ url: origin + '/redirect/302', followAllRedirects: true }, done)`,
    200,
  ],
  [
    'get does not where it is told',
    `request.get({ url: origin + '/redirect/302', followRedirect: false }, done)`,
    302,
  ],
])('redirects: %s', async (_what, call, status) => {
  expect((await ask(call)).value?.status).toBe(status);
});

it.each([
  [
    'nobody there',
    `request('http://127.0.0.1:9/', done)`,
    { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:9' },
  ],
  [
    'a timeout',
    `request({ url: origin + '/hang', timeout: 50 }, done)`,
    { code: 'ESOCKETTIMEDOUT', message: 'ESOCKETTIMEDOUT' },
  ],
  ['no URL', `request({}, done)`, { message: 'options.uri is a required argument' }],
  [
    'a URL that is none',
    `request('nonsense', done)`,
    { code: 'ERR_INVALID_URL', message: 'Invalid URL' },
  ],
  [
    'a whole URL with a base',
    `request({ baseUrl: origin, uri: origin }, done)`,
    { message: 'options.uri must be a path when using options.baseUrl' },
  ],
  [
    'an object without json',
    `request.post({ url: origin, body: {} }, done)`,
    { message: 'Argument error, options.body.' },
  ],
  [
    'what there is not',
    `request.post({ url: origin, formData: { a: 1 } }, done)`,
    { message: 'Scripts cannot use the option "formData" of request' },
  ],
  [
    'a password that is to wait for a question',
    `request.get({ url: origin, auth: { user: 'a', pass: 'b', sendImmediately: false } }, done)`,
    { message: 'Scripts cannot use the option "auth.sendImmediately" of request' },
  ],
])('%s is an error for the callback', async (_what, call, error) => {
  expect((await ask(call)).value).toEqual({ error });
});

it('has defaults, and defaults of defaults', async () => {
  const { value } = await ask(`
    const one = request.defaults({ json: true, headers: { 'X-Own': 'one', 'X-Other': 'one' } });
    const two = one.defaults({ baseUrl: origin, headers: { 'X-Own': 'two' } });
    two.post({ url: '/a' }, done);`);
  expect(value?.body).toMatchObject({
    method: 'POST',
    url: '/a',
    headers: { 'x-own': 'two', 'x-other': 'one' },
  });
});

it('an error thrown in the callback ends the script as that error', async () => {
  const outcome = await body(
    `require('request')('${server.origin}/text', (error, response, body) => { JSON.parse(body); });`,
  );
  expect(outcome).toMatchObject({ kind: 'threw', error: { name: 'SyntaxError' } });
});

it('who takes a request back hears nothing of it', async () => {
  const told = await tell(`
    let heard = 0;
    const asked = require('request')('${server.origin}/hang', () => { heard += 1; });
    asked.abort();
    await fetch('${server.origin}');
    return heard;`);
  expect(told.value).toBe(0);
});
