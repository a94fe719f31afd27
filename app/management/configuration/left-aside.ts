/** What stands in a directory and is not imported, so that nobody believes it was. */
import { listNames, readDocument } from './directory.ts';
import type { Kind } from './kind.ts';

export async function listLeftAside(directory: string, kinds: readonly Kind[]): Promise<string[]> {
  const known = kinds.map(({ name }) => name);
  const { files, directories } = await listNames(directory, '');
  const inFolders = await Promise.all(
    directories.map(async (folder) => {
      if (known.includes(folder)) return [];
      const within = await listNames(directory, folder);
      return [...within.files, ...within.directories.map((name) => `${name}/`)].map(
        (name) => `${folder}/${name}`,
      );
    }),
  );
  const strangers = [...files, ...inFolders.flat()].filter(
    (file) => !known.includes(file.replace(/\.json$/, '')),
  );
  const told = await Promise.all(
    strangers.map(async (file) => ((await saysNothing(directory, file)) ? [] : [file])),
  );
  return told.flat();
}

/** The deploy CLI writes empty documents for what a tenant has none of. */
async function saysNothing(directory: string, file: string): Promise<boolean> {
  if (!file.endsWith('.json')) return false;
  const source = { directory, keywords: {}, withoutValue: [], leftAside: [] };
  const document = await readDocument(source, file).catch(() => undefined);
  return typeof document === 'object' && document !== null && Object.keys(document).length === 0;
}
