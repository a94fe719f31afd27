/** What bundled packages get for `crypto`, by either way of asking. */
import * as crypto from './index.ts';

export * from './index.ts';
export default crypto;
