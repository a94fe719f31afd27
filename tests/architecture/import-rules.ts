/**
 * The house plan's "who may import whom", as data. To change a rule, change it here and say why in
 * docs/decisions/.
 *
 * Paths are regular expressions over paths from the root of the repository. Importing a type
 * counts like importing a value, except where a rule says otherwise. Tests are left out.
 */
import type { IForbiddenRuleType } from 'dependency-cruiser';

export type ImportRule = IForbiddenRuleType & { name: string; comment: string };

const rooms = (...names: string[]) => `^app/(${names.join('|')})/`;
const packages = (...names: string[]) => `^(node_modules/)?(@types/)?(${names.join('|')})(/|$)`;

const web = packages('express', '@remix-run/[^/]+', 'react', 'react-dom');

/** Where routes and flows have no business of their own: they are reached through the room before. */
const behindFlows = [
  'webauthn',
  'oidc',
  'connections',
  'triggers',
  'credentials',
  'protection',
  'delivery',
  'jobs',
  'store',
];

/** Which engine runs, and where its files are, is a setting like others. */
const exceptEngine = '^db/(?!engine\\.ts$)';

/** Never in a browser, and once in the process: bundles leave `#app/…` imports to Node. */
const serverRooms = [
  `^app/(${[...behindFlows, 'flows', 'management', 'tenancy', 'observability', 'http'].join('|')})/`,
  '^app/config\\.server\\.ts$',
  '^(db|cli|scripts-sandbox)/',
  '^server\\.ts$',
];

export const importRules: ImportRule[] = [
  // From the outside in.
  {
    name: 'routes-call-flows-or-management',
    comment: 'A route is HTTP only: tenant, guard, parse, one call, respond.',
    from: { path: rooms('routes') },
    to: { path: [rooms(...behindFlows), '^(db|cli|scripts-sandbox)/'] },
  },
  {
    name: 'nothing-calls-routes',
    comment: 'Routes are the outermost room: the sitemap names them and the framework calls them.',
    from: { path: '^(app|cli|db|scripts-sandbox)/', pathNot: rooms('routes') },
    to: { path: rooms('routes') },
  },
  {
    name: 'flows-know-no-http-and-no-sql',
    comment:
      'A flow is what a person is trying to do. Requests end in routes, SQL is in the store.',
    from: { path: rooms('flows', 'management') },
    to: { path: [rooms('ui'), exceptEngine, web, packages('drizzle-orm')] },
  },
  {
    name: 'inner-rooms-do-not-look-out',
    comment: 'Flows and management call the rooms behind them, never the other way round.',
    from: { path: rooms(...behindFlows, 'tenancy', 'observability') },
    to: { path: rooms('flows', 'management', 'ui') },
  },
  {
    name: 'store-is-innermost',
    comment: 'The store answers named questions; it does not know who asks.',
    from: { path: rooms('store') },
    to: {
      path: rooms(...behindFlows.filter((room) => room !== 'store'), 'tenancy', 'http', 'copy'),
    },
  },
  {
    name: 'webauthn-knows-no-requests',
    comment: 'Ceremonies know challenges and credentials, never cookies, sessions or requests.',
    from: { path: rooms('webauthn') },
    to: { path: [rooms('oidc', 'tenancy', 'http', 'copy'), web] },
  },
  {
    name: 'ui-knows-no-server',
    comment: 'What a page shows comes to it as props; only types may come from elsewhere.',
    from: { path: rooms('ui', 'copy') },
    to: { path: serverRooms, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'server-rooms-by-alias',
    comment:
      'Bundled code reaches the server as #app/…: a relative import would be bundled, and exist twice.',
    from: { path: [rooms('routes', 'ui', 'copy'), '^app/(root|entry\\.[^/]+)\\.tsx$'] },
    to: { path: serverRooms, dependencyTypesNot: ['aliased', 'type-only'] },
  },

  // Rooms on their own.
  {
    name: 'db-imports-nothing-from-app',
    comment: 'The schema stands alone.',
    from: { path: '^db/' },
    to: { path: '^(app|cli|scripts-sandbox)/|^server\\.ts$' },
  },
  {
    name: 'sandbox-imports-nothing-from-app',
    comment: 'Nothing of ours may be within reach of a script of a tenant.',
    from: { path: '^scripts-sandbox/' },
    to: { path: '^(app|cli|db)/|^server\\.ts$' },
  },
  {
    name: 'sandbox-has-one-door',
    comment:
      'Scripts of tenants run from triggers and connections, through scripts-sandbox/index.ts.',
    from: { path: '^(app|cli|db)/|^server\\.ts$' },
    to: { path: '^scripts-sandbox/(?!index\\.ts$)' },
  },
  {
    name: 'only-triggers-and-connections-run-scripts',
    comment:
      'Scripts of tenants run from triggers and connections, through scripts-sandbox/index.ts.',
    from: { path: '^(app|cli|db)/', pathNot: rooms('triggers', 'connections') },
    to: { path: '^scripts-sandbox/' },
  },

  // One importer each.
  {
    name: 'only-store-imports-db',
    comment: 'Questions to the database have names, in app/store.',
    from: { path: '^app/', pathNot: rooms('store') },
    to: { path: exceptEngine },
  },
  {
    name: 'entries-only-open-and-close-db',
    comment: 'The server and the command line migrate, seed, ping and close; they ask the store.',
    from: { path: '^cli/|^server\\.ts$' },
    to: { path: '^db/(?!(client|drizzle-imports|engine|migrate|seed)\\.ts$)' },
  },
  {
    name: 'only-store-and-db-write-sql',
    comment:
      'Questions to the database have names, in app/store. Those of scripts go to databases of tenants.',
    from: { pathNot: [rooms('store'), '^db/', '^scripts-sandbox/(child|templates)/'] },
    to: { path: packages('drizzle-orm', 'better-sqlite3', 'pg') },
  },
  {
    name: 'only-webauthn-imports-simplewebauthn-server',
    comment: 'Ceremonies and their policy are in app/webauthn.',
    from: { pathNot: rooms('webauthn') },
    to: { path: packages('@simplewebauthn/server') },
  },
  {
    name: 'only-browser-modules-import-simplewebauthn-browser',
    comment: 'The browser half of a ceremony is a small module of the pages.',
    from: { pathNot: rooms('webauthn', 'ui/hosted', 'ui/account', 'ui/dashboard') },
    to: { path: packages('@simplewebauthn/browser') },
  },
  {
    name: 'only-oidc-imports-oidc-provider',
    comment: 'The protocol library has one room.',
    from: { pathNot: rooms('oidc') },
    to: { path: packages('oidc-provider') },
  },
  {
    name: 'only-sandbox-imports-isolated-vm',
    comment: 'The script engine must not meet a signing key.',
    from: { pathNot: '^scripts-sandbox/' },
    to: { path: packages('isolated-vm') },
  },

  // Everywhere.
  {
    name: 'no-cycles',
    comment:
      'Of two modules that need each other, a part belongs in a third. A cycle through a type is none when it runs.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
];

/** Names that say nothing: a file is named for what it decides. */
export const meaninglessName = /(^|[-.])(utils?|helpers?|common|managers?|services?)(\.|$)/;

/** `process.env` is read here and nowhere else. */
export const environmentReaders = ['app/config.server.ts', 'db/engine.ts'];
