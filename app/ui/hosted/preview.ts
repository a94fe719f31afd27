import { createContext } from 'react';

/**
 * Whether a page is shown to be looked at. No module runs there, so what a module would reveal in a
 * browser that has passkeys is shown from the start.
 */
export const PreviewContext = createContext(false);
