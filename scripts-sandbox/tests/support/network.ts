/**
 * The network of a test: names that lead where the test says, and places that are somewhere else.
 *
 * It stands below the child's own door, where the system's resolver and its routes are: a child of
 * the test is started through `child-on-test-network.ts`. Nothing in the sandbox knows of it.
 */
import type * as childProcesses from 'node:child_process';

import { vi } from 'vitest';

export type TestNetwork = {
  /** What a name leads to, look-up by look-up; the last answer stays. */
  names?: Record<string, string[][]>;
  /** `name:port` to a port of 127.0.0.1, for servers that cannot have the port that a script asks for. */
  routes?: Record<string, number>;
  /** A file with certificates that the child trusts. */
  certificates?: string;
};

const entry = new URL('child-on-test-network.ts', import.meta.url).pathname;

/** To be called before the sandbox is imported: `const { openedSandbox } = await onNetwork({…})`. */
export async function onNetwork({ certificates, ...network }: TestNetwork) {
  vi.resetModules();
  vi.doMock('node:child_process', async (importOriginal) => {
    const original = await importOriginal<typeof childProcesses>();
    return {
      ...original,
      spawn: (executable: string, parameters: string[], options: childProcesses.SpawnOptions) =>
        original.spawn(executable, [...parameters.slice(0, -1), entry, JSON.stringify(network)], {
          ...options,
          env: { NODE_ENV: 'production', NODE_EXTRA_CA_CERTS: certificates },
        }),
    };
  });
  return import('./opened-sandbox.ts');
}
