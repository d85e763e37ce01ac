import { followStream } from '@sinergi/web';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { MessageScan, type ScanState } from './message-scan';
import { type MessageSearch, messageQuery, scanKey } from './message-search';

/**
 * Runs the scan that an address describes. It begins when the page is shown and is cancelled when
 * the page is left.
 */
export function useMessageScan(
  topic: string,
  agency: string,
  search: MessageSearch,
  attempt: number,
): { scan: MessageScan; state: ScanState } {
  const key = `${attempt} ${scanKey(topic, agency, search)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells scans apart
  const scan = useMemo(
    () =>
      new MessageScan({
        pathOf: (cursor) =>
          `/api/topics/${encodeURIComponent(topic)}/messages` +
          `?${messageQuery(agency, search, cursor)}`,
        isLive: search.live === true,
        keep: Number.POSITIVE_INFINITY,
        follow: followStream,
      }),
    [key],
  );
  useEffect(() => {
    scan.start();
    return scan.close;
  }, [scan]);
  return { scan, state: useSyncExternalStore(scan.subscribe, scan.snapshot) };
}
