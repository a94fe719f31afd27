/** A process that is started as children are, and spoken to as they are. */
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';

import { FrameReader, frameOf } from '../../frames.ts';
import { launch } from '../../host/launch.ts';
import { childLimits } from '../../limits.ts';

export type LaunchedProcess = {
  process: ChildProcess;
  send: (message: unknown) => void;
  /** Emits `message`. */
  heard: EventEmitter;
};

export function launched(entry: string): LaunchedProcess {
  const { process, pipe, complaints } = launch(entry);
  if (!pipe) throw new Error('The process has no pipe');
  complaints?.resume();
  const heard = new EventEmitter();
  const reader = new FrameReader(childLimits.messageBytes);
  pipe.on('error', () => undefined);
  pipe.on('data', (bytes) => {
    for (const text of reader.read(bytes)) heard.emit('message', JSON.parse(text));
  });
  return { process, heard, send: (message) => pipe.write(frameOf(message)) };
}
