import { useEffect, useEffectEvent, useState } from 'react';
import { followStream } from './follow-stream';
import { queries } from './queries';
import type { ServerProblem } from './server-problem';

export interface StreamState {
  /**
   * `idle`: there is no path. `ended`: the scan is complete, or the server refused; then `problem`
   * gives the reason
   */
  state: 'idle' | 'connecting' | 'live' | 'broken' | 'ended';
  problem: ServerProblem | null;
}

interface UseStreamOptions {
  silentMs?: number;
  /** the stream is a scan that ends; it is not opened again after its end */
  isOnce?: boolean;
  /** a new value opens the same path again */
  attempt?: number;
}

/**
 * Follows a path as server-sent events while the page shows it; `null` follows nothing. A new path
 * starts again.
 */
export function useStream(
  path: string | null,
  onEvent: (name: string, data: unknown) => void,
  options: UseStreamOptions = {},
): StreamState {
  const [seen, setSeen] = useState<StreamState & { of: string | null }>({
    state: 'idle',
    problem: null,
    of: null,
  });
  const { silentMs, isOnce = false, attempt = 0 } = options;
  const key = path === null ? null : `${attempt} ${path}`;
  const tell = useEffectEvent(onEvent);

  useEffect(() => {
    if (key === null) return;
    const stop = new AbortController();
    void followStream(key.slice(key.indexOf(' ') + 1), stop.signal, {
      isOnce,
      ...(silentMs === undefined ? {} : { silentMs }),
      onEvent: (name, data) => {
        if (!stop.signal.aborted) tell(name, data);
      },
      onState: (state, problem) => {
        if (stop.signal.aborted) return;
        setSeen({ state, problem, of: key });
        if (problem?.isLoginNeeded) void queries.invalidateQueries({ queryKey: ['me'] });
      },
    });
    return () => stop.abort();
  }, [key, silentMs, isOnce]);

  if (key === null) return { state: 'idle', problem: null };
  return seen.of === key
    ? { state: seen.state, problem: seen.problem }
    : { state: 'connecting', problem: null };
}
