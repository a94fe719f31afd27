import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';

import { newId, newToken } from '#app/ids.ts';
import { sweepExpiredRows } from '#app/jobs/sweep-expired-rows.ts';
import * as administrators from '#app/store/administrators.ts';
import * as administrativeActs from '#app/store/administrative-acts.ts';
import * as auditEvents from '#app/store/audit-events.ts';
import * as challenges from '#app/store/challenges.ts';
import * as clients from '#app/store/clients.ts';
import * as connectionConfiguration from '#app/store/connection-configuration.ts';
import * as connections from '#app/store/connections.ts';
import * as customSentences from '#app/store/custom-sentences.ts';
import * as dashboardSessions from '#app/store/dashboard-sessions.ts';
import * as domainChanges from '#app/store/domain-changes.ts';
import * as devices from '#app/store/devices.ts';
import * as enrollmentChoices from '#app/store/enrollment-choices.ts';
import * as enrollmentDecisions from '#app/store/enrollment-decisions.ts';
import * as exportedUsers from '#app/store/exported-users.ts';
import * as forgettingUsers from '#app/store/forget-user.ts';
import * as logSearch from '#app/store/log-search.ts';
import * as importedUsers from '#app/store/imported-users.ts';
import * as jobs from '#app/store/jobs.ts';
import * as logStreams from '#app/store/log-streams.ts';
import * as loginTransactions from '#app/store/login-transactions.ts';
import * as ownDatabaseUsers from '#app/store/own-database-users.ts';
import * as passkeyEvents from '#app/store/passkey-events.ts';
import * as passkeys from '#app/store/passkeys.ts';
import * as passwordHashes from '#app/store/password-hashes.ts';
import * as artifacts from '#app/store/provider-artifacts.ts';
import * as rateLimits from '#app/store/rate-limits.ts';
import * as scriptFixtures from '#app/store/script-fixtures.ts';
import * as scriptRuns from '#app/store/script-runs.ts';
import * as scriptVersions from '#app/store/script-versions.ts';
import * as signingKeys from '#app/store/signing-keys.ts';
import * as statistics from '#app/store/statistics.ts';
import * as stepUps from '#app/store/step-ups.ts';
import * as tenants from '#app/store/tenants.ts';
import * as tickets from '#app/store/tickets.ts';
import * as userHandles from '#app/store/user-handles.ts';
import * as userChanges from '#app/store/user-changes.ts';
import * as userSearch from '#app/store/user-search.ts';
import * as users from '#app/store/users.ts';
import * as fixtures from '#app/store/tests/fixtures.ts';
import { beginAuthentication, finishAuthentication } from '#app/webauthn/authentication.ts';
import { beginRegistration, finishRegistration } from '#app/webauthn/registration.ts';

import { db } from '#db';
import { engine } from '#db/engine.ts';

import { SoftwareAuthenticator } from '../../app/webauthn/tests/software-authenticator.ts';
import { storeManyPeople } from './many-people.ts';
import { recordedStatements } from './recorded-statements.ts';
import { withPlans } from './rows-read.ts';
import type { Access } from './rows-read.ts';

/** Tables that hold what administrators write: short, however many people sign in. */
const short = [
  'log_streams',
  'custom_sentences',
  'tenants',
  'domains',
  'clients',
  'connections',
  'connection_clients',
  'signing_keys',
  'resource_servers',
  'client_grants',
  'script_slots',
  'script_versions',
  'administrators',
  'dashboard_sessions',
];

/** Columns in which very many rows can be alike: to look these up is to read a whole tenant. */
const common = ['tenant_id', 'connection_id', 'rp_id', 'model', 'purpose'];

/** Read whole, and why. */
const reasons: Record<string, string> = {
  insertAct: 'the last act of a tenant, in the order of the key',
  findLastAct: 'the last act of a tenant, in the order of the key',
  listUsers: 'an administrator turns pages, in the order of an index',
  listAuditEvents: 'the newest events, in the order of an index, as many as are wanted',
  listTenants: 'an administrator asks for all of them',
  listTenantsWithLogRetention:
    'asked once a minute, of tenants: there are few beside what is theirs',
  countConnectionUsers: 'an administrator asks how many people would go with a connection',
  countConnectionPasskeys: 'the same of the passkeys that those people have',
  deleteConnection: 'everybody of a connection goes with it',
  updateDomain: 'an RP ID is given up where not one passkey uses it; the first that does is enough',
  countPasskeyOwners: 'an administrator asks how many people a change would strand: of everybody',
  countOpenJobs: 'the jobs of a tenant, which are kept for a day',
  countExportedUsers: 'an export that asks for everybody says how far of them it is',
  finishDomainMove: 'the same number, counted by the statement that strands them',
};

const rpId = 'login.example.com';
let tenantId: string;
let userId: string;
let connectionId: string;
let clientId: string;

beforeAll(async () => {
  tenantId = await fixtures.tenant();
  connectionId = await fixtures.connection(tenantId);
  clientId = await fixtures.client(tenantId);
  ({ id: userId } = await fixtures.user(tenantId, connectionId, 'ada@example.com'));
  await scriptVersions.insertScriptVersion(tenantId, script(), content);
  if (engine === 'postgresql') await storeRowsToPlanFor();
});

/** PostgreSQL plans by what the tables hold; SQLite does not look as long as nobody has it analyzed. */
async function storeRowsToPlanFor(): Promise<void> {
  for (let count = 0; count < 200; count += 1) {
    const tenant = await fixtures.tenant();
    const connection = await fixtures.connection(tenant);
    await connections.enableConnectionForClient(tenant, connection, await fixtures.client(tenant));
    await tenants.insertDomain(tenant, { host: `${tenant}.example.com`, rpId });
  }
  const { $client } = db as unknown as { $client: pg.Pool };
  const connection = await $client.connect();
  for (const statement of storeManyPeople(1_000, { tenantId, connectionId, rpId })) {
    await connection.query(statement);
  }
  connection.release();
}

const soon = () => new Date(Date.now() + 60_000);
const key = () => ({ kid: newToken(), privateJwk: '{}' });
const browser = 'Chrome on Windows';
const address = { kind: 'email', value: 'ada@example.com' } as const;

const newPasskey = (): passkeys.NewPasskey => ({
  credentialId: newToken(),
  publicKey: Buffer.from([1, 2, 3]),
  algorithm: -7,
  signCount: 0,
  userVerified: true,
  backupEligible: true,
  backedUp: true,
  transports: ['internal'],
  aaguid: '00000000-0000-0000-0000-000000000000',
  name: 'Passkey',
});

const proof = () => ({ sessionHash: 'session', purpose: 'passkeys', userId });
const decision = () => ({ userId, clientId, connectionId, ask: null, reasons: [], facts: {} });
const use = {
  signCount: 1,
  backedUp: true,
  userVerified: true,
  usedAt: new Date(),
  usedOn: browser,
};
const searched = (field: userSearch.UserField) =>
  ({ kind: 'equals', field, value: 'ada@example.com' }) as const;
const script = () => ({ connectionId, script: 'login' });
const content = { source: 'function login() {}', note: null, createdBy: 'ada' };
const run = () => ({ ...script(), version: 1, input: {}, outcome: {}, shadow: null });
const newlyDescribed = (): ownDatabaseUsers.Described => ({
  ...{
    providerUserId: newToken(),
    isBlockedThere: false,
    email: null,
    username: null,
    phoneNumber: null,
  },
  ...{ emailVerified: false, name: null, nickname: null, picture: null },
});
const period = { from: new Date(0), until: soon() };
const byActor = { actorId: 'admin|nobody' };
const byOperation = { operation: 'update_client' };
const limits = { key: 'ip:192.0.2.1', seconds: 60 };

/** Every question of the store, asked once. */
const questions: Record<string, () => unknown> = {
  recordAuditEvent: () => auditEvents.recordAuditEvent(tenantId, { type: 's' }),
  listAuditEvents: async () => {
    await auditEvents.listAuditEvents(tenantId, { type: 's', limit: 10 });
    await auditEvents.listAuditEvents(tenantId, { limit: 10 });
  },

  listAdministrators: () => administrators.listAdministrators(tenantId),
  findAdministrator: () => administrators.findAdministrator(tenantId, userId),
  hasJoinedAdministrator: () => administrators.hasJoinedAdministrator(tenantId),
  insertAdministrator: () =>
    administrators.insertAdministrator(tenantId, connectionId, {
      email: `${newToken()}@example.com`,
      role: 'owner',
    }),
  introduceAdministrator: () =>
    administrators.introduceAdministrator(tenantId, userId, {
      name: 'Ada',
      email: 'ada@example.com',
    }),
  markAdministratorJoined: () => administrators.markAdministratorJoined(tenantId, userId),
  updateAdministratorRole: () =>
    administrators.updateAdministratorRole(tenantId, userId, 'auditor'),
  deleteAdministrator: () => administrators.deleteAdministrator(tenantId, 'admin|nobody'),

  insertDashboardSession: () =>
    dashboardSessions.insertDashboardSession(tenantId, {
      ...{ token: newToken(), userId, browserHash: 'browser', expiresAt: soon() },
    }),
  findDashboardSession: () => dashboardSessions.findDashboardSession(tenantId, 'token', 'browser'),
  touchDashboardSession: () => dashboardSessions.touchDashboardSession(tenantId, 'hash', soon()),
  deleteDashboardSession: () => dashboardSessions.deleteDashboardSession(tenantId, 'hash'),
  deleteDashboardSessionsOf: () => dashboardSessions.deleteDashboardSessionsOf(tenantId, userId),
  deleteExpiredDashboardSessions: () =>
    dashboardSessions.deleteExpiredDashboardSessions(new Date()),

  findAdministratorsConnection: () => connections.findAdministratorsConnection(tenantId),
  insertAdministratorsConnection: () =>
    connections.insertAdministratorsConnection(tenantId, { id: newId('con'), options: {} }),

  insertChallenge: () =>
    challenges.insertChallenge(tenantId, {
      challenge: newToken(),
      rpId,
      ceremony: 'authentication',
      purpose: 'visit',
      browserHash: 'browser',
      subject: null,
      expiresAt: soon(),
    }),
  consumeChallenge: () => challenges.consumeChallenge(tenantId, 'challenge'),
  deleteExpiredChallenges: () => challenges.deleteExpiredChallenges(new Date()),

  findClient: () => clients.findClient(tenantId, clientId),
  listClients: () => clients.listClients(tenantId),
  insertClient: () => fixtures.client(tenantId),
  updateClient: () => clients.updateClient(tenantId, clientId, { name: 'App' }),
  deleteClient: async () => clients.deleteClient(tenantId, await fixtures.client(tenantId)),
  findResourceServer: () => clients.findResourceServer(tenantId, 'https://api.example.com'),
  listResourceServers: () => clients.listResourceServers(tenantId),
  insertResourceServer: () =>
    clients.insertResourceServer(tenantId, {
      id: newId('api'),
      identifier: 'https://api.example.com',
      name: 'Example',
      scopes: [],
      tokenLifetimeSeconds: 60,
    }),
  findResourceServerById: () => clients.findResourceServerById(tenantId, 'api_1'),
  updateResourceServer: () => clients.updateResourceServer(tenantId, 'api_1', { name: 'Other' }),
  deleteResourceServer: () =>
    clients.deleteResourceServer(tenantId, { id: 'api_1', identifier: 'https://api.test' }),

  insertAct: () =>
    administrativeActs.insertAct(tenantId, {
      ...{ actor: { kind: 'machine' }, operation: 'update_client', target: null, details: {} },
    }),
  findLastAct: () => administrativeActs.findLastAct(tenantId),
  listActs: () => administrativeActs.listActs(tenantId, { after: 3, limit: 10 }),
  findActs: async () => {
    const page = { beyond: 3, limit: 10 };
    for (const wanted of [{}, byActor, byOperation, { ...byActor, ...byOperation }]) {
      await administrativeActs.findActs(tenantId, wanted, { ...page, isNewestFirst: true });
      await administrativeActs.findActs(tenantId, wanted, { ...page, isNewestFirst: false });
    }
  },

  insertLogStream: () =>
    logStreams.insertLogStream(tenantId, {
      ...{ id: newId('lst'), name: 'Output', type: 'stdout', sink: {}, filters: [] },
      deliveredId: null,
    }),
  listLogStreams: () => logStreams.listLogStreams(tenantId),
  findLogStream: () => logStreams.findLogStream(tenantId, 'lst_1'),
  updateLogStream: () => logStreams.updateLogStream(tenantId, 'lst_1', { name: 'Other' }),
  deleteLogStream: () => logStreams.deleteLogStream(tenantId, 'lst_1'),
  leaseDueLogStream: () => logStreams.leaseDueLogStream(new Date(), new Date()),
  settleLogStream: async () => {
    const stream = await logStreams.insertLogStream(tenantId, {
      ...{ id: newId('lst'), name: 'Output', type: 'stdout', sink: {}, filters: [] },
      deliveredId: null,
    });
    const settled = { deliveredId: null, failures: 0, lastFailure: null };
    const leased = { ...stream, leasedUntil: new Date() };
    await logStreams.settleLogStream(leased, { ...settled, nextAttemptAt: new Date() });
  },
  listEventsAfter: () =>
    logStreams.listEventsAfter(tenantId, 'a', { until: new Date(), limit: 10 }),
  deleteOldEvents: () => logStreams.deleteOldEvents(tenantId, new Date(0), 10),
  findClientGrant: () => clients.findClientGrant(tenantId, clientId, 'https://api.example.com'),
  replaceClientGrant: () =>
    clients.replaceClientGrant(tenantId, {
      clientId,
      audience: 'https://api.example.com',
      scopes: [],
    }),

  findConfiguration: () => connectionConfiguration.findConfiguration(tenantId, connectionId),
  replaceConfiguration: () =>
    connectionConfiguration.replaceConfiguration(tenantId, connectionId, { name: 'value' }),

  listConnectionsOfClient: () => connections.listConnectionsOfClient(tenantId, clientId),
  listConnectionsInUse: () => connections.listConnectionsInUse(tenantId),
  listClientGrants: () => clients.listClientGrants(tenantId),
  findClientGrantById: () => clients.findClientGrantById(tenantId, 'cgr_1'),
  insertClientGrant: () =>
    clients.insertClientGrant(tenantId, {
      ...{ id: newId('cgr'), clientId, audience: 'https://api.example.com/1', scopes: [] },
    }),
  updateClientGrant: () => clients.updateClientGrant(tenantId, 'cgr_1', []),
  deleteClientGrant: () => clients.deleteClientGrant(tenantId, 'cgr_1'),

  replaceConnectionSettings: () =>
    connections.replaceConnectionSettings(tenantId, connectionId, {}),
  listConnections: () => connections.listConnections(tenantId),
  findConnection: () => connections.findConnection(tenantId, connectionId),
  findConnectionByName: () => connections.findConnectionByName(tenantId, 'users'),
  insertConnection: () => fixtures.connection(tenantId),
  replaceConnectionOptions: () => connections.replaceConnectionOptions(tenantId, connectionId, {}),
  renameConnection: () => connections.renameConnection(tenantId, connectionId, 'People'),
  countConnectionUsers: () => connections.countConnectionUsers(tenantId, connectionId),
  countConnectionPasskeys: () => connections.countConnectionPasskeys(tenantId, connectionId),
  deleteConnection: async () => {
    const emptied = await fixtures.connection(tenantId);
    await fixtures.user(tenantId, emptied);
    await connections.deleteConnection(tenantId, emptied);
  },
  enableConnectionForClient: () =>
    connections.enableConnectionForClient(tenantId, connectionId, clientId),
  disableConnectionForClient: () =>
    connections.disableConnectionForClient(tenantId, connectionId, clientId),
  listConnectionClients: () => connections.listConnectionClients(tenantId, connectionId),

  listCustomSentences: () => customSentences.listCustomSentences(tenantId),
  replaceCustomSentences: () =>
    customSentences.replaceCustomSentences(tenantId, 'en', {
      keys: ['login.title', 'login.lead'],
      texts: { 'login.title': 'Welcome' },
    }),

  updateDomain: async () =>
    domainChanges.updateDomain(tenantId, await storedDomain(), { rpId: 'example.com' }),
  moveDomain: async () =>
    domainChanges.moveDomain(tenantId, await storedDomain(), { rpId, previousRpId: 'old.example' }),
  countPasskeyOwners: () =>
    domainChanges.countPasskeyOwners(tenantId, [rpId], ['old.example', 'older.example']),
  finishDomainMove: async () => {
    const domain = { ...(await storedDomain()), previousRpId: 'old.example' };
    await domainChanges.finishDomainMove(tenantId, domain, 0);
  },

  noteDevice: () => devices.noteDevice(tenantId, { browserHash: 'browser', userId, browser }),
  findDevice: () => devices.findDevice(tenantId, 'browser', userId),
  browserHoldsPasskey: () => devices.browserHoldsPasskey(tenantId, 'browser', rpId),
  listDevices: () => devices.listDevices(tenantId, userId),
  updateDevice: () => devices.updateDevice(tenantId, 'browser', userId, { notMine: true }),
  deleteStaleDevices: () => devices.deleteStaleDevices(new Date()),

  findEnrollmentChoices: () => enrollmentChoices.findEnrollmentChoices(tenantId, userId),
  saveEnrollmentChoices: () =>
    enrollmentChoices.saveEnrollmentChoices(tenantId, userId, { neverAsk: true }),
  endSnooze: () => enrollmentChoices.endSnooze(tenantId, userId),
  forgetEnrollmentChoices: () => enrollmentChoices.forgetEnrollmentChoices(tenantId, userId),

  insertEnrollmentDecision: () =>
    enrollmentDecisions.insertEnrollmentDecision(tenantId, decision()),
  listEnrollmentDecisions: () => enrollmentDecisions.listEnrollmentDecisions(tenantId, userId, 10),
  deleteExpiredEnrollmentDecisions: () =>
    enrollmentDecisions.deleteExpiredEnrollmentDecisions(new Date()),

  listUsersToExport: () =>
    exportedUsers.listUsersToExport(tenantId, connectionId, { after: userId, limit: 10 }),
  countExportedUsers: () => exportedUsers.countExportedUsers(tenantId),

  findUsersCalled: () =>
    importedUsers.findUsersCalled(tenantId, connectionId, {
      ...{ email: [address.value], username: ['ada'], phoneNumber: ['+1'], userId: [userId] },
    }),
  findUserIdsInUse: () => importedUsers.findUserIdsInUse(tenantId, [userId]),
  writeImportedPart: async () => {
    const job = await storedJob();
    const user = await users.findUser(tenantId, userId);
    if (!user) throw new Error('the user was not stored');
    const identifiers = { email: `${newToken()}@example.com`, username: null, phoneNumber: null };
    const made = { ...user, id: importedUsers.builtInUserId() };
    await importedUsers.writeImportedPart(
      { ...job, connectionId },
      {
        made: [{ user: made, identifiers, passwordHash: '$argon2id$stored' }],
        changed: [{ user, identifiers, passwordHash: null }],
      },
      { position: '1', summary: {}, part: { consumed: 1 } },
    );
  },

  insertJob: () => storedJob(),
  insertJobPart: async () =>
    jobs.insertJobPart(tenantId, (await storedJob()).id, { number: 1, content: '[]' }),
  beginJob: () =>
    jobs.beginJob(tenantId, 'job', { connectionId, settings: {}, summary: { total: 1 } }),
  countOpenJobs: () => jobs.countOpenJobs(tenantId, 'users_import'),
  deleteJob: () => jobs.deleteJob(tenantId, 'job'),
  findJob: () => jobs.findJob(tenantId, 'job'),
  claimJob: async () => {
    await jobs.claimJob(60_000);
    await jobs.claimJob(60_000, 'job');
  },
  renewLease: async () => jobs.renewLease(await storedJob(), 60_000),
  releaseJob: async () => jobs.releaseJob(await storedJob()),
  endJob: async () => jobs.endJob(await storedJob(), { status: 'completed' }),
  findJobPart: () => jobs.findJobPart(tenantId, 'job', 1),
  writeProgress: async () =>
    jobs.writeProgress(await storedJob(), {
      ...{ position: '1', summary: {}, part: { number: 1, content: 'ada' } },
      errors: [{ line: 1, user: '{}', errors: [] }],
    }),
  listJobErrors: () => jobs.listJobErrors(tenantId, 'job', { after: 0, limit: 10 }),
  deleteExpiredJobs: () => jobs.deleteExpiredJobs(new Date()),

  insertLoginTransaction: () =>
    loginTransactions.insertLoginTransaction(tenantId, {
      uid: newToken(),
      browserHash: 'browser',
      clientId,
      restartPath: '/authorize',
      identifier: null,
      expiresAt: soon(),
    }),
  findLoginTransaction: () => loginTransactions.findLoginTransaction(tenantId, 'browser', 'uid'),
  keepIdentifier: () => loginTransactions.keepIdentifier(tenantId, 'uid', address.value),
  markTransactionFinished: () => loginTransactions.markTransactionFinished(tenantId, 'uid'),
  setPendingEnrollment: () => loginTransactions.setPendingEnrollment(tenantId, 'uid', null),
  setPendingRefusal: () =>
    loginTransactions.setPendingRefusal(tenantId, 'uid', { code: 'passkey_removed' }),
  takePendingRefusal: () => loginTransactions.takePendingRefusal(tenantId, 'uid'),
  deleteExpiredLoginTransactions: () =>
    loginTransactions.deleteExpiredLoginTransactions(new Date()),

  searchLog: async () => {
    const page = { limit: 10, offset: 0, isOldestFirst: false };
    for (const [field, value] of [['user_id', userId] as const, ['type', 'fp'] as const]) {
      await logSearch.searchLog(tenantId, { kind: 'equals', field, value }, page);
    }
  },
  countLog: () => logSearch.countLog(tenantId, { kind: 'equals', field: 'user_id', value: userId }),
  listLogAfter: () => logSearch.listLogAfter(tenantId, 'event', 10),
  listLogBetween: () =>
    logSearch.listLogBetween(
      tenantId,
      { kind: 'equals', field: 'type', value: 's' },
      { after: 'a', end: 'b', limit: 10 },
    ),
  findLoggedEvent: () => logSearch.findLoggedEvent(tenantId, 'event'),
  listAddressesSince: () => logSearch.listAddressesSince(tenantId, ['f'], new Date()),

  findDescribedUser: () => ownDatabaseUsers.findDescribedUser(tenantId, connectionId, 'nobody'),
  saveDescribedUser: async () => {
    const described = newlyDescribed();
    await ownDatabaseUsers.saveDescribedUser(tenantId, connectionId, described);
    await ownDatabaseUsers.saveDescribedUser(tenantId, connectionId, described);
  },
  notePasswordProved: () =>
    ownDatabaseUsers.notePasswordProved(tenantId, connectionId, {
      providerUserId: userId.slice('auth0|'.length),
      typed: 'ada',
    }),
  saveMovedUser: async () => {
    const described = newlyDescribed();
    await ownDatabaseUsers.saveDescribedUser(tenantId, connectionId, described);
    for (const one of [described, newlyDescribed()]) {
      await ownDatabaseUsers.saveMovedUser(tenantId, connectionId, one, {
        typed: { kind: 'username', value: newToken() },
        passwordHash: '$argon2id$moved',
      });
    }
  },

  recordPasskeyEvent: () =>
    passkeyEvents.recordPasskeyEvent(tenantId, {
      step: 'offered',
      moment: 'progressive',
      browserFamily: 'Chrome',
    }),
  countPasskeyEvents: () => passkeyEvents.countPasskeyEvents(tenantId, { ...period, connectionId }),

  findPasskeyForLogin: () => passkeys.findPasskeyForLogin(tenantId, rpId, 'credential'),
  listPasskeys: () => passkeys.listPasskeys(tenantId, userId),
  countPasskeys: () => passkeys.countPasskeys(tenantId, userId, rpId),
  hasPasskeyCredential: () => passkeys.hasPasskeyCredential(tenantId, rpId, 'credential'),
  recordPasskeyUse: () => passkeys.recordPasskeyUse(tenantId, 'passkey', use),
  insertPasskey: () => passkeys.insertPasskey(tenantId, userId, rpId, newPasskey()),
  renamePasskey: () => passkeys.renamePasskey(tenantId, userId, 'passkey', 'My phone'),
  deletePasskey: () => passkeys.deletePasskey(tenantId, userId, 'passkey'),
  deletePasskeyUnlessLast: async () => {
    const passkeyId = await storedPasskeyId();
    await passkeys.deletePasskeyUnlessLast(tenantId, userId, passkeyId, { passwordCounts: true });
  },
  isCredentialInUse: () => passkeys.isCredentialInUse(rpId, 'credential'),

  findPasswordHash: () => passwordHashes.findPasswordHash(tenantId, userId),
  replacePasswordHash: async () => {
    await passwordHashes.replacePasswordHash(tenantId, userId, '$argon2id$new');
    await passwordHashes.replacePasswordHash(tenantId, userId, '$argon2id$newer', '$argon2id$new');
  },

  saveArtifact: () => artifacts.saveArtifact(tenantId, 'Session', 'id', { payload: {} }, soon()),
  findArtifact: () => artifacts.findArtifact(tenantId, 'Session', 'id'),
  findArtifactByUserCode: () => artifacts.findArtifactByUserCode(tenantId, 'DeviceCode', 'BCDF'),
  findArtifactByUid: () => artifacts.findArtifactByUid(tenantId, 'Session', 'uid'),
  listSessionArtifacts: () => artifacts.listSessionArtifacts(tenantId, userId),
  findSessionArtifact: () => artifacts.findSessionArtifact(tenantId, 'hash'),
  deleteSessionArtifacts: () => artifacts.deleteSessionArtifacts(tenantId, 'auth0|nobody'),
  consumeArtifact: () => artifacts.consumeArtifact(tenantId, 'AuthorizationCode', 'id'),
  deleteArtifact: () => artifacts.deleteArtifact(tenantId, 'Session', 'id'),
  deleteArtifactsOfGrant: () => artifacts.deleteArtifactsOfGrant(tenantId, 'AccessToken', 'grant'),
  deleteGrant: () => artifacts.deleteGrant(tenantId, 'grant'),
  deleteExpiredArtifacts: () => artifacts.deleteExpiredArtifacts(new Date()),

  countAttempt: () => rateLimits.countAttempt(tenantId, limits.key, limits.seconds),
  forgetAttempts: () => rateLimits.forgetAttempts(tenantId, limits.key),
  giveBackAttempt: () => rateLimits.giveBackAttempt(tenantId, limits.key),
  readCounters: () => rateLimits.readCounters(tenantId, [limits.key, 'another']),
  deleteExpiredRateLimits: () => rateLimits.deleteExpiredRateLimits(new Date()),

  saveScriptFixture: () =>
    scriptFixtures.saveScriptFixture(tenantId, script(), {
      name: 'ada',
      input: {},
      expected: null,
      updatedBy: 'ada',
    }),
  listScriptFixtures: () => scriptFixtures.listScriptFixtures(tenantId, script()),
  deleteScriptFixture: () => scriptFixtures.deleteScriptFixture(tenantId, script(), 'ada'),

  insertScriptRun: () => scriptRuns.insertScriptRun(tenantId, run()),
  listScriptRuns: () =>
    scriptRuns.listScriptRuns(tenantId, script(), { kind: 'failed', limit: 10 }),
  findScriptRun: () => scriptRuns.findScriptRun(tenantId, 'run'),
  deleteExpiredScriptRuns: () => scriptRuns.deleteExpiredScriptRuns(new Date()),

  insertScriptVersion: () => scriptVersions.insertScriptVersion(tenantId, script(), content),
  findScriptVersion: () => scriptVersions.findScriptVersion(tenantId, script(), 1),
  listScriptVersions: () => scriptVersions.listScriptVersions(tenantId, script()),
  findScriptSlot: () => scriptVersions.findScriptSlot(tenantId, script()),
  listPublishedScripts: () => scriptVersions.listPublishedScripts(tenantId, connectionId),
  publishScriptVersion: () => scriptVersions.publishScriptVersion(tenantId, script(), 1, 'ada'),
  listScriptPublications: () => scriptVersions.listScriptPublications(tenantId, script()),
  setShadowVersion: () => scriptVersions.setShadowVersion(tenantId, script(), null),
  setLookUpsTried: () =>
    scriptVersions.setLookUpsTried(tenantId, script(), { version: 1, at: '', problem: null }),

  listSigningKeys: () => signingKeys.listSigningKeys(tenantId),
  insertFirstSigningKeys: () => signingKeys.insertFirstSigningKeys(tenantId, key(), key()),
  rotateSigningKeys: () => signingKeys.rotateSigningKeys(tenantId, key()),
  revokeSigningKey: async () => {
    const current = (await signingKeys.listSigningKeys(tenantId)).find(
      ({ status }) => status === 'current',
    );
    if (!current) throw new Error('no key signs');
    await signingKeys.revokeSigningKey(tenantId, current, key());
  },

  countEvents: () => statistics.countEvents(tenantId, period, ['s', 'ss']),
  countPasskeySteps: () => statistics.countPasskeySteps(tenantId, period, ['used']),
  countActiveUsers: () => statistics.countActiveUsers(tenantId, new Date()),

  saveStepUp: () =>
    stepUps.saveStepUp(tenantId, { ...proof(), method: 'passkey', expiresAt: soon() }),
  findStepUp: () => stepUps.findStepUp(tenantId, proof()),
  consumeStepUp: () => stepUps.consumeStepUp(tenantId, proof()),
  deleteExpiredStepUps: () => stepUps.deleteExpiredStepUps(new Date()),

  findTenantByHost: () => tenants.findTenantByHost(rpId),
  findTenantByName: () => tenants.findTenantByName('acme'),
  findTenantById: () => tenants.findTenantById(tenantId),
  listTenants: () => tenants.listTenants(),
  listTenantsWithLogRetention: () => tenants.listTenantsWithLogRetention(),
  insertTenant: () => fixtures.tenant(),
  updateTenant: () => tenants.updateTenant(tenantId, { displayName: 'Acme' }),
  bumpSettingsVersion: () => tenants.bumpSettingsVersion(tenantId),
  insertDomain: () => tenants.insertDomain(tenantId, { host: rpId, rpId }),
  findDomain: () => tenants.findDomain(rpId),
  findDomainById: () => tenants.findDomainById(tenantId, 'cd_1'),
  deleteDomain: async () => {
    const { host } = await storedDomain();
    await tenants.deleteDomain(tenantId, host, [`https://${host}/me/`]);
  },
  setDomainStatus: () => tenants.setDomainStatus(tenantId, rpId, 'active'),
  listDomains: () => tenants.listDomains(tenantId),

  insertTicket: () =>
    tickets.insertTicket(tenantId, {
      token: newToken(),
      userId,
      purpose: 'rescue',
      expiresAt: soon(),
    }),
  findTicket: () => tickets.findTicket(tenantId, 'rescue', 'ticket'),
  consumeTicket: () => tickets.consumeTicket(tenantId, 'rescue', 'ticket'),
  deleteExpiredTickets: () => tickets.deleteExpiredTickets(new Date()),
  deleteTicketsOf: () => tickets.deleteTicketsOf(tenantId, userId, 'rescue'),
  deleteParkedSignIns: () => tickets.deleteParkedSignIns(tenantId, userId),

  findOrCreateUserHandle: () => userHandles.findOrCreateUserHandle(tenantId, rpId, userId),
  keepUserHandle: () => userHandles.keepUserHandle(tenantId, 'example.com', userId, newToken()),
  listUserHandles: () => userHandles.listUserHandles(tenantId, userId, [rpId, 'example.com']),

  findUserForPassword: async () => {
    await users.findUserForPassword(tenantId, connectionId, address);
    await users.findUserForPassword(tenantId, connectionId, { kind: 'username', value: 'ada' });
    await users.findUserForPassword(tenantId, connectionId, { kind: 'phoneNumber', value: '+1' });
  },
  findUser: () => users.findUser(tenantId, userId),
  findUserWithConnection: () => users.findUserWithConnection(tenantId, userId),
  hasPassword: () => users.hasPassword(tenantId, userId),
  findIdentifier: () => users.findIdentifier(tenantId, userId),
  listUsersByEmail: () =>
    users.listUsersByEmail(tenantId, [address.value.toUpperCase(), address.value]),
  listUserNames: () => users.listUserNames(tenantId, [userId, 'admin|nobody']),
  listUsers: () => users.listUsers(tenantId, { limit: 10, offset: 0 }),
  createUser: () =>
    users.createUser(
      tenantId,
      connectionId,
      { kind: 'email', value: 'grace@example.com' },
      {},
      {
        passwordHash: '$argon2id$stored',
        passkey: { rpId, userHandle: newToken(), passkey: newPasskey() },
      },
    ),
  recordLogin: () => users.recordLogin(tenantId, userId, '192.0.2.1'),
  forgetUser: () => forgettingUsers.forgetUser(tenantId, 'auth0|nobody'),
  deleteUser: () => users.deleteUser(tenantId, 'auth0|nobody'),
  setUserBlocked: () => users.setUserBlocked(tenantId, userId, false),
  changeUser: () =>
    userChanges.changeUser(tenantId, userId, {
      user: { name: 'Ada' },
      names: { username: 'ada' },
      passwordHash: '$argon2id$new',
    }),
  searchUsers: async () => {
    for (const field of ['user_id', 'email', 'name', 'username', 'phone_number'] as const) {
      await userSearch.searchUsers(tenantId, searched(field), { limit: 10, offset: 0 });
      await userSearch.searchUsers(tenantId, searched(field), { limit: 10, after: 'auth0|' });
    }
    const either = { kind: 'or', of: [searched('name'), searched('email')] } as const;
    await userSearch.searchUsers(tenantId, either, { limit: 10, offset: 0 });
    const times = ['created_at', 'last_login'] as const;
    for (const field of times) {
      const slice = { limit: 10, offset: 0, order: { field, isDescending: true } };
      const from = { value: new Date(), isInclusive: true };
      await userSearch.searchUsers(tenantId, { kind: 'between', field, from, to: null }, slice);
    }
    const blocked = { kind: 'equals', field: 'blocked', value: true } as const;
    for (const field of ['created_at', 'email', 'name', 'last_login'] as const) {
      const slice = { limit: 10, offset: 0, order: { field, isDescending: true } };
      await userSearch.searchUsers(tenantId, blocked, slice);
    }
  },
  countUsers: () => userSearch.countUsers(tenantId, searched('email')),
  listIdentities: () => userSearch.listIdentities(tenantId, [userId, 'auth0|nobody']),
  setUserName: () => users.setUserName(tenantId, userId, 'Ada'),
};

async function storedDomain(): Promise<tenants.Domain> {
  const host = `${newToken().toLowerCase()}.example.com`;
  await tenants.insertDomain(tenantId, { host, rpId });
  const domain = await tenants.findDomain(host);
  if (!domain) throw new Error('the domain was not stored');
  return domain;
}

const storedJob = (): Promise<jobs.Job> =>
  jobs.insertJob({ tenantId, type: 'users_export', connectionId, settings: {} }, { isWhole: true });

async function storedPasskeyId(): Promise<string> {
  const stored = await passkeys.insertPasskey(tenantId, userId, rpId, newPasskey());
  if (!stored.ok) throw new Error(stored.code);
  return stored.passkey.id;
}

/** The statements of a question that read more than what they look for, with what they read. */
async function readsTooMuch(
  statements: readonly string[],
  withoutIndexes: readonly string[] = [],
): Promise<string[]> {
  return withPlans(withoutIndexes, async (accessesOf) => {
    const found: string[] = [];
    for (const statement of statements) {
      for (const access of (await accessesOf(statement)).filter(isTooMuch)) {
        found.push(`${access.table} (${access.columns.join(', ')}): ${statement}`);
      }
    }
    return found;
  });
}

function isTooMuch({ table, columns }: Access): boolean {
  if (columns.length === 0) return true;
  return !short.includes(table) && columns.every((column) => common.includes(column));
}

describe('every question of the store', () => {
  const modules = import.meta.glob<Record<string, unknown>>(
    [
      '../../app/store/*.ts',
      '!**/*.test.ts',
      '!**/{encryption,health,prepared,search-condition}.ts',
    ],
    { eager: true },
  );
  const named = Object.values(modules).flatMap((module) =>
    Object.entries(module)
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => name),
  );

  test('is asked here', () => {
    // Parts of others, and no questions.
    const others =
      /InsertStatement$|^(newUserHandle|isUniqueViolation|builtInUserId|progressStatements|hashOfAct|ofPeople)$/;
    expect(named.filter((name) => !others.test(name)).toSorted()).toEqual(
      Object.keys(questions).toSorted(),
    );
  });

  test.each(Object.keys(questions))('%s looks for what it wants in an index', async (name) => {
    const statements = await recordedStatements(() => questions[name]?.());
    expect(statements).not.toEqual([]);
    const tooMuch = await readsTooMuch(statements);
    if (reasons[name]) expect(tooMuch).not.toEqual([]);
    else expect(tooMuch).toEqual([]);
  });
});

describe('what people do', () => {
  test('making a passkey and signing in with it reads what it looks for', async () => {
    const origin = `https://${rpId}`;
    const rp = {
      tenantId,
      rpId,
      acceptedRpIds: [rpId],
      rpName: 'Example',
      origins: [origin],
    };
    const binding = { purpose: 'visit', browserHash: 'browser' };
    const subject = { userId, identifier: address.value, connectionId, displayName: 'Ada' };
    const authenticator = new SoftwareAuthenticator();
    const statements = await recordedStatements(async () => {
      const creation = await beginRegistration(rp, binding, subject);
      const made = await finishRegistration(
        rp,
        binding,
        authenticator.create(creation, { origin }),
      );
      if (!made.ok) throw new Error(made.code);
      await passkeys.insertPasskey(tenantId, userId, rpId, made.passkey);
      const request = await beginAuthentication(rp, binding);
      const signed = authenticator.get(request, { origin });
      const finished = await finishAuthentication(rp, binding, signed, { usedOn: browser });
      expect(finished).toMatchObject({ ok: true });
    });
    expect(statements.length).toBeGreaterThan(8);
    expect(await readsTooMuch(statements)).toEqual([]);
  });

  test('clearing away what has expired reads what it clears away', async () => {
    const statements = await recordedStatements(() => sweepExpiredRows(new Date()));
    expect(statements.length).toBeGreaterThan(6);
    expect(await readsTooMuch(statements)).toEqual([]);
  });
});

describe('acts', () => {
  test.each([
    ['of somebody', byActor, /actor_id/],
    ['of one operation', byOperation, /operation/],
    ['of somebody and one operation', { ...byActor, ...byOperation }, /actor_id|operation/],
  ])('%s are looked up by it, in the order of their numbers', async (_which, wanted, expected) => {
    for (const isNewestFirst of [true, false]) {
      const page = { beyond: 3, isNewestFirst, limit: 10 };
      const statements = await recordedStatements(() =>
        administrativeActs.findActs(tenantId, wanted, page),
      );
      await withPlans([], async (accessesOf) => {
        const [access] = await accessesOf(statements[0] ?? '');
        expect(access?.columns).toEqual(['tenant_id', expect.stringMatching(expected), 'number']);
      });
    }
  });
});

/** In each order in which people are listed. */
const blockedIndexes = ['', '_email', '_name', '_last_login'].map(
  (order) => `users_blocked${order}`,
);

describe('without its index', () => {
  test.each([
    ['findPasskeyForLogin', ['passkeys_credential', 'passkeys_anywhere'], 'passkeys'],
    ['listPasskeys', ['passkeys_user'], 'passkeys'],
    ['countPasskeys', ['passkeys_user'], 'passkeys'],
    ['isCredentialInUse', ['passkeys_anywhere'], 'passkeys'],
    ['findUserForPassword', ['identities_email'], 'identities'],
    ['findUserWithConnection', ['identities_user'], 'identities'],
    ['listDevices', ['devices_user'], 'devices'],
    ['listSessionArtifacts', ['provider_artifacts_sessions'], 'provider_artifacts'],
    ['deleteExpiredChallenges', ['challenges_expiry'], 'challenges'],
    ['searchUsers', blockedIndexes, 'users'],
    ['searchLog', ['audit_events_type'], 'audit_events'],
  ])('%s is found out', async (name, indexes, table) => {
    const statements = await recordedStatements(() => questions[name]?.());
    const [found] = await readsTooMuch(statements, indexes);
    expect(found).toMatch(new RegExp(`^${table} `));
  });
});
