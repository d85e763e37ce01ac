import {
  type LazyPart,
  lazyPage,
  loadEach,
  PageMissing,
  PageProblem,
  pageSearch,
} from '@sinergi/web';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { givenSearch } from '../change/given-search';
import { inboxSearch } from '../inbox/inbox-search';
import { Shell } from './shell';

const root = createRootRoute({ component: Shell, notFoundComponent: PageMissing });
const under = { getParentRoute: () => root } as const;
/** A page that reads nothing from its address but its path. */
const validateSearch = pageSearch(() => ({}));

/** Every page is a separate file, which is loaded when it is opened. */
const pages = [
  createRoute({
    ...under,
    path: '/',
    validateSearch: inboxSearch,
    component: lazyPage(() => import('../inbox/inbox-page'), 'InboxPage'),
  }),
  createRoute({
    ...under,
    path: '/report',
    validateSearch,
    component: lazyPage(() => import('../report/report-page'), 'ReportPage'),
  }),
  createRoute({
    ...under,
    path: '/report/$flow',
    validateSearch: givenSearch,
    component: lazyPage(() => import('../report/report-flow-page'), 'ReportFlowPage'),
  }),
  createRoute({
    ...under,
    path: '/lists',
    validateSearch,
    component: lazyPage(() => import('../lists/lists-page'), 'ListsPage'),
  }),
  createRoute({
    ...under,
    path: '/lists/$flow',
    validateSearch,
    component: lazyPage(() => import('../lists/list-page'), 'ListPage'),
  }),
  createRoute({
    ...under,
    path: '/lists/$flow/$id',
    validateSearch,
    component: lazyPage(() => import('../lists/entity-page'), 'EntityPage'),
  }),
  createRoute({
    ...under,
    path: '/lists/alert/$id',
    validateSearch,
    component: lazyPage(() => import('../alert/alert-page'), 'AlertPage'),
  }),
  createRoute({
    ...under,
    path: '/lists/request/$id',
    validateSearch,
    component: lazyPage(() => import('../request/request-page'), 'RequestPage'),
  }),
  createRoute({
    ...under,
    path: '/people/$subjectId',
    validateSearch,
    component: lazyPage(() => import('../person/person-page'), 'PersonPage'),
  }),
  createRoute({
    ...under,
    path: '/lists/$flow/$id/$change',
    validateSearch: givenSearch,
    component: lazyPage(() => import('../change/change-page'), 'ChangePage'),
  }),
  createRoute({
    ...under,
    path: '/lists/meeting/$id',
    validateSearch,
    component: lazyPage(() => import('../meetings/meeting-page'), 'MeetingPage'),
  }),
  createRoute({
    ...under,
    path: '/lists/operation/$id',
    validateSearch,
    component: lazyPage(() => import('../operations/operation-page'), 'OperationPage'),
  }),
  createRoute({
    ...under,
    path: '/lists/case/$id',
    validateSearch,
    component: lazyPage(() => import('../cases/case-page'), 'CasePage'),
  }),
  createRoute({
    ...under,
    path: '/map',
    validateSearch,
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
