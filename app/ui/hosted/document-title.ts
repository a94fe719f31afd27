import type { CopyKey } from '../../copy/index.ts';
import type { Frame } from './hosted-page.tsx';

/**
 * Text of `<title>`: the page's h1, then the tenant. After a refused submit it starts with
 * "Error:", because the title is the first thing a screen reader says about the new page.
 */
export function documentTitle(
  { t, tenantName }: Frame,
  key: CopyKey,
  { hasError = false, params = {} }: { hasError?: boolean; params?: Record<string, string> } = {},
): string {
  const title = t(key, params);
  return t('common.document_title', {
    title: hasError ? t('common.error_title', { title }) : title,
    tenantName,
  });
}
