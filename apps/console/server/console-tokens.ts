export const SETTINGS = Symbol('SETTINGS');
export const LOGGER = Symbol('LOGGER');
