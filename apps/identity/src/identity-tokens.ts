/** Injects the parsed `IdentitySettings`. */
export const IDENTITY_SETTINGS = Symbol('IdentitySettings');
