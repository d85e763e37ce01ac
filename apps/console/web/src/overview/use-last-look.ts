import { useEffect, useRef, useState } from 'react';
import type { Overview } from '../../../contract/overview';
import { type Look, lookAt, parseLook } from './last-look';

const KEPT = 'sinergi.console.looked';

/**
 * Returns what this operator saw when they last looked at the overview, and a function that says
 * that they have seen what changed since. A look ends when the page is left or its tab is hidden.
 * Several operators may share a browser, so each has a look of their own.
 */
export function useLastLook(operator: string, overview: Overview): [Look | null, () => void] {
  const [last, setLast] = useState(() => read(operator));
  const latest = useRef(overview);
  latest.current = overview;
  useEffect(() => {
    const end = (): void => write(operator, lookAt(latest.current));
    const turn = (): void => {
      if (document.visibilityState === 'hidden') end();
      else setLast(read(operator));
    };
    document.addEventListener('visibilitychange', turn);
    window.addEventListener('pagehide', end);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      window.removeEventListener('pagehide', end);
      end();
    };
  }, [operator]);
  return [last, () => setLast(lookAt(latest.current))];
}

function read(operator: string): Look | null {
  try {
    return parseLook(localStorage.getItem(`${KEPT}.${operator}`));
  } catch {
    return null;
  }
}

function write(operator: string, look: Look): void {
  try {
    localStorage.setItem(`${KEPT}.${operator}`, JSON.stringify(look));
  } catch {
    // A browser that stores nothing shows no changes since.
  }
}
