/** What the child lends to scripts: one line each. The guest's side is in `guest/modules`. */
import '../warnings.ts';

import type { RunScope } from '../run-door.ts';
import { http, httpAbort } from './http.ts';
import { cryptoCapabilities, immediateCryptoCapabilities } from './crypto/index.ts';
import { urlCapabilities } from './urls.ts';
import { askMongodb } from './mongodb.ts';
import { askMysql } from './mysql.ts';
import { askPg } from './pg.ts';
import { askTedious } from './tedious.ts';

/** Takes and gives what `crossing.ts` can carry. */
export type Capability = (request: unknown, scope: RunScope) => Promise<unknown>;
export type ImmediateCapability = (request: unknown, scope: RunScope) => unknown;

export const capabilities: Readonly<Record<string, Capability>> = {
  http,
  ...cryptoCapabilities,
  mongodb: askMongodb,
  mysql: askMysql,
  pg: askPg,
  tedious: askTedious,
};

/** For what takes microseconds: everything else in the child waits meanwhile. */
export const immediateCapabilities: Readonly<Record<string, ImmediateCapability>> = {
  httpAbort,
  ...immediateCryptoCapabilities,
  ...urlCapabilities,
};
