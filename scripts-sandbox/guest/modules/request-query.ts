/** Objects as a query, nested with brackets: `{a: {b: [1]}}` is `a[b][0]=1`, percent-encoded. */
import { asText } from '../http/as-text.ts';

/** A text is taken as it is. */
export function writeQuery(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .flatMap(([name, held]) => pairs(name, held))
    .map(([name, text]) => `${encode(name)}=${encode(text)}`)
    .join('&');
}

function pairs(name: string, value: unknown): [string, string][] {
  if (value === undefined || typeof value === 'function') return [];
  if (value === null) return [[name, '']];
  if (value instanceof Date) return [[name, value.toISOString()]];
  if (typeof value !== 'object') return [[name, asText(value)]];
  return Object.entries(value).flatMap(([inner, held]) => pairs(`${name}[${inner}]`, held));
}

/** As RFC 3986 has it: `!'()*` too. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
