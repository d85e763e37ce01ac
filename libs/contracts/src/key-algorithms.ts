/** The algorithms of the public keys that the directory lists: to wrap for, and to verify with. */
export const WRAPPING_ALGORITHM = 'X25519';
export const SIGNING_ALGORITHM = 'Ed25519';
