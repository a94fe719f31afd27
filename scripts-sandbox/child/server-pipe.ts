/** The pipe to our own process, which was there before this one began: see `frames.ts`. */
import net from 'node:net';

import { FrameReader, frameOf } from '../frames.ts';

/** Where `host/launch.ts` has put it. */
const PIPE_FD = 3;

let pipe: net.Socket | undefined;

export function tell(message: unknown): void {
  opened().write(frameOf(message));
}

/** Hears our own process, whose messages may be of any length. */
export function hear<Message>(heard: (message: Message) => void): void {
  const reader = new FrameReader(Infinity);
  opened().on('data', (bytes) => {
    for (const text of reader.read(bytes)) heard(JSON.parse(text) as Message);
  });
}

function opened(): net.Socket {
  pipe ??= new net.Socket({ fd: PIPE_FD }).on('error', die).on('close', die);
  return pipe;
}

/**
 * At once: nobody is there any more to ask for anything, or something of our own has failed.
 * `process.exit` would wait for scripts that compute, and some never end.
 */
export function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
