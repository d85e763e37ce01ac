/** The operations that a profile may allow its maintenance client. */
export const KNOWN_MAINTENANCE = ['operate', 'reset'];

export const KNOWN_GROUPS = ['identity', 'watch', 'location', 'case', 'addressed', 'intelligence'];
