import { expect, it } from 'vitest';

import { runLimits } from '../limits.ts';
import type { JobEnd } from './job.ts';
import { RunNotes } from './run-notes.ts';

const end: JobEnd = {
  ending: { kind: 'answered', json: 'null' },
  waitedMs: 1,
  ranMs: 2,
  cpuMs: 3,
  outboundCalls: 4,
};

it('tells each line with its level, and when it came', () => {
  let now = 100;
  const notes = new RunNotes(() => now);
  notes.add('log', 'one');
  now = 107.5;
  for (const level of ['debug', 'info', 'warn', 'error']) notes.add(level, 'two');
  expect(notes.report(end).console).toEqual([
    { level: 'log', text: 'one', afterMs: 0 },
    { level: 'debug', text: 'two', afterMs: 7.5 },
    { level: 'info', text: 'two', afterMs: 7.5 },
    { level: 'warn', text: 'two', afterMs: 7.5 },
    { level: 'error', text: 'two', afterMs: 7.5 },
  ]);
});

it('tells what the run has cost, and none of its answer', () => {
  expect(new RunNotes().report(end)).toEqual({
    console: [],
    modules: [],
    waitedMs: 1,
    ranMs: 2,
    cpuMs: 3,
    outboundCalls: 4,
  });
});

it('tells modules that were asked for with a version, and which there are', () => {
  const notes = new RunNotes();
  notes.add('required', JSON.stringify({ asked: 'axios@0.22.0', version: '1.7.0', more: 1 }));
  expect(notes.report(end).modules).toEqual([{ asked: 'axios@0.22.0', version: '1.7.0' }]);
});

it.each([
  ['table', 'x'],
  ['constructor', 'x'],
  ['', 'x'],
  ['required', '{'],
  ['required', '{"asked":1,"version":"2"}'],
  ['required', 'null'],
])('notes nothing of a message that is none of ours: %j %j', (kind, text) => {
  const notes = new RunNotes();
  notes.add(kind, text);
  expect(notes.report(end)).toMatchObject({ console: [], modules: [] });
});

it('holds a child that is not ours any more to the limits', () => {
  const { consoleLines, consoleLineCharacters, toldModules } = runLimits;
  const notes = new RunNotes();
  for (let at = 0; at < consoleLines + 5; at += 1) {
    notes.add('log', 'x'.repeat(consoleLineCharacters * 2));
    notes.add('required', JSON.stringify({ asked: `a@${String(at)}`, version: '1' }));
  }
  const { console, modules } = notes.report(end);
  expect(console).toHaveLength(consoleLines);
  // One more for the sign that something was left out.
  expect(console.every(({ text }) => text.length === consoleLineCharacters + 1)).toBe(true);
  expect(modules).toHaveLength(toldModules);
});
