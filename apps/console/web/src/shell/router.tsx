import {
  type LazyPart,
  lazyPage,
  loadEach,
  PageMissing,
  PageProblem,
  pageSearch,
} from '@sinergi/web';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { actionsSearch } from '../actions/actions-search';
import { agenciesSearch, agencySearch, SERIES_SPANS } from '../agencies/agency-search';
import { alertsSearch } from '../alerts/alerts-search';
import { readDeadLetterSearch } from '../dead-letters/dead-letter-search';
import { disclosuresSearch } from '../disclosures/disclosures-search';
import { readEventSearch } from '../event/event-search';
import { flag, oneOf, word } from '../links/search-schemas';
import { readMapSearch } from '../map/map-search';
import { readSchemaSearch, readSchemasSearch } from '../schemas/schema-search';
import { syncSearch } from '../sync/sync-search';
import { readTopicSearch } from '../topics/topic-search';
import { readTopicsSearch } from '../topics/topics-search';
import { Shell } from './shell';

const root = createRootRoute({ component: Shell, notFoundComponent: PageMissing });
const overviewSearch = z.object({ login: word, span: oneOf(SERIES_SPANS), table: flag });
/** The schema of each page's address. */
const search = {
  overview: pageSearch((raw) => overviewSearch.parse(raw)),
  sync: pageSearch((raw) => syncSearch.parse(raw)),
  agencies: pageSearch((raw) => agenciesSearch.parse(raw)),
  agency: pageSearch((raw) => agencySearch.parse(raw)),
  alerts: pageSearch((raw) => alertsSearch.parse(raw)),
  actions: pageSearch((raw) => actionsSearch.parse(raw)),
  disclosures: pageSearch((raw) => disclosuresSearch.parse(raw)),
  sessions: pageSearch(() => ({})),
  topics: pageSearch(readTopicsSearch),
  topic: pageSearch(readTopicSearch),
  event: pageSearch(readEventSearch),
  deadLetters: pageSearch(readDeadLetterSearch),
  schemas: pageSearch(readSchemasSearch),
  schema: pageSearch(readSchemaSearch),
  map: pageSearch(readMapSearch),
} as const;
const under = { getParentRoute: () => root } as const;

/** Every page is a separate file, which is loaded when it is opened. */
const pages = [
  createRoute({
    ...under,
    path: '/',
    validateSearch: search.overview,
    component: lazyPage(() => import('../overview/overview-page'), 'OverviewPage'),
  }),
  createRoute({
    ...under,
    path: '/sync',
    validateSearch: search.sync,
    component: lazyPage(() => import('../sync/sync-page'), 'SyncPage'),
  }),
  createRoute({
    ...under,
    path: '/agencies',
    validateSearch: search.agencies,
    component: lazyPage(() => import('../agencies/agencies-page'), 'AgenciesPage'),
  }),
  createRoute({
    ...under,
    path: '/agencies/$code',
    validateSearch: search.agency,
    component: lazyPage(() => import('../agencies/agency-page'), 'AgencyPage'),
  }),
  createRoute({
    ...under,
    path: '/alerts',
    validateSearch: search.alerts,
    component: lazyPage(() => import('../alerts/alerts-page'), 'AlertsPage'),
  }),
  createRoute({
    ...under,
    path: '/actions',
    validateSearch: search.actions,
    component: lazyPage(() => import('../actions/actions-page'), 'ActionsPage'),
  }),
  createRoute({
    ...under,
    path: '/disclosures',
    validateSearch: search.disclosures,
    component: lazyPage(() => import('../disclosures/disclosures-page'), 'DisclosuresPage'),
  }),
  createRoute({
    ...under,
    path: '/sessions',
    validateSearch: search.sessions,
    component: lazyPage(() => import('../sessions/sessions-page'), 'SessionsPage'),
  }),

  createRoute({
    ...under,
    path: '/topics',
    validateSearch: search.topics,
    component: lazyPage(() => import('../topics/topics-page'), 'TopicsPage'),
  }),
  createRoute({
    ...under,
    path: '/topics/$topic',
    validateSearch: search.topic,
    component: lazyPage(() => import('../topics/topic-page'), 'TopicPage'),
  }),
  createRoute({
    ...under,
    path: '/events/$eventId',
    validateSearch: search.event,
    component: lazyPage(() => import('../event/event-page'), 'EventPage'),
  }),
  createRoute({
    ...under,
    path: '/dead-letters',
    validateSearch: search.deadLetters,
    component: lazyPage(() => import('../dead-letters/dead-letters-page'), 'DeadLettersPage'),
  }),
  createRoute({
    ...under,
    path: '/schemas',
    validateSearch: search.schemas,
    component: lazyPage(() => import('../schemas/schemas-page'), 'SchemasPage'),
  }),
  createRoute({
    ...under,
    path: '/schemas/$subject',
    validateSearch: search.schema,
    component: lazyPage(() => import('../schemas/schema-page'), 'SchemaPage'),
  }),
  createRoute({
    ...under,
    path: '/map',
    validateSearch: search.map,
    component: lazyPage(() => import('../map/map-page'), 'MapPage'),
  }),
] as const;

/** Loads every page's file while the browser is idle. */
export const loadPages = (): Promise<void> =>
  loadEach(pages.map(({ options }) => options.component as LazyPart<object>));

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
