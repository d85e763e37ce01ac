/** An agency that may open an audience's groups, and the key to wrap for. */
export interface Member {
  agency: string;
  keyId: string;
  /** raw X25519, 32 bytes */
  publicKey: Buffer;
}

/** Who belongs to an audience now: `core` opens the group everywhere, a district code opens it there. Given by the app from the directory. */
export type AudienceMembers = (group: string, audience: string) => Member[];

export const CORE = 'core';

/** What binds a wrapped audience key to its place. */
export function audienceInfo(publisher: string, group: string, audience: string, epoch: number): Buffer {
  return Buffer.from(`sinergi/audience/v1\n${publisher}\n${group}\n${audience}\n${epoch}`, 'utf8');
}
