import { describe, expect, it } from 'vitest';

import { listScriptWords } from './script-words.ts';

const labels = (words: readonly { label: string }[] | undefined) =>
  (words ?? []).map(({ label }) => label);

describe('what scripts may say', () => {
  it('names the globals with what they are for', async () => {
    const { globals, members } = await listScriptWords();
    expect(labels(globals)).toEqual(
      expect.arrayContaining(['configuration', 'require', 'fetch', 'UnauthorizedError']),
    );
    expect(globals.find(({ label }) => label === 'UnauthorizedError')?.info).toBe(
      'The only error whose message the person reads.',
    );
    expect(labels(members.console)).toContain('warn');
    expect(labels(members.crypto)).toContain('randomUUID');
    expect(labels(members.Buffer)).toContain('from');
    expect(labels(globals)).not.toContain('process');
  });

  it('names the modules once each, and what they export', async () => {
    const { modules } = await listScriptWords();
    expect(labels(modules.pg)).toEqual(['Client', 'Pool', 'connect', 'types']);
    expect(labels(modules.bcrypt)).toEqual(expect.arrayContaining(['compare', 'hash']));
    expect(Object.keys(modules)).not.toContain('pg@*');
    expect(Object.keys(modules)).not.toContain('fs');
  });

  it('knows the fields of people and of the sign-in', async () => {
    const { shapes } = await listScriptWords();
    expect(labels(shapes.Profile)).toEqual(expect.arrayContaining(['user_id', 'email_verified']));
    expect(labels(shapes.NewUser)).toEqual(expect.arrayContaining(['email', 'password']));
    expect(labels(shapes.ScriptContext)).toContain('identifierType');
  });
});
