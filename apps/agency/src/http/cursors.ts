import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AgencyProfile } from '@sinergi/settings';
import { Keystore } from '@sinergi/trust';
import { PROFILE } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';

const MAC_BYTES = 12;

/**
 * Encodes positions in this agency's lists as opaque cursors. A cursor is valid only in its list
 * and at this agency, because the order of rows and the numbers of the feed belong to one database.
 * It is signed, so that nobody can forge one and another agency's is recognised.
 */
@Injectable()
export class Cursors {
  private readonly secret: Buffer;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    keystore: Keystore,
  ) {
    this.secret = createHmac('sha256', keystore.blindKey).update('cursors').digest();
  }

  /** @param list the list that the position is in: its name and its filters */
  encode(list: unknown, position: readonly string[]): string {
    const body = Buffer.from(
      JSON.stringify([this.profile.code, hashOf(list), ...position]),
      'utf8',
    );
    return Buffer.concat([this.mac(body), body]).toString('base64url');
  }

  /**
   * @throws Problem invalid-cursor that says which list or agency the cursor belongs to, or what it
   *   is not
   */
  decode(list: unknown, text: string): string[] {
    const bytes = Buffer.from(text, 'base64url');
    const body = bytes.subarray(MAC_BYTES);
    const [agency, hash, ...position] = parts(body);
    if (agency !== undefined && agency !== this.profile.code)
      throw new Problem(
        'invalid-cursor',
        `Expected a cursor of ${this.profile.code}, got one of another agency`,
      );
    if (
      agency === undefined ||
      bytes.length <= MAC_BYTES ||
      // A decoder passes over what is no base64url, so many texts would be one cursor.
      bytes.toString('base64url') !== text ||
      !timingSafeEqual(this.mac(body), bytes.subarray(0, MAC_BYTES))
    )
      throw new Problem(
        'invalid-cursor',
        'Expected a cursor from the page before, got something else',
      );
    if (hash !== hashOf(list))
      throw new Problem(
        'invalid-cursor',
        'Expected a cursor of this list with these filters, got one of another list or filter',
      );
    return position;
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.secret).update(body).digest().subarray(0, MAC_BYTES);
  }
}

function parts(body: Buffer): string[] {
  try {
    const read = JSON.parse(body.toString('utf8')) as unknown;
    return Array.isArray(read) && read.every((part) => typeof part === 'string') ? read : [];
  } catch {
    return [];
  }
}

const hashOf = (list: unknown): string =>
  createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 12);
