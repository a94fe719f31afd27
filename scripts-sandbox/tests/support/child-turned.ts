/**
 * A process that is not ours any more: it comes up as one of ours, answers runs as one of ours, and
 * at a run whose configuration names something that it `does`, it does that to the server.
 */
import { closeSync, writeSync } from 'node:fs';

import { frameOf } from '../../frames.ts';
import { hear, tell } from '../../child/server-pipe.ts';
import type { ToChild } from '../../protocol.ts';

const PIPE = 3;

/** All of it, however slowly it is read; past everything that Node has of the pipe. */
function write(bytes: Uint8Array, fd = PIPE): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

const withLength = (length: number, body: string): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(length);
  return Buffer.concat([head, Buffer.from(body)]);
};

const text = (body: string): Buffer => withLength(Buffer.byteLength(body), body);
const said = (run: number, line = 'x') => frameOf({ type: 'said', run, kind: 'log', text: line });
const ended = (run: number, ending: unknown = { kind: 'answered', json: '{"user_id":"1"}' }) =>
  frameOf({ type: 'ended', run, ending, cpuMs: 1, outboundCalls: 0 });

const deeds: Record<string, (run: number) => void> = {
  'text that is no JSON': () => {
    write(text('garbage'));
  },
  'a line of Node’s own channel': () => {
    write(Buffer.from(`${JSON.stringify({ cmd: 'NODE_HANDLE', type: 'net.Nothing' })}\n`));
  },
  'JSON that is none of our messages': (run) => {
    write(frameOf({ type: 'ended', run, ending: { kind: 'ok' } }));
  },
  'a number where text belongs': (run) => {
    write(ended(run, { kind: 'threw', error: { name: 1, message: {} } }));
  },
  'JSON of great depth': () => {
    write(text(`${'['.repeat(500_000)}${']'.repeat(500_000)}`));
  },
  'a length without measure': () => {
    write(withLength(0xffff_ffff, 'x'));
  },
  'no length': () => {
    write(withLength(0, ''));
  },
  'one byte after the other of a message without end': () => {
    write(withLength(1_000_000, ''));
    for (;;) write(Buffer.from('x'));
  },
  'bytes without end': () => {
    for (;;) write(Buffer.alloc(65_536, 0x78));
  },
  'lines without end': (run) => {
    for (;;) write(said(run));
  },
  'lines of runs that are not there, without end': () => {
    for (;;) write(said(1e9));
  },
  'ends of runs that are not there, without end': () => {
    for (;;) write(ended(-1));
  },
  'long lines without end': (run) => {
    for (;;) write(said(run, 'x'.repeat(1_000_000)));
  },
  'that it is ready, once more': () => {
    write(frameOf({ type: 'ready' }));
  },
  'for a driver, once more': () => {
    for (;;) write(frameOf({ type: 'driver', name: 'pg' }));
  },
  'complaints without end': () => {
    for (;;) write(Buffer.alloc(65_536, 0x78), 2);
  },
  'that its pipe is closed, though it lives': () => {
    closeSync(PIPE);
    setInterval(() => undefined, 1_000);
  },
  'answers too much': (run) => {
    write(ended(run, { kind: 'answered', json: `"${'x'.repeat(300_000)}"` }));
  },
  'tells an error of a million characters': (run) => {
    const long = 'x'.repeat(500_000);
    write(ended(run, { kind: 'threw', error: { name: long, message: long, stack: long } }));
  },
  'answers no JSON': (run) => {
    write(ended(run, { kind: 'answered', json: '{' }));
  },
  'answers what is too deep': (run) => {
    const json = `{"user_id":"1","user_metadata":${'[ '.repeat(60_000)}${']'.repeat(60_000)}}`;
    write(ended(run, { kind: 'answered', json }));
  },
  'answers for the runs beside it': (run) => {
    for (let other = 0; other <= run + 3; other += 1) write(ended(other));
  },
};

hear((message: ToChild) => {
  if (message.type === 'begin') tell({ type: 'ready' });
  else if (message.type === 'run') {
    const { does = '' } = JSON.parse(message.configuration) as { does?: string };
    const deed = deeds[does];
    if (deed) deed(message.run);
    else if (does !== 'waits') write(ended(message.run));
  }
});
