import type { ReactNode } from 'react';

import type { Translate } from '../../copy/index.ts';
import type { SignInMethod } from './browser/last-method.ts';
import { HiddenFields } from './hidden-fields.tsx';

/**
 * A form as every page sends it. `noValidate`, because the server's own words stand beside the
 * field and are read out; the browser's bubbles are neither translated by us nor lasting.
 */
export function PostForm({
  t,
  action,
  fields,
  method,
  data,
  children,
}: {
  t: Translate;
  action: string;
  fields: Readonly<Record<string, string>>;
  /** The way of signing in that this form stands for, remembered on this device when sent. */
  method?: SignInMethod;
  /** Further `data-` attributes, for the module. */
  data?: Readonly<Record<`data-${string}`, string | undefined>>;
  children: ReactNode;
}) {
  return (
    <form className="stack" method="post" action={action} noValidate data-method={method} {...data}>
      <HiddenFields fields={fields} />
      {children}
      <p className="sr-only" role="status" data-busy-status={t('common.busy')} />
    </form>
  );
}
