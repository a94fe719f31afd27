/** An escape of U+0000 or of half a surrogate pair, with an even number of backslashes before it. */
const unkeepable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/** A text of `JSON.stringify` that PostgreSQL can keep: what it cannot hold becomes U+FFFD. */
export const keepableJson = (text: string): string => text.replaceAll(unkeepable, '$1\ufffd');
