/** A member of an audience, with its present public key. */
export interface Member {
  agency: string;
  keyId: string;
  /** raw X25519, 32 bytes */
  publicKey: Buffer;
}

/**
 * Returns the present members of an audience. `core` opens the group everywhere; a kecamatan's code
 * opens what was seen there.
 */
export type AudienceMembers = (group: string, audience: string) => Member[];
