import { auditTrail } from './audit-trail.ts';
import { authenticationMethods } from './authentication-methods.ts';
import { branding } from './branding.ts';
import { clientGrants } from './client-grants.ts';
import { clients } from './clients.ts';
import { connectionClients } from './connection-clients.ts';
import { connections } from './connections.ts';
import { customDomains } from './custom-domains.ts';
import { customText } from './custom-text.ts';
import { defaultDomains } from './default-domain.ts';
import { emptyCollections } from './empty-collections.ts';
import { enrollment } from './enrollment.ts';
import { jobs } from './jobs.ts';
import { logStreams } from './log-streams.ts';
import { logs } from './logs.ts';
import { prompts } from './prompts.ts';
import { resourceServers } from './resource-servers.ts';
import { signingKeys } from './signing-keys.ts';
import { statistics } from './statistics.ts';
import { tenantSettings } from './tenant-settings.ts';
import { tickets } from './tickets.ts';
import { unchangeableSettings } from './unchangeable-settings.ts';
import { userBlocks } from './user-blocks.ts';
import { userSessions } from './user-sessions.ts';
import { users } from './users.ts';

import type { Operation } from './operation.ts';

/** Everything that administration can do. */
export const operations: readonly Operation[] = [
  ...auditTrail,
  ...authenticationMethods,
  ...branding,
  ...clientGrants,
  ...clients,
  ...connectionClients,
  ...connections,
  ...customDomains,
  ...customText,
  ...defaultDomains,
  ...emptyCollections,
  ...enrollment,
  ...jobs,
  ...logStreams,
  ...logs,
  ...prompts,
  ...resourceServers,
  ...signingKeys,
  ...statistics,
  ...tenantSettings,
  ...tickets,
  ...unchangeableSettings,
  ...userBlocks,
  ...userSessions,
  ...users,
];
