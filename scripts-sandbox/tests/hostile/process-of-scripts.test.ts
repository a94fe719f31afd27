import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { underLimits } from '../../host/launch.ts';
import { childLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { childProcesses } from '../support/child-processes.ts';
import { launched } from '../support/launched.ts';

const { body, visitors } = attackedSandbox();
const isRoot = process.getuid?.() === 0;

const read = (pid: number, file: string): string =>
  readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');

/** The processes of a sandbox in which something has just run. */
async function workingProcesses(): Promise<number[]> {
  expect(await body('callback(null, { user_id: identifier });')).toMatchObject({ kind: 'ok' });
  const pids = childProcesses();
  expect(pids.length).toBeGreaterThan(0);
  return pids;
}

/** Of a process that has come up; a spare one may still be about to become nobody. */
const statusOf = (pid: number, name: string): string =>
  new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(read(pid, 'status'))?.[1] ?? '';

it.runIf(isRoot)(
  'the process is nobody, with no group and no power, and shares that with no other',
  async () => {
    const pids = await workingProcesses();
    await expect.poll(() => pids.map((pid) => statusOf(pid, 'Uid')).join()).not.toContain('\t0');
    const users = pids.map((pid) => {
      const ids = statusOf(pid, 'Uid').split('\t');
      expect(new Set(ids).size).toBe(1);
      expect(statusOf(pid, 'Gid')).toBe(statusOf(pid, 'Uid'));
      expect(statusOf(pid, 'Groups').trim()).toBe('');
      expect(BigInt(`0x${statusOf(pid, 'CapEff')}`)).toBe(0n);
      expect(BigInt(`0x${statusOf(pid, 'CapPrm')}`)).toBe(0n);
      return ids[0];
    });
    expect(new Set(users).size).toBe(pids.length);
    expect(users).not.toContain('0');
  },
);

it('the process has no environment of ours, not even in what the system keeps of its start', async () => {
  for (const pid of await workingProcesses()) {
    const names = read(pid, 'environ')
      .split('\0')
      .filter(Boolean)
      .map((line) => line.split('=')[0]);
    const harmless = ['NODE_ENV', 'PWD'];
    expect(names.filter((name) => !harmless.includes(name ?? ''))).toEqual([]);
  }
  // The server has secrets there.
  expect(process.env['LATCHKEY_SECRET']).toBeDefined();
});

it('the system lets the process dump nothing, write nothing, and open only so much', async () => {
  for (const pid of await workingProcesses()) {
    const limits = read(pid, 'limits');
    expect(limits).toMatch(/^Max core file size +0 +0 /m);
    expect(limits).toMatch(/^Max file size +0 +0 /m);
    expect(limits).toMatch(
      new RegExp(
        `^Max open files +${String(childLimits.openFiles)} +${String(childLimits.openFiles)} `,
        'm',
      ),
    );
  }
});

it('the system takes the process before others when memory runs out, and no program gives it power', async () => {
  const [pid] = await workingProcesses();
  if (pid === undefined) return;
  expect(Number(read(pid, 'oom_score_adj'))).toBe(childLimits.oomScore);
  expect(statusOf(pid, 'NoNewPrivs')).toBe('1');
});

/** What a script would do that could run what it likes, as somebody who is not root. */
const forkWithoutEnd = `
  process.setgid(61000);
  process.setuid(61000);
  const { spawn } = require('node:child_process');
  let others = 0;
  const go = () => {
    const other = spawn('/bin/sleep', ['60']);
    other.on('spawn', () => { others += 1; go(); });
    other.on('error', ({ code }) => { console.log(others, code); process.kill(0, 'SIGKILL'); });
  };
  go();
`;

it.runIf(isRoot)('the system lets it have so many threads and processes and no more', async () => {
  const [shell = '', ...parameters] = underLimits([process.execPath, '-e', forkWithoutEnd]);
  const inside = spawn(shell, parameters, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const [told] = (await once(inside.stdout, 'data')) as [Buffer];
  const [others, code] = told.toString().trim().split(' ');
  expect(code).toBe('EAGAIN');
  expect(Number(others)).toBeGreaterThan(0);
  expect(Number(others)).toBeLessThan(childLimits.threads + 4 * availableParallelism());
});

it('the process holds no file of ours open, and stands in no directory of ours', async () => {
  const [pid] = await workingProcesses();
  if (pid === undefined) return;
  expect(readlinkSync(`/proc/${String(pid)}/cwd`)).toBe('/');
  const open = readdirSync(`/proc/${String(pid)}/fd`)
    .filter((fd) => Number(fd) > 2)
    .map((fd) => readlinkSync(`/proc/${String(pid)}/fd/${fd}`));
  const harmless = /^(socket:|pipe:|anon_inode:|\/dev\/(null|u?random)$|\/proc\/)/;
  expect(open.filter((target) => !harmless.test(target))).toEqual([]);
});

function started() {
  const inside = launched(fileURLToPath(new URL('../support/inside-child.ts', import.meta.url)));
  inside.send({ seat: 40 });
  return inside;
}

it('code that has got out of its isolate can read our own code, and nothing else that Node offers', async () => {
  const nextDoor = visitors();
  const inside = started();
  const [{ managed }] = await once(inside.heard, 'message');
  inside.process.kill('SIGKILL');
  await nextDoor.stop();
  // Who is not root to begin with cannot become anybody else; its signals reach what is its own.
  const asItself = isRoot ? [] : ['signal the server'];
  expect(managed).toEqual(['read our own code', ...asItself]);
});

it('a signal does not open the inspector', async () => {
  const inside = started();
  await once(inside.heard, 'message');
  const ended = once(inside.process, 'exit');
  inside.process.kill('SIGUSR1');
  inside.send({ seat: 40 });
  const [first] = await Promise.race([once(inside.heard, 'message'), ended]);
  const threads =
    typeof first === 'object' ? readdirSync(`/proc/${String(inside.process.pid)}/task`) : [];
  const names = threads.map((task) => read(inside.process.pid ?? 0, `task/${task}/comm`).trim());
  inside.process.kill('SIGKILL');
  await ended;
  // The system's own answer to that signal is the end of the process, which is as good.
  expect(names.filter((name) => /inspector/i.test(name))).toEqual([]);
  expect(typeof first === 'object' || first === null).toBe(true);
});
