/** Deeper documents nobody means, and whoever walks through one runs out of stack. */
export const MAX_JSON_DEPTH = 100;

/** Whether arrays and objects stand in each other more than `MAX_JSON_DEPTH` deep. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[{]|[\]}]/gs)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > MAX_JSON_DEPTH) return true;
  }
  return false;
}
