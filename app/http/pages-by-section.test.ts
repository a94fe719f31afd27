import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import type { RequestHandler } from 'express';
import { expect, onTestFinished, test } from 'vitest';

import { pagesBySection } from './pages-by-section.ts';

const paths = {
  root: '',
  front: undefined,
  login: 'login',
  'login.passkey': 'login/passkey',
  account: 'account',
  'account.rename': 'account/passkeys/:id/rename',
  apps: 'apps/:id',
  'apps.login': 'login',
  'not-found': '*',
};

/** `apps.login` stands in another route, as its name says; all others in the outermost. */
function parentOf(id: string): string | undefined {
  if (id === 'root') return undefined;
  return id === 'apps.login' ? 'apps' : 'root';
}

/** Every route answers with its own name and what it was given. */
const build: ServerBuild = {
  entry: { module: { default: () => new Response('a page') } },
  assets: {
    entry: { imports: [], module: '' },
    routes: Object.fromEntries(
      Object.entries(paths).map(([id, path]) => [
        id,
        {
          id,
          path,
          parentId: parentOf(id),
          hasAction: false,
          hasLoader: true,
          hasClientAction: false,
          hasClientLoader: false,
          hasErrorBoundary: false,
          module: '',
        },
      ]),
    ),
    url: '',
    version: '1',
  },
  routes: Object.fromEntries(
    Object.entries(paths).map(([id, path]) => [
      id,
      {
        id,
        path,
        index: id === 'front',
        parentId: parentOf(id),
        module: {
          // Only the outermost has a page, so that the others answer by themselves.
          default: id === 'root' ? () => null : (undefined as never),
          loader: ({ params }) => Response.json({ id, params }),
        },
      },
    ]),
  ),
  assetsBuildDirectory: '',
  basename: '/',
  future: {} as ServerBuild['future'],
  isSpaMode: false,
  mode: 'production',
  publicPath: '/',
};

/** What is answered at an address, which is sent as it is. */
async function asked(pages: RequestHandler, address: string): Promise<unknown> {
  const server = createServer(express().use(pages)).listen(0);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://localhost:${port}${address}`);
  return answer.json();
}

test.each([
  ['/', 'front'],
  ['/login', 'login'],
  ['/login/', 'login'],
  ['/LOGIN', 'login'],
  ['/%6Cogin', 'login'],
  ['/login/passkey?state=1', 'login.passkey'],
  ['/login/nothing', 'not-found'],
  ['/login//passkey', 'not-found'],
  ['//login', 'not-found'],
  ['/account/passkeys/dev_1/rename', 'account.rename'],
  ['/account/passkeys/dev_1/nothing', 'not-found'],
  ['/apps/a1', 'apps'],
  ['/apps/a1/login', 'apps.login'],
  ['/apps/a1/nothing', 'not-found'],
  ['/constructor', 'not-found'],
])('%s leads where the whole sitemap does: to %s', async (address, id) => {
  const answer = await asked(pagesBySection(build), address);
  expect(answer).toMatchObject({ id });
  expect(answer).toEqual(await asked(createRequestHandler({ build, mode: 'production' }), address));
});
