/** Scripts to begin with. */
import { z } from 'zod';

import { listTemplateSets } from '../script-templates.ts';
import { operation } from './operation.ts';

export const scriptTemplates = [
  operation({
    id: 'list_script_templates',
    method: 'GET',
    path: '/script-templates',
    summary:
      'Scripts to begin with, a set for each kind of database, and what they want to be told',
    scopes: ['read:connections'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: {
      status: 200,
      schema: z.array(
        z.strictObject({
          set: z.string(),
          scripts: z.array(z.strictObject({ script: z.string(), source: z.string() })),
          configuration: z.array(z.string()),
        }),
      ),
    },
    run: () => listTemplateSets(),
  }),
];
