/**
 * What somebody typed into the search of users, as a query: whoever's address or name begins so, or who
 * has the id. Every sign stands behind a backslash, so that nothing typed is a query of its own.
 */
export function queryOfWords(typed: string): string {
  const words = typed.trim();
  if (words === '') return '';
  const spellings = [...new Set([words, capitalised(words)])];
  return [
    `email:${escaped(words)}*`,
    ...spellings.map((spelling) => `name:${escaped(spelling)}*`),
    `user_id:${escaped(words)}`,
  ].join(' OR ');
}

const escaped = (text: string) => text.replaceAll(/[\s!-/:-@[-`{-~]/g, String.raw`\$&`);

/** Names are searched for as they are written: "ada lo" is likely to mean "Ada Lo". */
const capitalised = (words: string) =>
  words.replaceAll(/(?<=^|\s)\S/g, (letter) => letter.toLocaleUpperCase('en'));
