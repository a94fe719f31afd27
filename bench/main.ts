/**
 * What one core of this machine does with Latchkey, beside what the libraries do on it alone.
 * `npm run bench -- --only passkeys,memory --seconds 5`
 */
import os from 'node:os';
import { parseArgs } from 'node:util';

import { enumeration } from './figures/enumeration.ts';
import type { Figure } from './figures/figure.ts';
import { loginPage } from './figures/login-page.ts';
import { memory } from './figures/memory.ts';
import { ownDatabase } from './figures/own-database.ts';
import { passkeys, passkeysOnPostgres } from './figures/passkeys.ts';
import { passwords } from './figures/passwords.ts';
import { sandbox } from './figures/sandbox.ts';
import { size } from './figures/size.ts';
import { userImport } from './figures/user-import.ts';
import { usersPage } from './figures/users-page.ts';
import { pinning } from './load/cores.ts';
import { startLoad } from './load/load.ts';
import type { Measured } from './report/measured.ts';
import { table } from './report/table.ts';

const figures = [
  passkeys,
  loginPage,
  passwords,
  memory,
  enumeration,
  passkeysOnPostgres,
  size,
  sandbox,
  ownDatabase,
  userImport,
  usersPage,
];
const names = figures.map(({ name }) => name).join(',');

const { chosen, seconds } = readArguments();
const measured: Measured[] = [];
for (const figure of chosen) measured.push(await measure(figure));

console.log(`
${table(measured.flatMap(({ rows }) => rows))}

${[machine(), pinning, ...measured.flatMap(({ notes }) => notes)].map((note) => `- ${note}`).join('\n')}
`);
process.exit(0);

function readArguments(): { chosen: Figure[]; seconds: number } {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string' }, seconds: { type: 'string', default: '2' } },
    });
    const wanted = values.only?.split(',') ?? figures.map(({ name }) => name);
    const seconds = Number(values.seconds);
    if (wanted.some((name) => !names.split(',').includes(name)) || !(seconds > 0)) {
      throw new Error('unknown figure or no duration');
    }
    return { chosen: figures.filter(({ name }) => wanted.includes(name)), seconds };
  } catch {
    console.error(`Usage: npm run bench -- [--only ${names}] [--seconds 2]`);
    process.exit(1);
  }
}

async function measure({ title, needsPostgres, measure }: Figure): Promise<Measured> {
  if (needsPostgres && !process.env.TEST_DATABASE_URL) {
    return {
      rows: [],
      notes: [
        `${title}: not measured, because no PostgreSQL is running here. Start one, or set TEST_DATABASE_URL.`,
      ],
    };
  }
  const startedAt = performance.now();
  process.stdout.write(`${title}… `);
  const load = startLoad();
  try {
    const result = await measure({ load, seconds });
    console.log(`done in ${Math.round((performance.now() - startedAt) / 1000)} s`);
    return result;
  } finally {
    load.stop();
  }
}

function machine(): string {
  const [cpu] = os.cpus();
  const busy = os.loadavg()[0]?.toFixed(1) ?? '?';
  return `${cpu?.model ?? 'unknown processor'}, ${os.cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}; load average ${busy}, the bench's own included.`;
}
