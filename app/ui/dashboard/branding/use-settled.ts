import { useEffect, useState } from 'react';

const PAUSE_MS = 400;

/** A text once nobody has changed it for a moment: previews do not follow every letter. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
