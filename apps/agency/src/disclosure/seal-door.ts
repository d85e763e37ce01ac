import { Inject, Injectable } from '@nestjs/common';
import { decodeGroup, groupToJson, type Sealed, type SealedField } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';
import { type Opened, Opener, PublisherKeys, type SealedIn, TrustError } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { PROFILE } from '../ground/tokens.js';

/**
 * The result of opening one group. Only OPEN carries a value; the other codes say why there is
 * none.
 */
export interface Disclosure {
  status: 'OPEN' | 'EMPTY' | 'NOT_ENTITLED' | 'KEY_PENDING' | 'KEY_DESTROYED' | 'DAMAGED';
  value?: Record<string, unknown>;
  detail?: string;
}

/**
 * Opens one sealed field of any agency: this agency's own seals with its own keys, other agencies'
 * with the keys that were wrapped for its audiences.
 */
@Injectable()
export class SealDoor {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly keys: PublisherKeys,
    private readonly opener: Opener,
  ) {}

  async open(
    publisher: string,
    sealedIn: SealedIn,
    { recordName }: SealedField,
    sealed: Sealed | null,
  ): Promise<Disclosure> {
    if (!sealed) return { status: 'EMPTY' };
    const opened =
      publisher === this.profile.code
        ? await this.reopen(sealedIn, sealed)
        : await this.opener.open({ publisher, sealedIn, sealed });
    if (opened.status !== 'OPEN') return opened;
    return {
      status: 'OPEN',
      value: groupToJson(recordName, decodeGroup(recordName, opened.plaintext, sealed.fingerprint)),
    };
  }

  /**
   * Opens this agency's own seal with its own key. A key that was destroyed, or lost with a backup,
   * opens nothing.
   */
  private async reopen(sealedIn: SealedIn, sealed: Sealed): Promise<Opened> {
    try {
      return {
        status: 'OPEN',
        plaintext: await this.keys.reopen(this.database.query, { sealedIn, sealed }),
      };
    } catch (error) {
      if (error instanceof TrustError)
        return {
          status: error.code === 'KEY_MISSING' ? 'KEY_DESTROYED' : 'DAMAGED',
          detail: error.message,
        };
      throw error;
    }
  }
}
