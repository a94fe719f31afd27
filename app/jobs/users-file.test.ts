import { expect, test } from 'vitest';

import { partsOfUsersFile } from './users-file.ts';

/** The file arrives in pieces of so many bytes. */
async function* arriving(text: string, pieceBytes: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
  }
}

async function partsOf(text: string, pieceBytes = 7) {
  const parts = [];
  for await (const part of partsOfUsersFile(arriving(text, pieceBytes))) parts.push(part);
  return parts;
}

const recordsOf = async (text: string, pieceBytes?: number) =>
  (await partsOf(text, pieceBytes)).flat();

const awkward = [
  '{"email":"ada@example.com","name":"Ada \\"[{,\\\\"}',
  '{"name":"Grace 🚀 é","app_metadata":{"a":[1,[2,{"b":"]}"}]]}}',
  '{}',
];

test.each([1, 2, 3, 5, 8, 1000])('an array is cut alike in pieces of %i bytes', async (bytes) => {
  const file = `\ufeff\n [\n${awkward.join(' ,\r\n')}\n]\n`;
  expect(await recordsOf(file, bytes)).toEqual(awkward.map((text, i) => [i + 1, text]));
});

test.each([1, 2, 3, 5, 8, 1000])('lines are cut alike in pieces of %i bytes', async (bytes) => {
  const file = `\n${awkward.join('\r\n')}\n\n{"last":true}`;
  expect(await recordsOf(file, bytes)).toEqual([
    ...awkward.map((text, i) => [i + 2, text]),
    [6, '{"last":true}'],
  ]);
});

test.each([1, 2, 3, 5, 8, 1000])(
  'rows of CSV are cut alike in pieces of %i bytes',
  async (bytes) => {
    const file = [
      'email,email_verified,user_metadata.plan,user_metadata.seat.row,app_metadata,phone_number',
      'ada@example.com,true,"gold, and ""more""",,"{""a"":[1]}",\'+15550100',
      '',
      'grace@example.com,perhaps,"two\nlines 🚀",3,no JSON,',
    ].join('\r\n');
    expect(
      (await recordsOf(file, bytes)).map(([line, text]) => [line, JSON.parse(text) as unknown]),
    ).toEqual([
      [
        2,
        {
          ...{ email: 'ada@example.com', email_verified: true, phone_number: '+15550100' },
          ...{ user_metadata: { plan: 'gold, and "more"' }, app_metadata: { a: [1] } },
        },
      ],
      [
        4,
        {
          ...{ email: 'grace@example.com', email_verified: 'perhaps', app_metadata: 'no JSON' },
          user_metadata: { plan: 'two\nlines 🚀', seat: { row: '3' } },
        },
      ],
    ]);
  },
);

test.each([
  ['hello', 'expected JSON, or CSV whose first line names at least one of email, username,'],
  ['email,email', 'line 1: email is named twice'],
  ['email,name\nada@example.com', 'line 2: expected 2 cells, as in the first line'],
  ['email\n"ada', 'line 2: a quote is not closed: the file is not whole'],
  ['email\nad"a', 'line 2: a quote stands inside a cell'],
  ['email\n"ad"a', 'line 2: expected a comma behind the quote'],
  [`email\n${'x'.repeat(300_000)}`, 'user 2: expected at most 262,144 characters'],
])('CSV %.20s… is refused', async (file, message) => {
  await expect(partsOf(file, 60_000)).rejects.toThrow(message);
});

test.each(['', '\n\n', '[]', ' [ ] '])('%j has no users', async (file) => {
  expect(await recordsOf(file)).toEqual([]);
});

test('lines that are no documents are told apart later', async () => {
  expect(await recordsOf('{"email":\nnull')).toEqual([
    [1, '{"email":'],
    [2, 'null'],
  ]);
});

test('a part has at most 200 users, and 256 KB but for a single one', async () => {
  const small = await partsOf(Array.from({ length: 450 }, () => '{}').join('\n'), 100);
  expect(small.map((part) => part.length)).toEqual([200, 200, 50]);
  const long = `{"name":"${'x'.repeat(100_000)}"}`;
  const large = await partsOf(`[${Array.from({ length: 5 }, () => long).join(',')}]`, 60_000);
  expect(large.map((part) => part.length)).toEqual([2, 2, 1]);
});

test.each([
  ['[{}', 'the array is not closed: the file is not whole'],
  ['[{"a":"}]', 'the array is not closed: the file is not whole'],
  ['[{},,{}]', 'expected a user at place 2 of the array'],
  ['[{},]', 'expected a user at place 2 of the array'],
  ['[{}] {}', 'expected nothing behind the array'],
  [`{"name":"${'x'.repeat(300_000)}"}`, 'user 1: expected at most 262,144 characters'],
  [`[{},{"name":"${'x'.repeat(300_000)}`, 'user 2: expected at most 262,144 characters'],
])('%.20s… is refused', async (file, message) => {
  await expect(partsOf(file, 60_000)).rejects.toThrow(message);
});

test('what is not UTF-8 is refused', async () => {
  const latin1 = (async function* () {
    yield await Promise.resolve(Buffer.from('{"name":"é"}', 'latin1'));
  })();
  await expect(partsOfUsersFile(latin1).next()).rejects.toThrow('expected text in UTF-8');
});
