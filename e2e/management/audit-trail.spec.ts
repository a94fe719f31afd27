/** What programs and people do at the same moment, from several processes, is one chain. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, test } from '@playwright/test';

import { sharedServer } from '../support/server.ts';
import { newTenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';

type Verified = { ok: boolean; end: { number: number; hash: string } };

test('the command line and the API write one chain, which a file carries away', async () => {
  const tenant = await newTenant();
  const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-trail-'));
  try {
    const machine = await newMachine(tenant);
    const before = (await tenant.cli('audit-trail', 'verify')) as Verified;
    const made = await Promise.all([
      ...['a', 'b', 'c', 'd'].map((name) => tenant.cli('clients', 'create', '--name', name)),
      ...['e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((name) =>
        machine.ask('POST', '/clients', { name, app_type: 'spa' }),
      ),
    ]);
    const file = path.join(directory, 'trail.ndjson');
    const { end } = (await tenant.cli('audit-trail', 'export', '--file', file)) as Verified;
    expect(end.number).toBe(before.end.number + made.length);
    const acts = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
    const actors = acts
      .slice(-made.length)
      .map((act) => (JSON.parse(act) as { actor: { kind: string } }).actor.kind);
    expect(actors.filter((kind) => kind === 'command_line')).toHaveLength(4);
    expect(actors.filter((kind) => kind === 'machine')).toHaveLength(8);
    expect(await tenant.cli('audit-trail', 'verify')).toMatchObject({ ok: true, end });

    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.toSpliced(end.number - 2, 1).join('\n'));
    const verifying = sharedServer().cli(['audit-trail', 'verify', '--file', file]);
    await expect(verifying).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`"number": ${end.number - 2}`),
    });
  } finally {
    rmSync(directory, { recursive: true });
    await tenant.stop();
  }
});
