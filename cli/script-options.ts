/** What the verbs of scripts take alike. */
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';

import type { ScriptReference, VersionChoice } from '#app/management/named-script.ts';

import { UsageError } from './usage-error.ts';
import { tenantOption } from './verb.ts';
import type { Option } from './verb.ts';

export const connectionOption = {
  kind: 'text',
  value: 'NAME',
  about: 'The connection whose script it is',
  expected: 'the name of a connection',
  required: true,
} as const satisfies Option;

const scriptOption = {
  kind: 'text',
  value: 'NAME',
  about: 'login, get_user, create, verify, change_password, change_email, delete, …',
  expected: 'the name of a script, such as login or get_user',
  required: true,
} as const satisfies Option;

/** Which script is meant. */
export const scriptOptions = {
  tenant: tenantOption,
  connection: connectionOption,
  script: scriptOption,
} as const;

export const versionOption = {
  kind: 'text',
  value: 'N',
  about: 'Which version: a number, published, or draft for the newest (default: draft)',
  expected: 'the number of a version, published or draft',
} as const satisfies Option;

/** A source that need not be saved. */
export const sourceOptions = {
  file: { kind: 'text', value: 'PATH', about: 'A file with the source' },
  source: { kind: 'text', value: 'TEXT', about: 'The source itself' },
} as const satisfies Record<string, Option>;

export const inputOption = {
  kind: 'json',
  value: 'JSON',
  about: "The script's parameters by name, and a context where the connection hands one out",
  expected: 'a JSON object such as {"usernameOrEmail": "ada@example.com", "password": "…"}',
  secret: true,
} as const satisfies Option;

export const identifierOption = {
  kind: 'text',
  value: 'TEXT',
  about: 'What somebody is called whom get_user knows, to try both its look-ups with',
  expected: 'an address, a name or a number of somebody in the database',
} as const satisfies Option;

export const limitOption = {
  kind: 'number',
  value: 'N',
  about: 'At most so many (default: 20)',
  expected: 'a whole number from 1 to 1000',
} as const satisfies Option;

export const referenceOf = ({
  connection,
  script,
}: {
  connection: string;
  script: string;
}): ScriptReference => ({ connection, script });

/** Undefined where it is not given. */
export function readVersion(
  text: string | undefined,
  option = 'version',
): VersionChoice | undefined {
  if (text === undefined || text === 'published' || text === 'draft') return text;
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new UsageError(
    'invalid_option',
    `--${option} ${JSON.stringify(text)}: expected ${versionOption.expected}`,
  );
}

/** The source that is given, if one is. */
export async function readSource({
  file,
  source,
}: {
  file: string | undefined;
  source: string | undefined;
}): Promise<string | undefined> {
  if (file === undefined) return source;
  if (source !== undefined) {
    throw new UsageError('conflicting_options', 'expected --file or --source, not both');
  }
  try {
    return await readFile(file, 'utf8');
  } catch {
    const message = `--file ${JSON.stringify(file)}: expected a file that can be read`;
    throw new UsageError('invalid_option', message);
  }
}

/** Who is noted as the author of what is done here. Containers run as users who have no name. */
export function whoTypes(): string {
  try {
    return `${userInfo().username} (command line)`;
  } catch {
    return 'command line';
  }
}
