import { answerOf } from './answer-of.ts';
import { SERVER_CORE, runOnCore } from './cores.ts';

export type BareLibrary = 'simplewebauthn' | 'argon2id' | 'bcrypt-8' | 'bcrypt-10';

/** What a library does per second on the server's core, so many at once. */
export function bareRate(library: BareLibrary, running: number, seconds: number): Promise<number> {
  const child = runOnCore(
    SERVER_CORE,
    ['--disable-warning=ExperimentalWarning', 'bench/load/bare-libraries.ts'],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  return answerOf<number>(child, { library, running, seconds });
}
