import { administrators } from './administrators.ts';
import { auditTrail } from './audit-trail.ts';
import { authenticationMethods } from './authentication-methods.ts';
import { branding } from './branding.ts';
import { clientGrants } from './client-grants.ts';
import { clients } from './clients.ts';
import { connectionClients } from './connection-clients.ts';
import { connectionConfiguration } from './connection-configuration.ts';
import { connectionPasskeys } from './connection-passkeys.ts';
import { connectionUsage } from './connection-usage.ts';
import { connections } from './connections.ts';
import { customDomains } from './custom-domains.ts';
import { customText } from './custom-text.ts';
import { defaultDomains } from './default-domain.ts';
import { domainExaminations } from './domain-examinations.ts';
import { domainMoves } from './domain-moves.ts';
import { domainSettings } from './domain-settings.ts';
import { emptyCollections } from './empty-collections.ts';
import { enrollment } from './enrollment.ts';
import { jobs } from './jobs.ts';
import { logStreams } from './log-streams.ts';
import { logs } from './logs.ts';
import { prompts } from './prompts.ts';
import { resourceServers } from './resource-servers.ts';
import { scriptFixtures } from './script-fixtures.ts';
import { scriptPublishing } from './script-publishing.ts';
import { scriptRuns } from './script-runs.ts';
import { scriptTemplates } from './script-templates.ts';
import { scriptTrials } from './script-trials.ts';
import { scriptVersions } from './script-versions.ts';
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
  ...administrators,
  ...auditTrail,
  ...authenticationMethods,
  ...branding,
  ...clientGrants,
  ...clients,
  ...connectionClients,
  ...connectionConfiguration,
  ...connectionPasskeys,
  ...connectionUsage,
  ...connections,
  ...customDomains,
  ...customText,
  ...defaultDomains,
  ...domainExaminations,
  ...domainMoves,
  ...domainSettings,
  ...emptyCollections,
  ...enrollment,
  ...jobs,
  ...logStreams,
  ...logs,
  ...prompts,
  ...resourceServers,
  ...scriptFixtures,
  ...scriptPublishing,
  ...scriptRuns,
  ...scriptTemplates,
  ...scriptTrials,
  ...scriptVersions,
  ...signingKeys,
  ...statistics,
  ...tenantSettings,
  ...tickets,
  ...unchangeableSettings,
  ...userBlocks,
  ...userSessions,
  ...users,
];
