import { once } from 'node:events';

import { SERVER_CORE, runOnCore } from './cores.ts';

export type BareLibrary = 'simplewebauthn' | 'argon2id';

/** What a library does per second on the server's core, so many at once. */
export async function bareRate(
  library: BareLibrary,
  running: number,
  seconds: number,
): Promise<number> {
  const child = runOnCore(
    SERVER_CORE,
    ['--disable-warning=ExperimentalWarning', 'bench/load/bare-libraries.ts'],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  child.send({ library, running, seconds });
  const [rate] = (await Promise.race([once(child, 'message'), failed(child)])) as [number];
  return rate;
}

async function failed(child: ReturnType<typeof runOnCore>): Promise<never> {
  const [status] = (await once(child, 'exit')) as [number | null];
  throw new Error(`the bare library's process ended with ${status ?? 'a signal'}`);
}
