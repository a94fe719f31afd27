import { describe, expect, it } from 'vitest';

import { nouns } from './nouns.ts';
import { parseOptions } from './parse-options.ts';
import { type } from './tests/command-line.ts';

const verbs = nouns.flatMap((noun) => noun.verbs.map((verb) => ({ noun, verb })));

/** Help must work where there is no database, and must not make one. */
const withoutDatabase = {
  withDatabase: () => Promise.reject(new Error('help opened the database')),
};

it('says at the top which nouns there are', async () => {
  const { exitCode, out, err } = await type([], withoutDatabase);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  for (const { name, about } of nouns) expect(out).toMatch(new RegExp(`^  ${name} +${about}`, 'm'));
});

it.each([['--help'], ['-h'], ['help']])('says the same for %s', async (word) => {
  expect(await type([word], withoutDatabase)).toEqual(await type([]));
});

it.each(nouns)('says which verbs $name has', async (noun) => {
  const { exitCode, out } = await type([noun.name, '--help'], withoutDatabase);
  expect(exitCode).toBe(0);
  for (const { name, about } of noun.verbs) {
    expect(out).toMatch(new RegExp(`^  ${name} +${about.slice(0, 40)}`, 'm'));
  }
});

describe.each(verbs)('$noun.name $verb.name', ({ noun, verb }) => {
  it('has help with its options and examples, in lines of 100 characters', async () => {
    const { exitCode, out } = await type(
      [noun.name, ...verb.name.split(' '), '--help'],
      withoutDatabase,
    );
    expect(exitCode).toBe(0);
    const [text = '', examples = ''] = out.split('\nExamples\n');
    for (const name of Object.keys(verb.options)) expect(text).toContain(`  --${name}`);
    expect(text.includes('--yes')).toBe(verb.consequence !== undefined);
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(examples.split('\n')[0]).toContain(`npm run cli -- ${noun.name} ${verb.name}`);
  });

  it('has examples that it would take', () => {
    expect(verb.examples.length).toBeGreaterThan(0);
    for (const example of verb.examples) {
      const count = 1 + verb.name.split(' ').length;
      const [names, args] = [shellWords(example).slice(0, count), shellWords(example).slice(count)];
      expect(names.join(' ')).toBe(`${noun.name} ${verb.name}`);
      expect(() => parseOptions(args, verb)).not.toThrow();
    }
  });
});

/** A line as a shell splits it, as far as the examples go. */
const shellWords = (line: string): string[] =>
  Array.from(line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g), ([, single, double, bare]) =>
    String(single ?? double ?? bare),
  );
