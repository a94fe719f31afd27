/**
 * What a process can still do that was started as children are, had a script got out of its isolate
 * and could call everything that Node has. Tells what it has managed to do.
 */
import { execFileSync, fork } from 'node:child_process';
import { openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WASI } from 'node:wasi';
import { Worker } from 'node:worker_threads';

import { giveUpPrivileges } from '../../child/privileges.ts';
import { hear, tell } from '../../child/server-pipe.ts';

const attempts: Record<string, () => unknown> = {
  'read our own code': () => readFileSync(import.meta.filename),
  'read a file of the system': () => readFileSync('/etc/passwd'),
  'read the environment of the server': () => readFileSync(`/proc/${String(process.ppid)}/environ`),
  'list a directory': () => readdirSync('/'),
  'write a file': () => {
    writeFileSync(path.join(tmpdir(), 'from-a-child'), 'x');
  },
  'write to our own code': () => openSync(import.meta.filename, 'a'),
  'start a program': () => execFileSync('/bin/true'),
  'start Node': () => fork(import.meta.filename),
  'start a thread': () => new Worker(';', { eval: true }),
  'open the inspector': () => {
    inspector.open(0);
  },
  'load an addon of its own': () => createRequire('/tmp/')('./own.node') as unknown,
  'use WASI': () => new WASI({ version: 'preview1', preopens: { '/': '/' } }),
  'signal the server': () => process.kill(process.ppid, 0),
  'become somebody again': () => process.setuid?.(0),
};

hear(({ seat }: { seat: number }) => {
  giveUpPrivileges(seat);
  const managed = Object.entries(attempts)
    .filter(([, attempt]) => {
      try {
        attempt();
        return true;
      } catch {
        return false;
      }
    })
    .map(([name]) => name);
  tell({ managed });
});
