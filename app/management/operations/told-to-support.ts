import type { Act } from './operation.ts';

type Row = Record<string, unknown>;

/** A row of a list that the pages about users are filled from: support is told these fields of it. */
export const toldOf = ({ actor }: Act, row: Row, forSupport: readonly string[]): Row =>
  actor.kind === 'administrator' && actor.role === 'support' ? only(row, forSupport) : row;

const only = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)));
