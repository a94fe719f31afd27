import type { Administration, Json } from './administration.ts';
import type { Files } from './directory.ts';

/** Something that is configured: a document in a directory, and the same in a tenant. */
export type Configured = {
  /** What tells it from others of its kind. */
  key: string;
  /** As it stands in a directory: without ids, and without secrets. */
  document: Json;
  /** What its file is called, where that is not its key. */
  title?: string;
};

/** What a directory has. */
export type Wanted = Configured & { file: string };

export type Present = Configured & {
  address: string;
  /** It names what no other tenant has, and is not written down. */
  isOfTenantAlone?: boolean;
};

/** One kind of what can be configured: where it stands in a directory, and in the API. */
export type Kind = {
  name: string;
  readDirectory: (files: Files) => Promise<Wanted[]>;
  writeDirectory: (directory: string, all: readonly Configured[]) => Promise<void>;
  list: (administration: Administration) => Promise<Present[]>;
  /** Undefined where there is always exactly one. */
  create?: (administration: Administration, wanted: Configured) => Promise<void>;
  /** @param wanted may leave out what stays. */
  update: (administration: Administration, wanted: Configured, present: Present) => Promise<void>;
};

export const without = (document: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)));
