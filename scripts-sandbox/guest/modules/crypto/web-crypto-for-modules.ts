/** What bundled packages (`uuid`, `bcryptjs`) see as the global `crypto`, whatever a script has done to it. */
export { webcrypto as crypto } from './web-crypto.ts';
