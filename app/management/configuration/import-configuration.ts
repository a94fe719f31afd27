/**
 * Makes a tenant as files say, in the directory format of Auth0's deploy CLI.
 *
 * 1. What was exported and is imported again changes nothing.
 * 2. What files do not have stays as it is: nothing is deleted.
 * 3. All files are read and all changes are rehearsed before the first one is made. What only turns
 *    out while they are made says what has been done by then; the next import goes on from there.
 */
import { ManagementError } from '../management-error.ts';
import { administrationOf, rehearsalOf } from './administration.ts';
import type { Administration } from './administration.ts';
import { differencesOf } from './differences.ts';
import type { Difference } from './differences.ts';
import { requireDirectory } from './directory.ts';
import type { Files } from './directory.ts';
import type { Keywords } from './keywords.ts';
import type { Kind, Present, Wanted } from './kind.ts';
import { kinds } from './kinds.ts';
import { listLeftAside } from './left-aside.ts';

export type Change = {
  kind: string;
  /** Empty where a tenant has one of the kind. */
  name: string;
  action: 'create' | 'update';
  differences: Difference[];
};

export type Imported = {
  changes: Change[];
  /** What stands in the directory and is of no kind that is imported: files, and parts of files. */
  leftAside: string[];
  /** Fields that were left as they are: nobody gave their keywords a value. */
  withoutValue: string[];
};

type Options = { isDryRun: boolean; keywords?: Keywords };

type OfKind = { kind: Kind; all: Wanted[] };

export async function importConfiguration(
  tenantId: string,
  directory: string,
  { isDryRun, keywords = {} }: Options,
): Promise<Imported> {
  await requireDirectory(directory);
  const files: Files = { directory, keywords, withoutValue: [], leftAside: [] };
  const wanted = await Promise.all(
    kinds.map(async (kind) => ({ kind, all: await kind.readDirectory(files) })),
  );
  for (const { all } of wanted) requireOnce(all);
  const rehearsed = await make(rehearsalOf(tenantId), wanted, refuseAll);
  const changes = isDryRun
    ? rehearsed
    : await make(administrationOf(tenantId), wanted, refuseFromHere);
  const leftAside = [...(await listLeftAside(directory, kinds)), ...files.leftAside];
  return { changes, leftAside, withoutValue: files.withoutValue.sort() };
}

type Refuse = (error: ManagementError, file: string, done: readonly Change[]) => ManagementError;

async function make(
  administration: Administration,
  wanted: readonly OfKind[],
  refuse: Refuse,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { kind, all } of wanted) {
    if (all.length === 0) continue;
    const present = await kind.list(administration);
    for (const one of all) {
      const there = present.find(({ key }) => key === one.key);
      const differences = differencesOf(one.document, there?.document ?? {});
      if (there && differences.length === 0) continue;
      try {
        await write(administration, kind, one, there);
      } catch (error) {
        if (!(error instanceof ManagementError)) throw error;
        throw refuse(error, one.file, changes);
      }
      const action = there ? 'update' : 'create';
      changes.push({ kind: kind.name, name: one.key, action, differences });
    }
  }
  return changes;
}

async function write(
  administration: Administration,
  kind: Kind,
  one: Wanted,
  there: Present | undefined,
): Promise<void> {
  if (there) await kind.update(administration, one, there);
  else await kind.create?.(administration, one);
}

const refuseAll: Refuse = ({ code, message }, file) =>
  new ManagementError(code, `${file}: ${message}. Nothing has been changed`, { file });

const refuseFromHere: Refuse = ({ code, message }, file, done) => {
  const before = done.map(({ kind, name, action }) => `${action} ${kind} ${name}`.trim());
  const said = before.length > 0 ? before.join(', ') : 'nothing';
  return new ManagementError(code, `${file}: ${message}. Done before: ${said}`, {
    file,
    done: before,
  });
};

function requireOnce(all: readonly Wanted[]): void {
  for (const [index, { key, file }] of all.entries()) {
    const first = all.findIndex((one) => one.key === key);
    if (first === index) continue;
    const other = all[first]?.file ?? '';
    throw new ManagementError('names_collide', `${file}: ${key} is in ${other} already`);
  }
}
