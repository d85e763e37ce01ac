/** A member of an audience, with the public key it uses now. */
export interface Member {
  agency: string;
  keyId: string;
  /** raw X25519, 32 bytes */
  publicKey: Buffer;
}

/**
 * Who belongs to an audience now: `core` opens the group everywhere, a kecamatan's code what was
 * seen there.
 */
export type AudienceMembers = (group: string, audience: string) => Member[];
