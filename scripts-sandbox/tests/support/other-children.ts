/** A sandbox whose processes begin with something else than they should. */
import type * as childProcesses from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { afterAll, vi } from 'vitest';

import type * as bundles from '../../host/bundles.ts';
import type { DriverName } from '../../protocol.ts';
import { endOf } from './end-of.ts';
import { honest } from './opened-sandbox.ts';

const ours = fileURLToPath(new URL('../../child/main.ts', import.meta.url));

export type OtherChildren = {
  /** The file that processes run from now on: one of this directory, of `/`, or else our own. */
  entry?: string;
  /** What the system says instead of starting anything: at once, or because there is no such program. */
  refusal?: Error;
  program?: string;
  /** Our code for the inside of isolates, or that it cannot be had. */
  guest?: string | Error;
  /** No driver can be had. */
  hasNoDrivers?: boolean;
};

/** Until `repair` is called. */
export async function sandboxOf(others: OtherChildren) {
  let children = others;
  let starts = 0;
  vi.resetModules();
  vi.doMock('node:child_process', async (importOriginal) => {
    const original = await importOriginal<typeof childProcesses>();
    return {
      ...original,
      spawn: (executable: string, parameters: string[], options: childProcesses.SpawnOptions) => {
        starts += 1;
        const { entry, refusal, program = executable } = children;
        if (refusal) throw refusal;
        const file = entry === undefined ? ours : fileURLToPath(new URL(entry, import.meta.url));
        return original.spawn(program, [...parameters.slice(0, -1), file], options);
      },
    };
  });
  vi.doMock('../../host/bundles.ts', async (importOriginal) => {
    const original = await importOriginal<typeof bundles>();
    return {
      ...original,
      driverBundle: (name: DriverName) =>
        children.hasNoDrivers
          ? Promise.reject(new Error('No such package'))
          : original.driverBundle(name),
      guestBundle: () => {
        if (children.guest instanceof Error) return Promise.reject(children.guest);
        return children.guest === undefined
          ? original.guestBundle()
          : Promise.resolve(children.guest);
      },
    };
  });
  const { Sandbox } = await import('../../index.ts');
  const lines: string[] = [];
  const sandbox = new Sandbox({ allowedDestinations: [], tell: (line) => lines.push(line) });
  afterAll(() => {
    sandbox.stop();
  });

  const run = (
    tenantId: string,
    configuration: Record<string, string> = {},
    source: string = honest,
  ) =>
    sandbox.runScript({
      tenantId,
      connectionId: 'people',
      source,
      action: { script: 'get_user', identifier: 'ada' },
      configuration,
    });
  return {
    sandbox,
    /** From now on all is as it should be. */
    repair: () => {
      children = {};
    },
    /** What the operator was told. */
    lines,
    /** How many processes were started so far. */
    starts: () => starts,
    run,
    /** `ok`, `unavailable: lost`, … */
    endOf: async (...asked: Parameters<typeof run>) => endOf(await run(...asked)),
  };
}
