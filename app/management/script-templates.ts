/** Scripts to begin with, a set for each kind of database. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../scripts-sandbox/templates', import.meta.url));

export type TemplateSet = {
  set: string;
  scripts: { script: string; source: string }[];
  /** The names of what its scripts want to be told. */
  configuration: string[];
};

/** All sets, by name, with their sources. */
export async function listTemplateSets(): Promise<TemplateSet[]> {
  const sets = (await readdir(folder)).toSorted();
  return Promise.all(sets.map(readSet));
}

async function readSet(set: string): Promise<TemplateSet> {
  const files = (await readdir(path.join(folder, set))).filter((file) => file.endsWith('.js'));
  const scripts = await Promise.all(
    files.toSorted().map(async (file) => ({
      script: path.basename(file, '.js'),
      source: await readFile(path.join(folder, set, file), 'utf8'),
    })),
  );
  const sources = scripts.map(({ source }) => source).join('\n');
  const named = [...sources.matchAll(/\bconfiguration\.(\w+)/g)].map(([, name = '']) => name);
  return { set, scripts, configuration: [...new Set(named)].toSorted() };
}
