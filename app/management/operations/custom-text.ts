/** What pages say in a tenant's own words, at Auth0's addresses and by our own keys. */
import { z } from 'zod';

import { listOwnWords, readOwnWords, replaceOwnWords } from '../own-words.ts';
import { operation } from './operation.ts';

const path = '/prompts/{prompt}/custom-text/{language}';
const texts = z.record(z.string().max(200), z.string('expected a text'));

export const customText = [
  operation({
    id: 'list_custom_text',
    ...{ method: 'GET', path: '/prompts/custom-text' },
    summary: 'All that pages say in words of the tenant, by language and prompt',
    scopes: ['read:prompts'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: z.record(z.string(), z.record(z.string(), texts)) },
    run: ({ site }) => listOwnWords(site.tenant.id),
  }),
  operation({
    id: 'get_custom_text',
    ...{ method: 'GET', path, summary: 'What the pages of a prompt say in words of the tenant' },
    scopes: ['read:prompts'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: texts },
    run: ({ site }, { path: { prompt, language } }) =>
      readOwnWords(site.tenant.id, prompt, language),
  }),
  operation({
    id: 'replace_custom_text',
    ...{
      method: 'PUT',
      path,
      summary: 'Has the pages of a prompt say this, and else what is ours',
    },
    scopes: ['update:prompts'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: texts },
    answer: { status: 200, schema: texts },
    run: ({ site }, { path: { prompt, language }, body }) =>
      replaceOwnWords(site.tenant.id, { prompt, language }, body),
  }),
];
