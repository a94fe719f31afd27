import { useRouteLoaderData } from '@remix-run/react';

import { copyFor } from '../../copy/index.ts';
import type { loader } from '../../root.tsx';
import type { Hosted } from './hosted-page.tsx';
import moduleUrl from './passkeys.ts?worker&url';

/** The language of the page, which the root has chosen. */
export function useLanguage() {
  const root = useRouteLoaderData<typeof loader>('root');
  return copyFor(root ? [root.locale] : [], root?.ownWords);
}

/** The frame and the module that every hosted page is given. */
export function useHosted(): Hosted {
  const root = useRouteLoaderData<typeof loader>('root');
  const { t } = useLanguage();
  return {
    frame: { tenantName: root?.tenantName ?? 'Latchkey', logoUrl: root?.logoUrl, t },
    moduleUrl,
    moduleNonce: root?.nonce,
  };
}
