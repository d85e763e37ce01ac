import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ConsoleProblem, type Overview, readJson } from './read-json';

/** How the picture on the screen relates to now. */
export type Connection = { kind: 'live' } | { kind: 'reconnecting' } | { kind: 'stale'; seconds: number };

const STALE_AFTER_MS = 10_000;
const KEY = ['overview'];

/** The overview, live: read once, then followed by server-sent events. The last good picture stays when the connection is lost. */
export function useOverview() {
  const queries = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => readJson<Overview>('/api/overview') });
  const [lostAt, setLostAt] = useState<number | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const isIn = query.data !== undefined;

  useEffect(() => {
    if (!isIn) return;
    const stream = new EventSource('/api/overview/stream');
    stream.addEventListener('overview', (event) => {
      queries.setQueryData(KEY, JSON.parse(event.data) as Overview);
      setLostAt(null);
    });
    stream.onopen = () => setLostAt(null);
    stream.onerror = () => setLostAt((before) => before ?? Date.now());
    return () => stream.close();
  }, [isIn, queries]);

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);

  const needsLogin = query.error instanceof ConsoleProblem && query.error.status === 401;
  return {
    overview: query.data,
    error: query.error,
    isLoading: query.isLoading,
    needsLogin,
    retry: query.refetch,
    now,
    connection: connectionOf(lostAt, now),
  };
}

function connectionOf(lostAt: number | null, now: number): Connection {
  if (lostAt === null) return { kind: 'live' };
  const lostMs = now - lostAt;
  return lostMs < STALE_AFTER_MS ? { kind: 'reconnecting' } : { kind: 'stale', seconds: Math.round(lostMs / 1_000) };
}
