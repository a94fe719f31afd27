/** What passkeys need on a connection. */
import { z } from 'zod';

import { parseConnectionOptions } from '#app/connections/options.ts';

import { getConnectionById, listPrerequisitesOfConnection } from '../connections.ts';
import { findScriptFacts } from '../script-facts.ts';
import { operation } from './operation.ts';

export const connectionPasskeys = [
  operation({
    id: 'list_passkey_prerequisites',
    method: 'GET',
    path: '/connections/{id}/passkey-prerequisites',
    summary: 'What passkeys need on a connection, and what of it is missing',
    scopes: ['read:connections'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: {
      status: 200,
      schema: z.strictObject({
        /** Whether passkeys are on: then everything is met. */
        enabled: z.boolean(),
        /** The id is also the key of the sentences about it. */
        prerequisites: z.array(z.strictObject({ id: z.string(), met: z.boolean() })),
        /** Why Get User is not enough, where that was tried. */
        look_ups_problem: z.string().nullable(),
      }),
    },
    run: async ({ site }, { path }) => {
      const { id, name, options } = await getConnectionById(site.tenant.id, path.id);
      const prerequisites = await listPrerequisitesOfConnection(site.tenant.id, name);
      const { lookUpsProblem = null } = await findScriptFacts(site.tenant.id, id);
      return {
        enabled: parseConnectionOptions(options).authentication_methods.passkey.enabled,
        prerequisites: prerequisites.map(({ name, met }) => ({ id: name, met })),
        look_ups_problem: lookUpsProblem,
      };
    },
  }),
];
