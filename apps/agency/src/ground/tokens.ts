/** Nest's injection names for values that the start builds and that are no classes of this app. */
export const PROFILE = Symbol('PROFILE');
export const LOGGER = Symbol('LOGGER');
export const METRICS = Symbol('METRICS');
/** id of the exchange in which this agency's records count */
export const EXCHANGE_ID = Symbol('EXCHANGE_ID');
/** exchange and pinned root by which the directory changes; null where no root is pinned */
export const DIRECTORY_ROOT = Symbol('DIRECTORY_ROOT');
/** the token that a scraper must send; null where nobody may scrape */
export const METRICS_TOKEN = Symbol('METRICS_TOKEN');
export const CLOCK = Symbol('CLOCK');
/** the lane in which this deployment works: live, or an exercise */
export const USUAL_LANE = Symbol('USUAL_LANE');
export const BOUNDARIES = Symbol('BOUNDARIES');
export const VALUE_READER = Symbol('VALUE_READER');

/** epoch ms; it is passed as an argument everywhere, so that tests control the time */
export type Clock = () => number;

/**
 * The broker under the relay's account: it may write this agency's own topics and read nothing.
 */
export const RELAY_BUS = Symbol('RELAY_BUS');

/** The broker under the replica's account: it may read what this agency subscribes to. */
export const REPLICA_BUS = Symbol('REPLICA_BUS');

/** The limits for one caller of this service. */
export const LIMITS = Symbol('LIMITS');

/** How much this agency's officers may open. */
export const OPENING_LIMITS = Symbol('OPENING_LIMITS');

/** How large files may be, and how many may wait. */
export const ATTACHMENT_LIMITS = Symbol('ATTACHMENT_LIMITS');

/** The address of each agency's API, by code. */
export const AGENCY_URLS = Symbol('AGENCY_URLS');

/** How keys live and die. */
export const KEY_RULES = Symbol('KEY_RULES');
export interface KeyRules {
  /** how long a destruction that two officers signed off can be undone */
  destroyAfterMs: number;
  /** the age at which a key of the keystore is told as old */
  oldAfterDays: number;
}
/** Where the settings say nothing. */
export const USUAL_KEY_RULES: KeyRules = { destroyAfterMs: 86_400_000, oldAfterDays: 365 };

/** The rules for calls of webhooks. */
export const WEBHOOK_POLICY = Symbol('WEBHOOK_POLICY');

/** Decodes records of the log for admission. */
export const ADMISSION = Symbol('ADMISSION');
