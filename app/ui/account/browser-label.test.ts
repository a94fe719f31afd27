import { expect, it } from 'vitest';

import { copyFor } from '../../copy/index.ts';
import { browserLabel } from './browser-label.ts';

it.each([
  ['en', 'Chrome on Windows', 'Chrome on Windows'],
  ['de', 'Chrome on Windows', 'Chrome unter Windows'],
  ['de', 'Firefox', 'Firefox'],
  ['de', 'Unknown browser on Linux', 'Unbekannter Browser unter Linux'],
  ['de', null, 'Unbekannter Browser'],
])('in %s, %s is %s', (language, kept, label) => {
  expect(browserLabel(copyFor([language]).t, kept)).toBe(label);
});
