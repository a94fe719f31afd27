/** What a tenant has many of, each in a file of its own in one directory. */
import { ManagementError } from '../management-error.ts';
import type { Json } from './administration.ts';
import { fileName, listNames, readDocument, writeContents } from './directory.ts';
import type { Configured, Kind } from './kind.ts';
import { requireDocument } from './require-document.ts';

export function inFiles(
  folder: string,
  keyOf: (document: Json, file: string) => string,
  titleOf: (one: Configured) => string,
): Pick<Kind, 'readDirectory' | 'writeDirectory'> {
  return {
    readDirectory: async (source) => {
      const { files } = await listNames(source.directory, folder);
      const names = files.filter((file) => file.endsWith('.json'));
      return Promise.all(
        names.map(async (name) => {
          const file = `${folder}/${name}`;
          const document = requireDocument(file, await readDocument(source, file));
          return { key: keyOf(document, file), file, document };
        }),
      );
    },
    writeDirectory: async (directory, all) => {
      const titles = requireApart(folder, all.map(titleOf));
      for (const [index, { document }] of all.entries()) {
        await writeContents(directory, `${folder}/${titles[index] ?? ''}.json`, document);
      }
    },
  };
}

/** Names of files. @throws ManagementError where two would be one file. */
export function requireApart(folder: string, titles: readonly string[]): string[] {
  const names = titles.map(fileName);
  const folded = names.map((name) => name.toLowerCase());
  const twice = names.find((_, index) => folded.indexOf(folded[index] ?? '') !== index);
  if (twice === undefined) return names;
  throw new ManagementError('names_collide', `${folder}: two would be in the file ${twice}`);
}
