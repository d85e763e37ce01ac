export const SETTINGS = Symbol('SETTINGS');
export const LOGGER = Symbol('LOGGER');
export const PROFILES = Symbol('PROFILES');
export const METRICS = Symbol('METRICS');
