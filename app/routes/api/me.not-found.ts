import { problem } from './my-account.ts';

/** Every other address of the My Account API. */
export const loader = () => problem({ code: 'not_found' });
export const action = () => problem({ code: 'not_found' });
