import { useMatches, useNavigate, useRevalidator } from '@remix-run/react';
import { createContext, useCallback, useContext, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

type Reload = (to?: string) => Promise<void>;

const ReloadContext = createContext<Reload>(() => Promise.resolve());

/** Has a page read again what it shows, or goes on to another one. It is done when that is shown. */
export const useReload = (): Reload => useContext(ReloadContext);

/** Stands around all pages, so that waiting outlasts the page that waits. */
export function Reloading({ children }: { children: ReactNode }) {
  const { revalidate } = useRevalidator();
  const navigate = useNavigate();
  // They are others whenever something has been read.
  const matches = useMatches();
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    for (const go of waiting.current.splice(0)) go();
  }, [matches]);
  const reload = useCallback<Reload>(
    (to) =>
      new Promise((resolve) => {
        waiting.current.push(resolve);
        revalidate();
        if (to !== undefined) navigate(to);
      }),
    [revalidate, navigate],
  );
  return <ReloadContext.Provider value={reload}>{children}</ReloadContext.Provider>;
}
