import { Fragment } from 'react';
import type { ReactNode } from 'react';

import type { CopyKey, Translate } from '../../copy/index.ts';

/**
 * A sentence with elements in its `{name}` places, wherever a language puts them. What people typed
 * stands in a `<bdi>`, so that a name in another script turns nothing around it.
 */
export function Sentence({
  t,
  name,
  places,
}: {
  t: Translate;
  name: CopyKey;
  places: Readonly<Record<string, ReactNode>>;
}) {
  const parts = t(name).split(/\{(\w+)\}/);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>{index % 2 === 0 ? part : placed(places[part])}</Fragment>
      ))}
    </>
  );
}

const placed = (value: ReactNode) => (typeof value === 'string' ? <bdi>{value}</bdi> : value);
