import '@remix-run/node';

import type { LoadContext } from './http/load-context.ts';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

declare module '@remix-run/node' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- this is how Remix learns the type
  interface AppLoadContext extends LoadContext {}
}
