import { open } from 'node:fs/promises';

import type { TrailEnd, Verified } from '#app/management/audit-trail.ts';

import { chosenTenant } from './chosen-tenant.ts';
import { command, next } from './text.ts';
import { UsageError } from './usage-error.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun } from './verb.ts';

const trail = () => import('#app/management/audit-trail.ts');
const trailFile = () => import('#app/management/trail-file.ts');

const path = { kind: 'text', value: 'PATH', expected: 'the path of a file' } as const;

export const auditTrail: Noun = {
  name: 'audit-trail',
  about: 'Every administrative act, chained so that nothing can be changed without showing',
  verbs: [
    verb({
      name: 'export',
      isReading: true,
      about: "Write a tenant's trail to a file that can be checked wherever it is kept",
      options: {
        tenant: tenantOption,
        file: { ...path, about: 'A file that does not exist yet', required: true },
      },
      examples: ['audit-trail export --tenant acme --file acme-trail.ndjson'],
      run: async ({ tenant, file }) => {
        const chosen = await chosenTenant(tenant);
        const { linesOfTrail } = await trailFile();
        const output = await newFile(file);
        let lines = 0;
        let head = '';
        try {
          for await (const line of linesOfTrail(chosen)) {
            if (lines === 0) head = line;
            lines += 1;
            await output.appendFile(`${line}\n`);
          }
        } finally {
          await output.close();
        }
        const { end } = JSON.parse(head) as { end: TrailEnd | null };
        return { file, acts: lines - 1, end };
      },
      say: ({ file, acts, end }) =>
        end === null
          ? `Wrote ${file}: nothing has been done yet.`
          : [
              `Wrote ${acts} acts to ${file}. Keep the end of the trail elsewhere: ${written(end)}\n`,
              next(command('audit-trail', 'verify', '--file', file, '--end', written(end))),
            ].join('\n'),
    }),

    verb({
      name: 'verify',
      isReading: true,
      isOffline: ({ file }) => file !== undefined,
      about: 'Tell whether a trail is whole, or the first place where it is not',
      options: {
        file: { ...path, about: 'A file of audit-trail export: no database is looked at' },
        tenant: { ...tenantOption, about: 'Instead: the trail that is stored (default: default)' },
        end: {
          kind: 'text',
          value: 'NUMBER:HASH',
          about:
            'An end that you have kept: without one, nobody can miss what was cut off behind it',
          expected: 'what audit-trail export said, such as 12:9f86d08188…',
        },
      },
      examples: [
        'audit-trail verify --file acme-trail.ndjson --end 12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        'audit-trail verify --tenant acme',
      ],
      run: async ({ file, tenant, end }) => {
        const known = end === undefined ? undefined : readEnd(end);
        if (file === undefined) {
          const { id, name } = await chosenTenant(tenant);
          const { readTrail, verifyTrail } = await trail();
          const verified = await verifyTrail(readTrail(id), ...(known ? [known] : []));
          return { tenant: name, ...verified };
        }
        if (tenant !== undefined) {
          throw new UsageError('conflicting_options', 'expected --file or --tenant, not both');
        }
        const { verifyTrailFile } = await trailFile();
        const verified = await verifyTrailFile(file, known).catch(unlessMissing(file));
        return { tenant: verified.tenant, ...verified.verified };
      },
      say: (found) => told(found),
      isBad: ({ ok }) => !ok,
    }),
  ],
};

const written = ({ number, hash }: TrailEnd): string => `${number}:${hash}`;

function readEnd(text: string): TrailEnd {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number !== undefined && hash !== undefined) return { number: Number(number), hash };
  throw new UsageError('invalid_option', '--end: expected what audit-trail export said');
}

const problems: Record<(Verified & { ok: false })['problem'], string> = {
  changed: 'is not what was written',
  missing: 'is missing',
  inserted: 'was put in, or stands where another was',
  ends_early: 'is missing, with whatever came behind it',
};

function told(found: Verified & { tenant: string }): string {
  const whose = `The trail of ${found.tenant}`;
  if (!found.ok) return `${whose} is not whole: act ${found.number} ${problems[found.problem]}.`;
  return found.end
    ? `${whose} is whole up to act ${found.end.number}: ${written(found.end)}`
    : `${whose} has no acts.`;
}

/** Readable by its owner only: it tells of people. */
async function newFile(file: string) {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = code === 'EEXIST' ? 'exists already' : 'cannot be written';
    throw new UsageError('invalid_option', `--file: ${file} ${problem}`);
  }
}

const unlessMissing = (file: string) => (error: unknown) => {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || !['ENOENT', 'EACCES', 'EISDIR'].includes(code)) throw error;
  throw new UsageError('invalid_option', `--file: ${file} cannot be read`);
};
