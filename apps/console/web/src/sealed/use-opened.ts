import { useBrowserNow } from '@sinergi/web';
import { useEffect, useState } from 'react';
import type { Unmasked } from '../../../contract/topics';

/**
 * Holds opened content for as long as it may be seen, and nowhere else: not in a cache, an address
 * or a store. The end is a moment and not a number of ticks, so that time in which the computer
 * sleeps counts too.
 * @param of id of the event; another event discards what was opened of the previous one
 */
export function useOpened(of: string) {
  const [held, setHeld] = useState<{ unmasked: Unmasked; until: number; of: string } | null>(null);
  const now = useBrowserNow();
  const isHeld = held !== null && held.of === of && now < held.until;

  useEffect(() => {
    if (held !== null && !isHeld) setHeld(null);
  }, [held, isHeld]);

  return {
    opened: isHeld ? held.unmasked : null,
    // The clock ticks once a second: just after the opening it still shows the previous second.
    remaining: isHeld
      ? Math.min(Math.ceil((held.until - now) / 1_000), held.unmasked.hideAfterSeconds)
      : 0,
    show: (unmasked: Unmasked): void =>
      setHeld({ unmasked, until: Date.now() + unmasked.hideAfterSeconds * 1_000, of }),
    hide: (): void => setHeld(null),
  };
}
