import { isLoginNeeded, readJson, useBrowserNow, useStream } from '@sinergi/web';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { holdersOf, type Overview, type OverviewAgency } from '../../../contract/overview';
import { type Connection, connectionOf, STREAM_SILENT_MS } from './connection';

const KEY = ['overview'];
const RETRY_MS = 3_000;

/** An overview with the moment at which it came, by this browser's clock. */
interface Seen {
  overview: Overview;
  at: number;
}

interface Feed {
  seen: Seen | undefined;
  isBroken: boolean;
  error: Error | null;
  isLoading: boolean;
  retry: () => void;
}

const FeedContext = createContext<Feed>({
  seen: undefined,
  isBroken: false,
  error: null,
  isLoading: true,
  retry: () => undefined,
});

/**
 * The live overview for every page: it is read once, then followed by server-sent events. The last
 * good overview stays when the connection is lost. It is followed before any page reads it, so that
 * a change of page never waits for it.
 */
export function OverviewFeed({ isIn, children }: { isIn: boolean; children: ReactNode }) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: async (): Promise<Seen> => ({
      overview: await readJson<Overview>('/api/overview'),
      at: Date.now(),
    }),
    enabled: isIn,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { error, data } }) =>
      error && !data && !isLoginNeeded(error) ? RETRY_MS : false,
  });
  const { refetch } = query;
  const { state } = useStream(
    isIn && query.data ? '/api/overview/stream' : null,
    (name, data) => {
      if (name === 'overview')
        queries.setQueryData<Seen>(KEY, { overview: data as Overview, at: Date.now() });
    },
    { silentMs: STREAM_SILENT_MS },
  );
  const feed: Feed = {
    seen: query.data,
    isBroken: state === 'broken' || state === 'ended',
    error: query.error,
    isLoading: query.isPending,
    retry: () => void refetch(),
  };
  return <FeedContext value={feed}>{children}</FeedContext>;
}

/** Returns the last overview of the exchange, on any page. */
export function useOverview() {
  const { seen, error, isLoading, retry } = useContext(FeedContext);
  return { overview: seen?.overview, error, isLoading, retry };
}

/**
 * Returns whether the shown overview is live. The value changes every second, so only components
 * that show seconds should use it.
 */
export function useConnection(): Connection {
  const { seen, isBroken } = useContext(FeedContext);
  const now = useBrowserNow();
  return connectionOf(isBroken, seen ? now - seen.at : 0);
}

/**
 * Returns the server's clock, epoch ms. Ages are computed with it, because this computer's clock
 * may be wrong.
 */
export function useServerNow(): number {
  const { seen } = useContext(FeedContext);
  const now = useBrowserNow();
  return seen ? Math.max(now - seen.at, 0) + Date.parse(seen.overview.at) : now;
}

/** Returns the participants that hold a copy: the agencies, then the systems. */
export const holdersIn = (overview: Overview | undefined): OverviewAgency[] =>
  overview ? holdersOf(overview) : [];

export function useAgencies(): OverviewAgency[] {
  return holdersIn(useOverview().overview);
}
