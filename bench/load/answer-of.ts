import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Tells a process something and waits for its answer; rejects where it ends without one. */
export async function answerOf<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  const impatience = new AbortController();
  const { signal } = impatience;
  // Not 'exit', which can come before the last message has been read.
  const ended = once(child, 'disconnect', { signal }).then(() => {
    throw new Error(`${child.spawnargs.at(-1) ?? 'a process'} ended without an answer`);
  });
  child.send(question);
  try {
    const [answer] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Answer];
    return answer;
  } finally {
    impatience.abort();
  }
}
