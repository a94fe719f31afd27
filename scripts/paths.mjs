// Where things are. The scripts work from any current directory.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const binaries = path.join(root, 'node_modules', '.bin');

/** The Node that the project pins; exists once the dependencies are installed. */
export const pinnedNode = path.join(binaries, 'node');

/** An environment in which `node`, `vitest`, `remix` and the rest are the project's own. */
export const projectEnvironment = (extra = {}) => ({
  ...process.env,
  ...extra,
  PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ''}`,
});
