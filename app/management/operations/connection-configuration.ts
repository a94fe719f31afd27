/** What a connection's scripts are told beside their parameters: values go in and never out. */
import { z } from 'zod';

import {
  changeConfiguration,
  configurationChangeSchema,
  listConfiguration,
} from '../connection-configuration.ts';
import { connectionAt } from './named-script.ts';
import { operation } from './operation.ts';

const common = {
  path: '/connections/{id}/configuration',
  query: z.strictObject({}),
  answer: {
    status: 200,
    /** A mask for each value. */
    schema: z.strictObject({ configuration: z.record(z.string(), z.string()) }),
  },
} as const;

export const connectionConfiguration = [
  operation({
    ...common,
    id: 'get_connection_configuration',
    ...{ method: 'GET', summary: 'The names of what scripts are told, with a mask for each value' },
    ...{ scopes: ['read:connections_options'], role: 'auditor', body: null },
    run: async (act, { path }) => ({
      configuration: await listConfiguration(act.site.tenant.id, await connectionAt(act, path.id)),
    }),
  }),
  operation({
    ...common,
    id: 'update_connection_configuration',
    method: 'PATCH',
    summary: 'Sets the values that are named; null takes one away, and the others stay',
    ...{ scopes: ['update:connections_options'], role: 'admin' },
    body: z.strictObject({ configuration: configurationChangeSchema }),
    run: async (act, { path, body }) => ({
      configuration: await changeConfiguration(
        act.site.tenant.id,
        await connectionAt(act, path.id),
        body.configuration,
      ),
    }),
  }),
];
