import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

const SHOWN_MS = 8000;

type Say = (text: string) => void;

const SayContext = createContext<Say>(() => undefined);

/** Says that something was done, for a while and to screen readers too. */
export const useToast = (): Say => useContext(SayContext);

export function Toasts({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ id: number; text: string }[]>([]);
  const say = useCallback((text: string) => {
    const id = performance.now();
    setShown((before) => [...before, { id, text }]);
    setTimeout(() => setShown((before) => before.filter((one) => one.id !== id)), SHOWN_MS);
  }, []);
  const value = useMemo(() => say, [say]);
  return (
    <SayContext.Provider value={value}>
      {children}
      <div className="dash-toasts" role="status">
        {shown.map(({ id, text }) => (
          <p className="dash-toast" key={id}>
            {text}
          </p>
        ))}
      </div>
    </SayContext.Provider>
  );
}
