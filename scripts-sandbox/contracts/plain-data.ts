/** Data that somebody else has made, as it may be kept: in a database, and in objects of ours. */
import { profileLimits } from './profile-limits.ts';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a text comes back from a database as it went in: PostgreSQL takes no NUL. */
export const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

export const keepableRule = `is at most ${String(profileLimits.levels)} levels deep, in valid Unicode without NUL`;

/**
 * A copy without `__proto__`, which would become the prototype of whatever it is copied into.
 * Undefined where something of it cannot be kept: see `keepableRule`.
 */
export function keepable(value: unknown, levels: number = profileLimits.levels): unknown {
  if (typeof value === 'string') return isKeepable(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => keepable(item, levels - 1));
    return items.includes(undefined) ? undefined : items;
  }
  const entries = Object.entries(value)
    .filter(([name]) => name !== '__proto__')
    .map(([name, item]): [string, unknown] => [name, keepable(item, levels - 1)]);
  const isWhole = entries.every(([name, item]) => isKeepable(name) && item !== undefined);
  return isWhole ? Object.fromEntries(entries) : undefined;
}
