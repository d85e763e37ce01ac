import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isLoginNeeded } from './server-problem';

/**
 * Asks again who is logged in, after any answer that needs a login: the shell then shows the login.
 */
function askWhoItIs(error: unknown, key?: readonly unknown[]): void {
  if (isLoginNeeded(error) && key?.[0] !== 'me')
    void queries.invalidateQueries({ queryKey: ['me'] });
}

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => askWhoItIs(error, query.queryKey) }),
  mutationCache: new MutationCache({ onError: (error) => askWhoItIs(error) }),
  defaultOptions: {
    // Queries run even where the browser reports that it is offline: the page then shows the
    // failure and offers to try again. Otherwise it would wait without a message.
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
