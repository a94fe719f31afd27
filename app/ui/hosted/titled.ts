import type { MetaFunction } from '@remix-run/react';

import { copyFor } from '../../copy/index.ts';
import type { CopyKey } from '../../copy/index.ts';
import type { loader } from '../../root.tsx';
import { documentTitle } from './document-title.ts';

type PageData = { uiLocales?: string[]; titleParams?: Record<string, string>; titleKey?: CopyKey };

/** The `meta` export of a hosted page: its h1 as the document's title. A page's data may name another key. */
export function titled(key: CopyKey): MetaFunction<() => PageData, { root: typeof loader }> {
  return ({ matches, data, error }) => {
    const root = matches[0]?.data;
    const page = data as PageData | null | undefined;
    const { t } = copyFor([...(page?.uiLocales ?? []), ...(root?.locales ?? [])]);
    const frame = { tenantName: root?.tenantName ?? 'Latchkey', t };
    const titleKey = error ? 'error_page.title' : (page?.titleKey ?? key);
    const title = documentTitle(frame, titleKey, {
      hasError: root?.hasError ?? false,
      params: page?.titleParams,
    });
    return [{ title }];
  };
}
