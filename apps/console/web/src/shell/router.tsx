import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import * as z from 'zod/mini';
import { actionsSearch } from '../actions/actions-search';
import { agenciesSearch, agencySearch } from '../agencies/agency-search';
import { alertsSearch } from '../alerts/alerts-search';
import { readDeadLetterSearch } from '../dead-letters/dead-letter-search';
import { readEventSearch } from '../event/event-search';
import { readMapSearch } from '../map/map-search';
import { readSchemaSearch, readSchemasSearch } from '../schemas/schema-search';
import { syncSearch } from '../sync/sync-search';
import { readTopicSearch } from '../topics/topic-search';
import { readTopicsSearch } from '../topics/topics-search';
import { PageMissing } from './page-missing';
import { PageProblem } from './page-problem';
import { word } from './search-schemas';
import { Shell } from './shell';

const root = createRootRoute({ component: Shell, notFoundComponent: PageMissing });
const under = { getParentRoute: () => root } as const;

/** Every page is a file of its own: what nobody opens is not loaded. */
const pages = [
  createRoute({
    ...under,
    path: '/',
    validateSearch: z.object({ login: word }),
    component: lazyRouteComponent(() => import('../overview/overview-page'), 'OverviewPage'),
  }),
  createRoute({
    ...under,
    path: '/sync',
    validateSearch: syncSearch,
    component: lazyRouteComponent(() => import('../sync/sync-page'), 'SyncPage'),
  }),
  createRoute({
    ...under,
    path: '/agencies',
    validateSearch: agenciesSearch,
    component: lazyRouteComponent(() => import('../agencies/agencies-page'), 'AgenciesPage'),
  }),
  createRoute({
    ...under,
    path: '/agencies/$code',
    validateSearch: agencySearch,
    component: lazyRouteComponent(() => import('../agencies/agency-page'), 'AgencyPage'),
  }),
  createRoute({
    ...under,
    path: '/alerts',
    validateSearch: alertsSearch,
    component: lazyRouteComponent(() => import('../alerts/alerts-page'), 'AlertsPage'),
  }),
  createRoute({
    ...under,
    path: '/actions',
    validateSearch: actionsSearch,
    component: lazyRouteComponent(() => import('../actions/actions-page'), 'ActionsPage'),
  }),
  createRoute({
    ...under,
    path: '/sessions',
    component: lazyRouteComponent(() => import('../sessions/sessions-page'), 'SessionsPage'),
  }),

  createRoute({
    ...under,
    path: '/topics',
    validateSearch: readTopicsSearch,
    component: lazyRouteComponent(() => import('../topics/topics-page'), 'TopicsPage'),
  }),
  createRoute({
    ...under,
    path: '/topics/$topic',
    validateSearch: readTopicSearch,
    component: lazyRouteComponent(() => import('../topics/topic-page'), 'TopicPage'),
  }),
  createRoute({
    ...under,
    path: '/events/$eventId',
    validateSearch: readEventSearch,
    component: lazyRouteComponent(() => import('../event/event-page'), 'EventPage'),
  }),
  createRoute({
    ...under,
    path: '/dead-letters',
    validateSearch: readDeadLetterSearch,
    component: lazyRouteComponent(
      () => import('../dead-letters/dead-letters-page'),
      'DeadLettersPage',
    ),
  }),
  createRoute({
    ...under,
    path: '/schemas',
    validateSearch: readSchemasSearch,
    component: lazyRouteComponent(() => import('../schemas/schemas-page'), 'SchemasPage'),
  }),
  createRoute({
    ...under,
    path: '/schemas/$subject',
    validateSearch: readSchemaSearch,
    component: lazyRouteComponent(() => import('../schemas/schema-page'), 'SchemaPage'),
  }),
  createRoute({
    ...under,
    path: '/map',
    validateSearch: readMapSearch,
    component: lazyRouteComponent(() => import('../map/map-page'), 'MapPage'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPreload: 'intent',
  defaultErrorComponent: PageProblem,
  defaultNotFoundComponent: PageMissing,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
