import { useMatches, useRouteLoaderData } from '@remix-run/react';

import { copyFor } from '../../copy/index.ts';
import type { loader } from '../../root.tsx';
import type { Hosted } from './hosted-page.tsx';
import moduleUrl from './passkeys.ts?worker&url';

type Root = Awaited<ReturnType<typeof loader>>;

type PageData = { face?: Face };

/** A look, words and a language that a preview tries, in place of the tenant's and the page's own. */
export type Face = Partial<Pick<Root, 'logoUrl' | 'primaryColor' | 'locale'>> &
  Pick<Root, 'ownWords'>;

const usePageData = () => useMatches().at(-1)?.data as PageData | null | undefined;

/** The tenant's face on this page. */
export function useFace() {
  const root = useRouteLoaderData<typeof loader>('root');
  const { face } = usePageData() ?? {};
  return root && { ...root, ...face };
}

/** The language of the page, which the root has chosen. */
export function useLanguage() {
  const face = useFace();
  return copyFor(face ? [face.locale] : [], face?.ownWords);
}

/** The frame and the module that every hosted page is given. */
export function useHosted(): Hosted {
  const face = useFace();
  const { t } = useLanguage();
  return {
    frame: { tenantName: face?.tenantName ?? 'Latchkey', logoUrl: face?.logoUrl, t },
    moduleUrl,
    moduleNonce: face?.nonce,
  };
}
