import { beforeEach, describe, expect, it } from 'vitest';

import { breakerLimits } from '../limits.ts';
import type { ScriptOutcome } from '../outcome.ts';
import { Breaker } from './breaker.ts';

const { failures, overMs, openMs, forgetMs, probes } = breakerLimits;

let now: number;
let breaker: Breaker;

beforeEach(() => {
  now = 1_000;
  breaker = new Breaker(() => now);
});

let people = 0;

/** Each of another person. */
const noteMany = (count: number, kind: ScriptOutcome['kind'] = 'threw', connection = 'people') => {
  for (let at = 0; at < count; at += 1) {
    people += 1;
    breaker.note(connection, kind, `person ${String(people)}`);
  }
};

const noteOf = (person: string, kind: ScriptOutcome['kind'], connection = 'people') => {
  breaker.note(connection, kind, person);
};

/** So many failures, and over so long, that the breaker opens. */
const open = () => {
  noteMany(failures - 1);
  now += overMs;
  noteMany(1);
};

it('lets everything through while nothing is known', () => {
  expect(breaker.lets('people')).toBe(true);
  expect(breaker.isOpen('people')).toBe(false);
});

describe('opens', () => {
  it.each(['threw', 'timeout', 'out-of-memory', 'bad-answer', 'too-large'] as const)(
    'after enough failures over enough time: %s',
    (kind) => {
      noteMany(failures - 1, kind);
      now += overMs;
      expect(breaker.lets('people')).toBe(true);
      noteMany(1, kind);
      expect(breaker.lets('people')).toBe(false);
      expect(breaker.isOpen('people')).toBe(true);
    },
  );

  it('not for many failures in one moment', () => {
    noteMany(failures * 5);
    now += overMs - 1;
    noteMany(1);
    expect(breaker.lets('people')).toBe(true);
  });

  it('not for few failures, however long they last', () => {
    for (let at = 1; at < failures; at += 1) {
      now += overMs;
      noteMany(1);
    }
    expect(breaker.lets('people')).toBe(true);
  });

  it.each(['unavailable', 'syntax', 'bad-entry'] as const)('not for %s', (kind) => {
    noteMany(failures, kind);
    now += overMs;
    noteMany(failures, kind);
    expect(breaker.lets('people')).toBe(true);
  });

  it.each(['ok', 'denied'] as const)('not where one in between was %s', (kind) => {
    noteMany(failures - 1);
    now += overMs;
    noteMany(1, kind);
    noteMany(1);
    expect(breaker.lets('people')).toBe(true);
  });

  it('not for denials, however many', () => {
    noteMany(failures, 'denied');
    now += overMs;
    noteMany(failures, 'denied');
    expect(breaker.lets('people')).toBe(true);
  });

  it.each(['threw', 'bad-answer', 'too-large'] as const)(
    'not for one person who tries again and again: %s',
    (kind) => {
      for (let time = 0; time < failures * 3; time += 1) {
        noteOf('ada', kind);
        now += 1_000;
      }
      expect(breaker.lets('people')).toBe(true);
    },
  );

  it.each(['timeout', 'out-of-memory'] as const)(
    'for one person whose runs take all that there is: %s',
    (kind) => {
      for (let time = 0; time < failures; time += 1) {
        noteOf('ada', kind);
        now += 1_000;
      }
      expect(breaker.lets('people')).toBe(false);
    },
  );

  it('not for failures that lie far apart', () => {
    for (let time = 0; time < failures * 3; time += 1) {
      noteMany(1);
      now += forgetMs + 1;
    }
    expect(breaker.lets('people')).toBe(true);
  });

  it('however many fail elsewhere meanwhile', () => {
    noteMany(failures - 1);
    now += overMs;
    for (let at = 0; at < 1_000; at += 1) noteMany(1, 'threw', `connection ${String(at)}`);
    noteMany(1);
    expect(breaker.lets('people')).toBe(false);
  });

  it('for the connection that fails, and no other', () => {
    open();
    expect(breaker.lets('people')).toBe(false);
    expect(breaker.lets('robots')).toBe(true);
  });
});

describe('when the rest is over', () => {
  beforeEach(() => {
    open();
    now += openMs;
  });

  it('not a moment earlier, a few runs are let through, and no more', () => {
    now -= 1;
    expect(breaker.lets('people')).toBe(false);
    now += 1;
    expect(breaker.isOpen('people')).toBe(false);
    for (let probe = 0; probe < probes; probe += 1) expect(breaker.lets('people')).toBe(true);
    expect(breaker.lets('people')).toBe(false);
    expect(breaker.isOpen('people')).toBe(true);
  });

  it('closes where one of them works, though the others fail', () => {
    for (let probe = 0; probe < probes; probe += 1) breaker.lets('people');
    noteOf('mallory', 'threw');
    noteOf('ada', 'ok');
    noteOf('mallory', 'threw');
    expect(breaker.lets('people')).toBe(true);
    expect(breaker.isOpen('people')).toBe(false);
  });

  it.each(['ok', 'denied'] as const)('closes where that one was %s', (kind) => {
    breaker.lets('people');
    noteOf('ada', kind);
    expect(breaker.lets('people')).toBe(true);
    expect(breaker.lets('people')).toBe(true);
    expect(breaker.isOpen('people')).toBe(false);
  });

  it('begins to count anew after it has closed', () => {
    breaker.lets('people');
    noteOf('ada', 'ok');
    noteMany(failures - 1);
    now += overMs;
    expect(breaker.lets('people')).toBe(true);
    noteMany(1);
    expect(breaker.lets('people')).toBe(false);
  });

  it('rests again where that one failed as well', () => {
    breaker.lets('people');
    now += 500;
    noteOf('ada', 'threw');
    now += openMs - 1;
    expect(breaker.lets('people')).toBe(false);
    now += 1;
    expect(breaker.lets('people')).toBe(true);
  });

  it('lets others through in time where nothing is heard of those', () => {
    for (let probe = 0; probe < probes; probe += 1) breaker.lets('people');
    noteOf('ada', 'unavailable');
    expect(breaker.lets('people')).toBe(false);
    now += openMs;
    expect(breaker.lets('people')).toBe(true);
  });
});

it('closes on a late success of a run that began before', () => {
  open();
  noteOf('ada', 'ok');
  expect(breaker.lets('people')).toBe(true);
});
