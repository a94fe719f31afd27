import type { BuildOptions } from 'esbuild';
import { beforeEach, expect, it, vi } from 'vitest';

const built: string[] = [];
vi.mock('esbuild', () => ({
  build: ({ stdin }: BuildOptions) => {
    built.push(String(stdin?.contents));
    return Promise.resolve({ outputFiles: [{ text: '' }] });
  },
}));

beforeEach(() => {
  built.length = 0;
  vi.resetModules();
});

it.each([
  [`const { Client } = require('pg');`, ['pg']],
  [`require("mysql@2.18.1")`, ['mysql2']],
  ['require(`mysql2/promise`)', ['mysql2']],
  [`require('mongodb@3.1.4').MongoClient; require('tedious')`, ['mongodb', 'tedious']],
  [`const pgn = 'upgrade'; // the mysql of old`, []],
])('%s begins with %j', async (source, names) => {
  const { bundleDriversOf } = await import('./bundles.ts');
  bundleDriversOf(source);
  bundleDriversOf(source);
  expect(built).toEqual(names.map((name) => `module.exports = require('${name}')`));
});
