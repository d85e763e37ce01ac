export const SETTINGS = Symbol('SETTINGS');
export const LOGGER = Symbol('LOGGER');
export const METRICS = Symbol('METRICS');
export const BROKER_REQUESTS = Symbol('BROKER_REQUESTS');
