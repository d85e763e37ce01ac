import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isLoginNeeded } from './console-problem';

/**
 * A refusal for want of a login, wherever it comes first, asks anew who is logged in: the shell
 * then shows the login.
 */
function askWhoItIs(error: unknown, key?: readonly unknown[]): void {
  if (isLoginNeeded(error) && key?.[0] !== 'me')
    void queries.invalidateQueries({ queryKey: ['me'] });
}

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => askWhoItIs(error, query.queryKey) }),
  mutationCache: new MutationCache({ onError: (error) => askWhoItIs(error) }),
  defaultOptions: {
    // Asked also where the browser says that it is offline: a page then says so, and offers to try
    // again. It would wait without a word else.
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
