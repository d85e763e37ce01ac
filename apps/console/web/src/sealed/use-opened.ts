import { useEffect, useState } from 'react';
import type { Unmasked } from '../../../contract/topics';
import { useBrowserNow } from '../live/clock';

/**
 * What was opened, for as long as it may be seen. It is held here alone: not in a cache, not in an
 * address, not in a store. A sleeping computer counts too: the end is a moment, not a number of
 * ticks.
 * @param of another event forgets what was opened of the one before
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
    // The clock ticks by the second: just after the opening it still shows the second before.
    remaining: isHeld
      ? Math.min(Math.ceil((held.until - now) / 1_000), held.unmasked.hideAfterSeconds)
      : 0,
    show: (unmasked: Unmasked): void =>
      setHeld({ unmasked, until: Date.now() + unmasked.hideAfterSeconds * 1_000, of }),
    hide: (): void => setHeld(null),
  };
}
