export { CookieBrowser } from './cookie-browser.js';
export { entityColumns } from './entity-columns.js';
export { eventually } from './eventually.js';
export { freePort } from './free-port.js';
export { type IssuerAtHand, issuerAtHand, type TokenSays } from './issuer-at-hand.js';
export { atSlowest, measureSlowness, noteSlowness, slowness } from './machine-slowness.js';
export { type OwnedAtHand, ownedAtHand } from './owned-at-hand.js';
export { type SessionAtHand, sessionAtHand } from './session-at-hand.js';
export { settled } from './settled.js';
export { type SqlSession, sqlSession, withSession } from './sql-session.js';
export {
  sharePostgres,
  type TemporaryPostgres,
  type TemporaryServer,
  temporaryPostgres,
  temporaryServer,
} from './temporary-postgres.js';
