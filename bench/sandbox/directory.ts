/** A company's own store of users behind HTTP on loopback, in a process of its own. */
import { LOAD_CORE, runOnCore } from '../load/cores.ts';
import { answerOf } from '../load/answer-of.ts';

export type Directory = {
  /** What the operator's allow-list must name. */
  host: string;
  origin: string;
  /** Where it answers late. */
  slowOrigin: string;
  stop: () => void;
};

/** @param holdMs how long the slow one keeps everybody waiting. */
export async function startDirectory(holdMs: number): Promise<Directory> {
  const child = runOnCore(
    LOAD_CORE,
    ['--disable-warning=ExperimentalWarning', 'bench/sandbox/serve-directory.ts'],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const host = `127.0.0.1:${await answerOf<number>(child, { holdMs })}`;
  const origin = `http://${host}`;
  return { host, origin, slowOrigin: `${origin}/slow`, stop: () => void child.kill() };
}
