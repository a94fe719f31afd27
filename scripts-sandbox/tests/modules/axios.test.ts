import { expect, it } from 'vitest';

import { besideNode } from '../support/beside-node.ts';
import { oddServer } from '../support/odd-server.ts';
import { onNetwork } from '../support/network.ts';
import { teller } from '../support/told.ts';

const server = await oddServer();
const { openedSandbox } = await onNetwork({});
const sandbox = openedSandbox({
  // Nobody listens at the second.
  allowedDestinations: [`127.0.0.1:${String(server.port)}`, '127.0.0.1:9', 'nowhere.invalid:80'],
});
const both = besideNode(sandbox, server.origin);
const tell = teller(sandbox);

/** What of an error is the same everywhere. */
const caught = `.then(
  () => 'no error',
  (error) => ({
    is: axios.isAxiosError(error), isError: error instanceof Error, name: error.name, code: error.code,
    message: error.message, status: error.status, response: error.response && {
      status: error.response.status, data: error.response.data }, method: error.config?.method,
    isCancel: axios.isCancel(error),
  }),
)`;
const echoed = `.then(({ status, data: { method, url, headers, body } }) => ({
  status, method, url, body, type: headers['content-type'], accept: headers.accept,
  authorization: headers.authorization, agent: headers['user-agent'], own: headers['x-own'] }))`;

it.each([
  ['get', `axios.get(origin + '/a')${echoed}`],
  [
    'params',
    `axios.get(origin + '/a?x=1', { params: { a: 'ä b', l: [1, 2], n: null, d: new Date(0) } })${echoed}`,
  ],
  [
    'serialized params',
    `axios.get(origin, { params: { a: 1 }, paramsSerializer: { serialize: () => 'own=1' } })${echoed}`,
  ],
  ['post of an object', `axios.post(origin, { a: 1, b: ['ä'] })${echoed}`],
  [
    'post of a text',
    `axios.post(origin, 'a=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } })${echoed}`,
  ],
  ['post of bytes', `axios.post(origin, Buffer.from('bytes'))${echoed}`],
  [
    'post of an object as a form',
    `axios.post(origin, { a: 1, b: { c: 2 } }, { headers: { 'content-type': 'application/x-www-form-urlencoded' } })${echoed}`,
  ],
  ['post of nothing', `axios.post(origin)${echoed}`],
  ['put', `axios.put(origin, { a: 1 })${echoed}`],
  ['patch', `axios.patch(origin, { a: 1 })${echoed}`],
  ['delete', `axios.delete(origin + '/1', { data: { why: 1 } })${echoed}`],
  ['head', `axios.head(origin).then(({ status, data }) => ({ status, data }))`],
  ['options', `axios.options(origin)${echoed}`],
  [
    'request',
    `axios.request({ url: '/b', baseURL: origin, method: 'post', data: { a: 1 } })${echoed}`,
  ],
  ['call', `axios({ url: origin, headers: { 'X-Own': 'yes' } })${echoed}`],
  ['call with a URL', `axios(origin, { method: 'put' })${echoed}`],
  ['auth', `axios.get(origin, { auth: { username: 'ada', password: 'pä:ss' } })${echoed}`],
  ['a password in the URL', `axios.get(origin.replace('//', '//ada:p%20w@'))${echoed}`],
  [
    'an instance',
    `axios.create({ baseURL: origin + '/base', headers: { 'x-own': 'instance' } }).get('/a')${echoed}`,
  ],
  ['the default export', `axios.default.get(origin)${echoed}`],
  [
    'a response in JSON',
    `axios.get(origin + '/status/200').then(({ data, status, statusText }) => ({ data, status, statusText }))`,
  ],
  [
    'text',
    `axios.get(origin + '/text').then(({ data, headers }) => ({ data, type: headers['content-type'], one: headers['x-one'], get: headers.get('X-One') }))`,
  ],
  [
    'JSON as text',
    `axios.get(origin + '/status/200', { responseType: 'text', transformResponse: (text) => text }).then(({ data }) => data)`,
  ],
  [
    'bytes',
    `axios.get(origin + '/bytes', { responseType: 'arraybuffer' }).then(({ data }) => ({ is: Buffer.isBuffer(data), hex: data.toString('hex') }))`,
  ],
  [
    'bytes as Latin-1',
    `axios.get(origin + '/bytes', { responseEncoding: 'latin1' }).then(({ data }) => data)`,
  ],
  ['nothing', `axios.get(origin + '/empty').then(({ data, status }) => ({ data, status }))`],
  ['broken JSON', `axios.get(origin + '/broken-json').then(({ data }) => data)`],
  [
    'broken JSON that must not be',
    `axios.get(origin + '/broken-json', { responseType: 'json', transitional: { silentJSONParsing: false } })${caught}.then(({ name, code, is }) => ({ name, code, is }))`,
  ],
  [
    'gzip',
    `axios.get(origin + '/gzip').then(({ data, headers }) => ({ data, encoding: headers['content-encoding'] }))`,
  ],
  ['cookies', `axios.get(origin + '/cookies').then(({ headers }) => headers['set-cookie'])`],
  [
    'a redirect of a get',
    `axios.get(origin + '/redirect/302').then(({ data, request }) => ({ data: data.url, at: request.res.responseUrl }))`,
  ],
  ['a redirect of a post', `axios.post(origin + '/redirect/302', { a: 1 })${echoed}`],
  [
    'a redirect of a post that stays one',
    `axios.post(origin + '/redirect/307', { a: 1 })${echoed}`,
  ],
  [
    'a redirect that is not followed',
    `axios.get(origin + '/redirect/302', { maxRedirects: 0, validateStatus: null }).then(({ status, headers }) => ({ status, to: headers.location }))`,
  ],
  [
    'a redirect that is an error',
    `axios.get(origin + '/redirect/302', { maxRedirects: 0 })${caught}`,
  ],
  ['status 404', `axios.get(origin + '/status/404')${caught}`],
  ['status 500', `axios.get(origin + '/status/500')${caught}`],
  [
    'status 404 that is fine',
    `axios.get(origin + '/status/404', { validateStatus: (status) => status < 500 }).then(({ status, data }) => ({ status, data }))`,
  ],
  [
    'status 200 that is not',
    `axios.get(origin + '/status/200', { validateStatus: () => false })${caught}`,
  ],
  ['nobody there', `axios.get('http://127.0.0.1:9/')${caught}`],
  ['a connection that breaks', `axios.get(origin + '/reset')${caught}`],
  ['a timeout', `axios.get(origin + '/hang', { timeout: 50 })${caught}`],
  [
    'a timeout with words of its own',
    `axios.get(origin + '/hang', { timeout: 50, timeoutErrorMessage: 'too slow' })${caught}`,
  ],
  [
    'a timeout with the clearer code',
    `axios.get(origin + '/hang', { timeout: 50, transitional: { clarifyTimeoutError: true } })${caught}`,
  ],
  [
    'a protocol that there is not',
    `axios.get('ftp://127.0.0.1/')${caught}.then(({ code, is }) => ({ code, is }))`,
  ],
  [
    'a response that is too long for the script',
    `axios.get(origin + '/text', { maxContentLength: 2 })${caught}`,
  ],
  [
    'a request that is too long for the script',
    `axios.post(origin, 'abc', { maxBodyLength: 2 })${caught}.then(({ code, message }) => ({ code, message }))`,
  ],
  [
    'a token to cancel with',
    `(() => { const source = axios.CancelToken.source(); setTimeout(() => source.cancel('enough'), 20); return axios.get(origin + '/hang', { cancelToken: source.token })${caught}; })()`,
  ],
  [
    'a token that is cancelled already',
    `(() => { const source = axios.CancelToken.source(); source.cancel('enough'); return axios.get(origin, { cancelToken: source.token })${caught}; })()`,
  ],
  [
    'interceptors',
    `(() => { const client = axios.create({ baseURL: origin }); client.interceptors.request.use((config) => { config.headers['x-own'] = 'intercepted'; return config; }); client.interceptors.response.use((response) => ({ ...response, status: 299 })); return client.get('/a')${echoed}; })()`,
  ],
  [
    'an interceptor that takes an error',
    `(() => { const client = axios.create(); client.interceptors.response.use(undefined, (error) => ({ healed: error.response.status })); return client.get(origin + '/status/503'); })()`,
  ],
  [
    'transforms',
    `axios.post(origin, { a: 1 }, { transformRequest: [(data) => 'sent ' + data.a], transformResponse: [(text) => JSON.parse(text).body] }).then(({ data }) => data)`,
  ],
  [
    'defaults',
    `(() => { const client = axios.create(); client.defaults.headers.common['x-own'] = 'default'; client.defaults.baseURL = origin; return client.get('/a')${echoed}; })()`,
  ],
  [
    'all and spread',
    `axios.all([axios.get(origin + '/1'), axios.get(origin + '/2')]).then(axios.spread((one, two) => [one.data.url, two.data.url]))`,
  ],
  ['getUri', `axios.getUri({ url: '/a', baseURL: origin, params: { b: 1 } })`],
])('%s is as in Node', async (_what, expression) => {
  const { script, node } = await both(`const axios = require('axios'); return ${expression};`);
  expect(script).toEqual(node);
  expect(node).toBeDefined();
});

it('a name that leads nowhere is ENOTFOUND', async () => {
  const told = await tell(`await require('axios').get('http://nowhere.invalid/')`);
  expect(told.error).toEqual({
    name: 'Error',
    code: 'ENOTFOUND',
    message: 'getaddrinfo ENOTFOUND nowhere.invalid',
  });
});

it.each([
  ['a stream as response', `{ responseType: 'stream' }`, 'responseType "stream"'],
  ['a proxy', `{ proxy: { host: '127.0.0.1', port: 1 } }`, 'proxy'],
  ['a socket', `{ socketPath: '/run/x' }`, 'socketPath'],
  ['another transport', `{ transport: { request() {} } }`, 'transport'],
  ['a look-up of its own', `{ lookup() {} }`, 'lookup'],
  ['a look at redirects', `{ beforeRedirect() {} }`, 'beforeRedirect'],
])('%s is refused, in words', async (_what, options, what) => {
  const told = await tell(`await require('axios').get('${server.origin}', ${options})`);
  expect(told.error).toEqual({
    name: 'AxiosError',
    code: 'ERR_NOT_SUPPORT',
    message: `Scripts cannot use ${what}`,
  });
});

it('a version may be asked for, and the one there is is reported', async () => {
  const { report } = await sandbox.body(`require('axios@0.22.0'); callback(null, null);`);
  expect(report.modules).toEqual([
    { asked: 'axios@0.22.0', version: expect.stringMatching(/^1\./) },
  ]);
});
