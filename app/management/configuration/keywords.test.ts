import { expect, it } from 'vitest';

import { withKeywords, withTexts, withValues } from './keywords.ts';

const keywords = { KEY: 'a "quoted" value', LIST: ['https://a.example'], SECONDS: 60 };

it('puts texts into texts, whatever stands in them', () => {
  expect(withKeywords({ a: ['x ##KEY##'] }, keywords, () => undefined)).toEqual({
    a: ['x a "quoted" value'],
  });
  expect(withTexts('const key = "##SECONDS##";', keywords)).toBe('const key = "60";');
});

it.each(['{"list": @@LIST@@, "n": @@SECONDS@@}', '{"list": "@@LIST@@", "n": "@@SECONDS@@"}'])(
  'puts values in the place of %s',
  (text) => {
    expect(JSON.parse(withValues(text, keywords))).toEqual({
      list: ['https://a.example'],
      n: 60,
    });
  },
);

it('leaves out a field that is all of an unknown keyword, and tells its name', () => {
  const told: string[] = [];
  const document = { sink: { secret: '##UNKNOWN##', url: 'https://x.example/##UNKNOWN##' } };
  expect(withKeywords(document, keywords, (field) => told.push(field))).toEqual({
    sink: { url: 'https://x.example/##UNKNOWN##' },
  });
  expect(told).toEqual(['sink.secret (##UNKNOWN##)']);
});

it('knows no keywords that every object has', () => {
  expect(withTexts('##constructor##', keywords)).toBe('##constructor##');
  expect(withValues('@@toString@@', keywords)).toBe('@@toString@@');
});
