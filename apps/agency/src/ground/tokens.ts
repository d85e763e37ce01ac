/** What a start-up builds and hands to Nest by name, because it is no class of this app. */
export const PROFILE = Symbol('PROFILE');
export const LOGGER = Symbol('LOGGER');
export const METRICS = Symbol('METRICS');
/** borne by whoever scrapes; null where nobody may */
export const METRICS_TOKEN = Symbol('METRICS_TOKEN');
export const CLOCK = Symbol('CLOCK');
export const BOUNDARIES = Symbol('BOUNDARIES');
export const VALUE_READER = Symbol('VALUE_READER');

/** epoch ms; an argument everywhere, so that tests can hold time still */
export type Clock = () => number;

/**
 * The broker as the relay's account sees it: it may write this agency's own topics and read
 * nothing.
 */
export const RELAY_BUS = Symbol('RELAY_BUS');

/** The broker as the replica's account sees it: it may read what this agency subscribes to. */
export const REPLICA_BUS = Symbol('REPLICA_BUS');

/** What one caller may take of this service. */
export const LIMITS = Symbol('LIMITS');

/** How webhooks may be called. */
export const WEBHOOK_POLICY = Symbol('WEBHOOK_POLICY');

/** How this agency validates what the log says. */
export const ADMISSION = Symbol('ADMISSION');
