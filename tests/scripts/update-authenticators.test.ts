import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = path.resolve('scripts/update-authenticators.mjs');
const icon = `data:image/svg+xml;base64,${Buffer.from('<svg/>').toString('base64')}`;
const aaguid = 'bada5566-a7aa-401f-bd96-45619a55120d';
const other = '0ea242b4-43c4-4a1b-8b17-dd6d0b6baec6';

let directory: string;
let output: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'authenticators-'));
  output = path.join(directory, 'providers.json');
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

const run = (...args: string[]) =>
  new Promise<{ failed: boolean; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [script, ...args, '--output', output], (error, out, err) => {
      resolve({ failed: error !== null, out, err });
    });
  });

async function update(list: unknown, ...args: string[]) {
  const source = path.join(directory, 'list.json');
  await writeFile(source, typeof list === 'string' ? list : JSON.stringify(list));
  return await run(source, ...args);
}

describe('a new list of passkey providers', () => {
  it('is written sorted, with what is shown and the day that it was taken', async () => {
    const list = {
      [aaguid]: { name: '1Password', icon_dark: icon, icon_light: icon, website: 'x' },
      [other]: { name: 'Sésame' },
    };
    const { failed, out } = await update(list, '--taken-on', '2026-08-07');
    expect(failed).toBe(false);
    expect(out).toBe('2 passkey providers, as of 2026-08-07.\n');
    const written = await readFile(output, 'utf8');
    const expected = {
      takenOn: '2026-08-07',
      providers: {
        [other]: { name: 'Sésame' },
        [aaguid]: { name: '1Password', iconLight: icon, iconDark: icon },
      },
    };
    expect(written).toBe(`${JSON.stringify(expected, null, 2)}\n`);
  });

  it('may come from an address', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/list.json' ? 200 : 404;
      response.end(JSON.stringify({ [aaguid]: { name: '1Password' } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect(await run(`${origin}/gone.json`)).toMatchObject({
        failed: true,
        err: `The list was not taken: ${origin}/gone.json answered with status 404.\n`,
      });
      expect(await run(`${origin}/list.json`)).toMatchObject({ failed: false });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
    expect(JSON.parse(await readFile(output, 'utf8'))).toMatchObject({
      takenOn: new Date().toISOString().slice(0, 10),
      providers: { [aaguid]: { name: '1Password' } },
    });
  });
});

describe('a list that is not as it should be', () => {
  const named = (name: unknown) => ({ [aaguid]: { name } });
  const pictured = (icon_dark: unknown) => ({ [aaguid]: { name: '1Password', icon_dark } });
  const lists: [what: string, list: unknown, said: string][] = [
    ['no JSON', '<html>', 'it is not JSON'],
    ['an array', [], 'it is not an object of AAGUIDs'],
    ['given up', {}, 'it is empty'],
    ['too long', ' '.repeat(5 * 1024 * 1024), 'it is larger than 4 MB'],
    ['an upper-case key', { [aaguid.toUpperCase()]: { name: 'A' } }, 'is not a lower-case UUID'],
    ['another key', '{"__proto__": {"name": "A"}}', '"__proto__" is not a lower-case UUID'],
    [
      'a name for everything unknown',
      { '00000000-0000-0000-0000-000000000000': { name: 'A' } },
      'means that the provider is not told',
    ],
    ['no entry', { [aaguid]: null }, `${aaguid} has no entry`],
    ['no name', named(undefined), `the name of ${aaguid} is not a text of 1 to 80 characters`],
    ['an empty name', named(''), 'is not a text of 1 to 80 characters'],
    ['a blank name', named(' '), 'is not a text of 1 to 80 characters'],
    ['a long name', named('A'.repeat(81)), 'is not a text of 1 to 80 characters'],
    ['a line in a name', named('A\nB'), 'has characters that cannot be seen'],
    ['a name turned around', named('A\u202eB'), 'has characters that cannot be seen'],
    ['an icon elsewhere', pictured('https://evil.test/a.svg'), 'is not an SVG as a base64 data'],
    ['a page as icon', pictured('data:text/html;base64,AAAA'), `icon_dark of ${aaguid} is not an`],
    ['an icon with more behind it', pictured(`${icon}" onload="x`), 'is not an SVG as a base64'],
    ['an icon that is no text', pictured({}), 'is not an SVG as a base64 data URI'],
    ['a huge icon', pictured(`${icon.replace(/=*$/, '')}${'A'.repeat(32_768)}`), 'than 32 kB'],
  ];
  it.each(lists)('is refused whole: %s', async (_what, list, said) => {
    await writeFile(output, 'what was there');
    const { failed, err } = await update(list);
    expect(failed).toBe(true);
    expect(err).toMatch(/^The list was not taken: .+\.\n$/);
    expect(err).toContain(said);
    expect(await readFile(output, 'utf8')).toBe('what was there');
  });
});
