import { administrators } from './administrators.ts';
import { apis } from './apis.ts';
import { auditTrail } from './audit-trail.ts';
import { clients } from './clients.ts';
import { config } from './config.ts';
import { connections } from './connections.ts';
import { domains } from './domains.ts';
import { enrollment } from './enrollment.ts';
import { keys } from './keys.ts';
import { logs } from './logs.ts';
import { passkeys } from './passkeys.ts';
import { scripts } from './scripts.ts';
import { tenants } from './tenants.ts';
import { users } from './users.ts';
import type { Noun } from './verb.ts';

/** Everything that the command line can do. */
export const nouns: readonly Noun[] = [
  tenants,
  domains,
  connections,
  scripts,
  clients,
  apis,
  users,
  passkeys,
  enrollment,
  config,
  keys,
  logs,
  auditTrail,
  administrators,
];
