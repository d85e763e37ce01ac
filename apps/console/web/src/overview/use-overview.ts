import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Connection, connectionOf, STREAM_SILENT_MS } from './connection';
import { ConsoleProblem, type Overview, readJson } from './read-json';

const KEY = ['overview'];
const RETRY_MS = 3_000;

/** A picture with the moment it came, by this browser's clock. */
interface Seen {
  overview: Overview;
  at: number;
}

/** The overview, live: read once, then followed by server-sent events. The last good picture stays when the connection is lost. */
export function useOverview() {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: async (): Promise<Seen> => ({ overview: await readJson<Overview>('/api/overview'), at: Date.now() }),
    // A console that is just starting is there in a moment; without a login there is nothing to wait for.
    refetchInterval: ({ state: { error, data } }) => (error && !data && !isLoginNeeded(error) ? RETRY_MS : false),
  });
  const [isBroken, setIsBroken] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  const needsLogin = isLoginNeeded(query.error);
  const isIn = query.data !== undefined && !needsLogin;
  const { refetch } = query;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` opens the stream anew
  useEffect(() => {
    if (!isIn) return;
    let silence: ReturnType<typeof setTimeout>;
    let again: ReturnType<typeof setTimeout> | undefined;
    const stream = new EventSource('/api/overview/stream');
    const openAnew = (afterMs: number): void => {
      stream.close();
      clearTimeout(silence);
      again ??= setTimeout(() => setAttempt((count) => count + 1), afterMs);
    };
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        setIsBroken(true);
        openAnew(0);
      }, STREAM_SILENT_MS);
    };
    stream.addEventListener('overview', (event) => {
      listen();
      queries.setQueryData<Seen>(KEY, { overview: JSON.parse(event.data) as Overview, at: Date.now() });
      setIsBroken(false);
    });
    stream.onerror = () => {
      setIsBroken(true);
      // The browser comes back by itself from a lost connection, but never from a refusal, which may be an ended session.
      if (stream.readyState !== EventSource.CLOSED) return;
      void refetch();
      openAnew(RETRY_MS);
    };
    listen();
    return () => {
      clearTimeout(silence);
      clearTimeout(again);
      stream.close();
    };
  }, [isIn, attempt, queries, refetch]);

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);

  const seen = query.data;
  return {
    overview: seen?.overview,
    error: query.error,
    isLoading: query.isPending,
    needsLogin,
    retry: refetch,
    /** The server's clock, epoch ms: ages of what it says are told by it, whatever this computer's clock says. */
    now: seen ? Math.max(now - seen.at, 0) + Date.parse(seen.overview.at) : now,
    connection: connectionOf(isBroken, seen ? now - seen.at : 0),
  } satisfies { connection: Connection } & Record<string, unknown>;
}

function isLoginNeeded(error: Error | null): boolean {
  return error instanceof ConsoleProblem && error.status === 401;
}
