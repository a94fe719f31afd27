import type { MetaFunction } from '@remix-run/react';

import { copyFor } from '../../copy/index.ts';
import type { CopyKey } from '../../copy/index.ts';
import type { loader } from '../../root.tsx';
import { documentTitle } from './document-title.ts';
import { errorPageTitle } from './error-page.tsx';
import { thrownCode } from './thrown-code.ts';

type PageData = {
  titleParams?: Record<string, string>;
  titleKey?: CopyKey;
  error?: unknown;
};

/** The `meta` export of a hosted page: its h1 as the document's title. A page's data may name another key. */
export function titled(key: CopyKey): MetaFunction<() => PageData, { root: typeof loader }> {
  return ({ matches, data }) => {
    const root = matches[0]?.data;
    const page = data as PageData | null | undefined;
    const { t } = copyFor(root ? [root.locale] : [], root?.ownWords);
    const title = documentTitle(frame(root?.tenantName, t), page?.titleKey ?? key, {
      hasError: page?.error !== undefined,
      params: page?.titleParams,
    });
    return [{ title }];
  };
}

/** The `meta` export of the root: what a page throws is shown by the root alone. */
export const titledError: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!error) return [];
  const { t } = copyFor(data ? [data.locale] : [], data?.ownWords);
  return [{ title: documentTitle(frame(data?.tenantName, t), errorPageTitle(thrownCode(error))) }];
};

const frame = (tenantName = 'Latchkey', t: ReturnType<typeof copyFor>['t']) => ({ tenantName, t });
