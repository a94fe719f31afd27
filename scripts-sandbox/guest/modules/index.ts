/** What scripts may require: one line each. A module of ours has the version of what it stands for. */
import { version as bcryptjsVersion } from '../../../node_modules/bcryptjs/package.json';
import EventEmitter from 'events';
import { version as jsonwebtokenVersion } from '../../../node_modules/jsonwebtoken/package.json';
import { version as lodashVersion } from '../../../node_modules/lodash/package.json';
import { version as uuidVersion } from '../../../node_modules/uuid/package.json';

import { named } from '../named.ts';
import { bufferModule } from './buffer.ts';
import * as crypto from './crypto/index.ts';
import * as onDemand from './on-demand.cjs';
import { querystring } from './querystring.ts';
import { urlModule } from './url.ts';
import * as util from './inspect/index.ts';

import { axios, axiosVersion } from './axios.ts';
import { nodeFetchModule } from './node-fetch.ts';

export type ScriptModule = { version: string; load: () => unknown };

const NODE = '24';
/** The package is not pure; its interface is of this version. */
const BCRYPT = '6.0.0';

export const modules: Readonly<Record<string, ScriptModule>> = {
  axios: { version: axiosVersion, load: () => axios },
  'node-fetch': { version: '2.7.0', load: () => nodeFetchModule },
  request: { version: '2.88.2', load: onDemand.request },
  bcrypt: { version: BCRYPT, load: onDemand.bcrypt },
  bcryptjs: { version: bcryptjsVersion, load: onDemand.bcryptjs },
  buffer: { version: NODE, load: () => bufferModule },
  crypto: { version: NODE, load: () => named({ ...crypto }) },
  events: { version: NODE, load: () => EventEmitter },
  jsonwebtoken: { version: jsonwebtokenVersion, load: onDemand.jsonwebtoken },
  lodash: { version: lodashVersion, load: onDemand.lodash },
  querystring: { version: NODE, load: () => querystring },
  url: { version: NODE, load: () => urlModule },
  util: { version: NODE, load: () => ({ ...util }) },
  uuid: { version: uuidVersion, load: onDemand.uuid },
  'uuid/v1': { version: uuidVersion, load: () => onDemand.uuid()['v1'] },
  'uuid/v4': { version: uuidVersion, load: () => onDemand.uuid()['v4'] },
  mongodb: { version: '7.9.0', load: onDemand.mongodb },
  mysql: { version: '2.18.1', load: onDemand.mysql },
  mysql2: { version: '3.24.6', load: onDemand.mysql2 },
  'mysql2/promise': { version: '3.24.6', load: onDemand.mysql2Promise },
  pg: { version: '8.23.1', load: onDemand.pg },
  tedious: { version: '20.3.9', load: onDemand.tedious },
};
