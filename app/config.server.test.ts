import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { parseConfig } from './config.server.ts';
import { ConfigurationError } from './configuration-error.ts';

const directory = () => mkdtempSync(path.join(tmpdir(), 'latchkey-config-'));
const secret = 'x'.repeat(32);

describe('a bad value stops the start with its name and the expected form', () => {
  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['LATCHKEY_ORIGIN', 'login.example.com'],
    ['LATCHKEY_ORIGIN', 'https://login.example.com/path'],
    ['LATCHKEY_ORIGIN', 'ftp://login.example.com'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'postgres://'],
    ['LATCHKEY_SECRET', 'short'],
    ['LATCHKEY_TRUSTED_PROXIES', 'not an address'],
    ['LATCHKEY_TRUSTED_PROXIES', '10.0.0.0/99'],
    ['AUTH0_KEYWORD_REPLACE_MAPPINGS', '{KEY}'],
    ['AUTH0_KEYWORD_REPLACE_MAPPINGS', '[]'],
    ['LATCHKEY_LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    const parse = () => parseConfig({ [name]: value }, directory());
    expect(parse).toThrow(ConfigurationError);
    expect(parse).toThrow(new RegExp(`^${name} is not valid: expected .+`));
  });
});

test('an empty environment is the quick start', () => {
  expect(parseConfig({ LATCHKEY_SECRET: secret }, directory())).toEqual({
    port: 3000,
    origin: 'http://localhost:3000',
    secret,
    trustedProxies: [],
    scriptDestinations: [],
    maxImportBytes: 500_000_000,
    keywords: {},
    logLevel: 'info',
  });
});

test('the origin follows the port, unless it is given', () => {
  const env = { PORT: '8080', LATCHKEY_SECRET: secret };
  expect(parseConfig(env, directory()).origin).toBe('http://localhost:8080');
  const given = { ...env, LATCHKEY_ORIGIN: 'https://login.example.com/' };
  expect(parseConfig(given, directory()).origin).toBe('https://login.example.com');
});

test('proxies are a list', () => {
  const env = { LATCHKEY_SECRET: secret, LATCHKEY_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8' };
  expect(parseConfig(env, directory()).trustedProxies).toEqual(['loopback', '10.0.0.0/8']);
});

test('a secret is made once, for its owner’s eyes only', () => {
  const data = path.join(directory(), 'new');
  const first = parseConfig({}, data);
  expect(first.secret.length).toBeGreaterThanOrEqual(43);
  const file = path.join(data, 'secret');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8').trim()).toBe(first.secret);
  expect(parseConfig({}, data).secret).toBe(first.secret);
});
