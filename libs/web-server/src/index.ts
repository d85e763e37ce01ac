export { isAhead, isOver, isOverSince, now } from './database/by-its-clock.js';
export { SecretBox } from './database/secret-box.js';
export { Problem, type ProblemCode, ProblemFilter, toProblem } from './http/problem.js';
export { RefuseUnknownQuery, TakesAnyQuery, TakesQuery } from './http/takes-query.js';
export { AgencyTokens } from './login/agency-tokens.js';
export { IdentityClient, type IdentitySettings } from './login/identity-client.js';
export { LOGIN_LOGGER, LoginController } from './login/login.controller.js';
export { LoginCookies } from './login/login-cookies.js';
export { PendingLogins } from './login/pending-logins.js';
export type { Person } from './login/person.js';
export { SESSION_TABLE, type SessionEntity, sessionEntity } from './login/session-entity.js';
export { CSRF_HEADER, SessionGuard, sessionOf } from './login/session-guard.js';
export { type Session, type SessionRow, SessionTable } from './login/session-table.js';
export {
  MetricsController,
  SERVED_METRICS,
  type ServedMetrics,
} from './metrics/metrics.controller.js';
export { pageServer } from './pages/page-server.js';
