/** What a tenant has one of. */
import type { Json } from './administration.ts';
import { readDocument, writeContents } from './directory.ts';
import { without } from './kind.ts';
import type { Kind } from './kind.ts';
import { requireDocument } from './require-document.ts';

/** One file, read at one address and changed there. */
export const single = (file: string, address: string): Kind => ({
  name: file.replace(/\.json$/, ''),
  readDirectory: async (files) => {
    const found = await readDocument(files, file);
    return found === undefined ? [] : [{ key: '', file, document: requireDocument(file, found) }];
  },
  writeDirectory: async (directory, all) => {
    for (const { document } of all) await writeContents(directory, file, document);
  },
  list: async (administration) => [
    {
      key: '',
      address,
      document: withoutEmptyFlags((await administration('GET', address)) as Json),
    },
  ],
  update: async (administration, { document }) => {
    await administration('PATCH', address, document);
  },
});

/** As the deploy CLI writes a tenant's settings. */
const withoutEmptyFlags = (document: Json): Json =>
  Object.keys(document.flags ?? {}).length === 0 ? without(document, ['flags']) : document;

const protection = (name: string) =>
  single(`attack-protection/${name}.json`, `/attack-protection/${name}`);

export const branding = single('branding/branding.json', '/branding');
export const prompts = single('prompts/prompts.json', '/prompts');
export const tenant = single('tenant.json', '/tenants/settings');

export const attackProtection = [
  'brute-force-protection',
  'suspicious-ip-throttling',
  'breached-password-detection',
  'bot-detection',
  'captcha',
].map(protection);
