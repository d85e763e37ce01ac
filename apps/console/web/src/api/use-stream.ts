import { useEffect, useEffectEvent, useState } from 'react';
import type { ConsoleProblem } from './console-problem';
import { followStream } from './follow-stream';
import { queries } from './queries';

export interface StreamState {
  /**
   * `idle`: there is no path. `ended`: the scan is done, or the server refused; then `problem` says
   * why
   */
  state: 'idle' | 'connecting' | 'live' | 'broken' | 'ended';
  problem: ConsoleProblem | null;
}

interface UseStreamOptions {
  silentMs?: number;
  /** a scan that ends by itself; it is not begun again */
  isOnce?: boolean;
  /** another value begins the same path anew */
  attempt?: number;
}

/**
 * Follows a path as server-sent events for as long as the page shows it; `null` follows nothing. A
 * change of path begins anew.
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
