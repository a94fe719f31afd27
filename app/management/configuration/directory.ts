/**
 * A directory of documents, in the format of Auth0's deploy CLI: a JSON file for each thing, and the
 * scripts of a connection in files of their own beside it.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ManagementError } from '../management-error.ts';
import type { Json } from './administration.ts';
import { withKeywords, withTexts, withValues } from './keywords.ts';
import type { Keywords } from './keywords.ts';

/** A directory that is read. */
export type Files = {
  directory: string;
  keywords: Keywords;
  /** Where something is missing: a file, a field, and the keyword that nobody gave a value. */
  withoutValue: string[];
  /** What a file that is imported has besides, and nothing here could use. */
  leftAside: string[];
};

/** What may stand in the name of a file on every system. */
export const fileName = (name: string): string =>
  name.replace(/[/\\?<>:*|"\u0000-\u001f\u0080-\u009f]/g, '-').replace(/^\.+$|[. ]+$/, '-');

export async function readDocument(files: Files, file: string): Promise<unknown> {
  const text = await readFrom(files.directory, file);
  if (text === undefined) return undefined;
  try {
    const document = JSON.parse(withValues(text, files.keywords)) as unknown;
    return withKeywords(document, files.keywords, (field) => {
      files.withoutValue.push(`${file}: ${field}`);
    });
  } catch (error) {
    const problem = error instanceof Error ? `, and ${error.message}` : '';
    throw new ManagementError('configuration_unreadable', `${file}: expected JSON${problem}`);
  }
}

/** Undefined where there is no such file. */
export async function readText(files: Files, file: string): Promise<string | undefined> {
  const text = await readFrom(files.directory, file);
  return text && withTexts(withValues(text, files.keywords), files.keywords);
}

async function readFrom(directory: string, file: string): Promise<string | undefined> {
  const root = path.resolve(directory);
  const wanted = path.resolve(root, file);
  if (!wanted.startsWith(root + path.sep)) {
    throw new ManagementError('configuration_unreadable', `${file}: expected a file in ${root}`);
  }
  return orUndefined(readFile(wanted, 'utf8'));
}

/** The files and directories in one of its directories, in the order of their names. */
export async function listNames(
  directory: string,
  below: string,
): Promise<{ files: string[]; directories: string[] }> {
  const found =
    (await orUndefined(readdir(path.join(directory, below), { withFileTypes: true }))) ?? [];
  const named = (wanted: boolean) =>
    found
      .filter((entry) => entry.isDirectory() === wanted)
      .map(({ name }) => name)
      .sort();
  return { files: named(false), directories: named(true) };
}

export async function requireDirectory(directory: string): Promise<void> {
  if (await orUndefined(readdir(directory))) return;
  throw new ManagementError('configuration_unreadable', `${directory}: expected a directory`);
}

/** @param contents text, or a document that is written as JSON. */
export async function writeContents(
  directory: string,
  file: string,
  contents: string | Json | readonly unknown[],
): Promise<void> {
  const target = path.join(directory, file);
  await mkdir(path.dirname(target), { recursive: true });
  const text = typeof contents === 'string' ? contents : `${JSON.stringify(contents, null, 2)}\n`;
  await writeFile(target, text);
}

async function orUndefined<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
