/**
 * Runs the same lines of script in the sandbox and directly in Node, with the real modules, so that
 * a test can say that both come to the same.
 */
import * as bcryptjs from 'bcryptjs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Sandbox } from '../../index.ts';

/** An expression, or the body of a function where it has `return` in it. It may wait. */
export type Row = string | { throws: string };

/** What came of a row: JSON of its value, or the error's name and code. */
type Came = { value: string } | { error: { name: unknown; code: unknown } } | { missing: true };

const lineOf = (row: Row): string => (typeof row === 'string' ? row : row.throws);

const bodyOf = (row: Row): string => {
  const line = lineOf(row);
  return /\breturn\b/.test(line) ? line : `return (${line});`;
};

/** The text of a function of no parameters that comes to the outcomes of all rows, as JSON. */
function scriptOf(rows: Row[], before: string): string {
  const functions = rows.map((row) => `async () => { ${bodyOf(row)} }`).join(',\n');
  return `async () => {
    ${before}
    const show = (value) => {
      const text = JSON.stringify(value, (key, shown) => {
        if (typeof shown === 'bigint') return shown + 'n';
        if (shown === undefined) return '(undefined)';
        if (shown instanceof Map || shown instanceof Set) return { collection: [...shown] };
        if (shown instanceof ArrayBuffer) return { buffer: [...new Uint8Array(shown)] };
        return shown;
      });
      return text;
    };
    const outcomes = [];
    for (const row of [${functions}]) {
      try {
        outcomes.push({ value: show(await row()) });
      } catch (error) {
        outcomes.push({ error: { name: error && error.name, code: error && error.code } });
      }
    }
    return JSON.stringify(outcomes);
  }`;
}

const nodeRequire = createRequire(import.meta.url);

/** The real ones; what is not installed here stands for what it is compatible with. */
function realRequire(name: string): unknown {
  return name === 'bcrypt' ? bcryptjs : nodeRequire(name);
}

async function inNode(text: string): Promise<Came[]> {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is the test's own
  const run = new Function('require', `return (${text})()`) as (
    require: unknown,
  ) => Promise<string>;
  return JSON.parse(await run(realRequire)) as Came[];
}

async function inSandbox(sandbox: Sandbox, text: string): Promise<Came[]> {
  const outcome = await sandbox.runScript({
    tenantId: 'modules',
    connectionId: 'modules',
    source: `function getUser(id, callback) {
      (${text})().then((json) => callback(null, { user_id: 'rows', user_metadata: { json } }), callback);
    }`,
    action: { script: 'get_user', identifier: 'rows' },
    configuration: {},
  });
  if (outcome.kind !== 'ok') throw new Error(`The rows ended as ${JSON.stringify(outcome)}`);
  const { json } = (outcome.answer as unknown as { user_metadata: { json: string } }).user_metadata;
  return JSON.parse(json) as Came[];
}

/**
 * One test for each row: the sandbox and Node come to the same value, or to an error of the same
 * name and code where the row says that it throws.
 * @param before statements that stand before the rows, such as `const crypto = require('crypto')`.
 */
export function sameAsNode(title: string, rows: Row[], before = ''): void {
  describe(title, () => {
    let sandbox: Sandbox;
    let ours: Came[] = [];
    let nodes: Came[] = [];

    beforeAll(async () => {
      sandbox = new Sandbox({ allowedDestinations: [] });
      const text = scriptOf(rows, before);
      [ours, nodes] = await Promise.all([inSandbox(sandbox, text), inNode(text)]);
    }, 60_000);

    afterAll(() => {
      sandbox.stop();
    });

    it.each(rows.map((row, at) => [lineOf(row), row, at] as const))('%s', (_line, row, at) => {
      const [our, node] = [ours[at] ?? { missing: true }, nodes[at] ?? { missing: true }];
      expect(JSON.stringify(our)).toBe(JSON.stringify(node));
      expect('error' in node).toBe(typeof row === 'object');
    });
  });
}
