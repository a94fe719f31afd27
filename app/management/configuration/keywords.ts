/**
 * What a pipeline puts into files while they are read, secrets above all: `##NAME##` in a text, and
 * `@@NAME@@` for a whole value. The deploy CLI calls them keywords.
 */
import type { Json } from './administration.ts';

export type Keywords = Readonly<Record<string, unknown>>;

/** Values, with or without the quotation marks around their names. */
export const withValues = (text: string, keywords: Keywords): string =>
  text.replace(/"@@(\w+)@@"|@@(\w+)@@/g, (found, quoted?: string, bare?: string) => {
    const name = quoted ?? bare ?? '';
    return Object.hasOwn(keywords, name) ? JSON.stringify(keywords[name]) : found;
  });

export const withTexts = (text: string, keywords: Keywords): string =>
  text.replace(/##(\w+)##/g, (found, name: string) =>
    Object.hasOwn(keywords, name) ? String(keywords[name]) : found,
  );

const isUnknown = (value: unknown): value is string =>
  typeof value === 'string' && /^##\w+##$/.test(value);

/** A document with its texts. A field that is all of an unknown keyword is left out, and told. */
export function withKeywords(value: unknown, keywords: Keywords, tell: (field: string) => void) {
  const inside = (part: unknown, field: string): unknown => {
    if (typeof part === 'string') return withTexts(part, keywords);
    if (Array.isArray(part)) return part.map((item) => inside(item, field));
    if (typeof part !== 'object' || part === null) return part;
    const document: Json = {};
    for (const [name, raw] of Object.entries(part)) {
      const place = field === '' ? name : `${field}.${name}`;
      const replaced = inside(raw, place);
      if (isUnknown(replaced)) tell(`${place} (${replaced})`);
      else document[name] = replaced;
    }
    return document;
  };
  return inside(value, '');
}
