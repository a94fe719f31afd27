import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

import { expect, it } from 'vitest';

import { setRequestContext } from '#app/tenancy/request-context.ts';
import type { RequestContext } from '#app/tenancy/request-context.ts';

import { originIn, originOf, withUse } from './session-origin.ts';

const request = new IncomingMessage(new Socket());
setRequestContext(request, {
  site: { domain: { host: 'login.example.com' } },
  browserHash: 'hash',
  ip: '192.0.2.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  nonce: '',
} as RequestContext);

const origin = originOf(request, 1000);

it('S36: a session keeps where it was begun, whenever it is used', () => {
  const begun = {
    host: 'login.example.com',
    browserHash: 'hash',
    browser: 'Firefox on Linux',
    ip: '192.0.2.7',
  };
  expect(origin).toEqual({ ...begun, usedAt: 1000 });
  const used = withUse({ accountId: 'auth0|1', uid: 'uid', origin }, 2000);
  expect(used).toEqual({ accountId: 'auth0|1', uid: 'uid', origin: { ...begun, usedAt: 2000 } });
});

it('a session whose beginning nobody has seen gets no origin by being used', () => {
  expect(originIn(withUse({ accountId: 'auth0|1', uid: 'uid' }, 2000))).toBeUndefined();
});
