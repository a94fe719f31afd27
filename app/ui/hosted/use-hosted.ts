import { useMatches, useRouteLoaderData } from '@remix-run/react';

import { copyFor } from '../../copy/index.ts';
import type { loader } from '../../root.tsx';
import type { Hosted } from './hosted-page.tsx';
import moduleUrl from './passkeys.ts?worker&url';

type Root = Awaited<ReturnType<typeof loader>>;

/** A look and words that a preview tries, in place of the tenant's own, and their language. */
export type Face = Pick<
  Root,
  'logoUrl' | 'primaryColor' | 'pageBackground' | 'fontUrl' | 'locale' | 'ownWords'
>;

/** The tenant's face on this page; undefined where a post was refused before anything was read. */
export function useFace() {
  const root = useRouteLoaderData<typeof loader>('root');
  const page = useMatches().at(-1)?.data as { face?: Face } | null | undefined;
  return root ? { ...root, ...page?.face } : undefined;
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
