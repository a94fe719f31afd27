/** The same code as a script and in Node itself: what comes of it, on either side. */
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';

import type { openedSandbox } from './opened-sandbox.ts';
import { teller } from './told.ts';

const require = createRequire(import.meta.url);

type Code = (require: NodeJS.Require, origin: string) => Promise<unknown>;

/** @returns `both(code)`: `code` is the inside of an async function that knows `require` and `origin`. */
export function besideNode(
  sandbox: Pick<ReturnType<typeof openedSandbox>, 'body'>,
  origin: string,
) {
  const tell = teller(sandbox);
  return async (code: string) => {
    const told = await tell(`const origin = '${origin}'; ${code}`);
    if (told.error) throw Object.assign(new Error(told.error.message), { told });
    const inNode = compileFunction(`return (async () => { ${code} })();`, [
      'require',
      'origin',
    ]) as unknown as Code;
    const value = await inNode(require, origin);
    return {
      script: told.value,
      node: value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown),
    };
  };
}
