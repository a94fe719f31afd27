/** What bundled packages (`whatwg-url`) see as these globals: they need them while they are evaluated. */
export { TextDecoder, TextEncoder } from './text-encoding.ts';
