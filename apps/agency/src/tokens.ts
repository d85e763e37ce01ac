/** What a start-up builds and hands to Nest by name, because it is no class of this app. */
export const PROFILE = Symbol('PROFILE');
export const SETTINGS = Symbol('SETTINGS');
export const LOGGER = Symbol('LOGGER');
export const METRICS = Symbol('METRICS');
export const CLOCK = Symbol('CLOCK');

/** epoch ms; an argument everywhere, so that tests can hold time still */
export type Clock = () => number;
export const VALUE_READER = Symbol('VALUE_READER');
