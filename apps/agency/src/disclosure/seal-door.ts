import { Inject, Injectable } from '@nestjs/common';
import { decodeGroup, groupToJson, type Sealed, type SealedField } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';
import { type Opened, Opener, PublisherKeys, type SealedIn, TrustError } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { PROFILE } from '../ground/tokens.js';
import { CopyFreshness } from '../replica/copy-freshness.js';
import { EarnedAreas } from '../replica/earned-areas.js';

/**
 * The result of opening one group. Only OPEN carries a value; the other codes say why there is
 * none.
 */
export interface Disclosure {
  status:
    | 'OPEN'
    | 'EMPTY'
    | 'NOT_ENTITLED'
    | 'NOT_CONFIRMED'
    | 'KEY_PENDING'
    | 'KEY_DESTROYED'
    | 'DAMAGED';
  value?: Record<string, unknown>;
  detail?: string;
}

/** A sealed field, and in whose record it lies. */
export interface SealAt {
  publisher: string;
  sealedIn: SealedIn;
  field: SealedField;
  /** the subject of the record, if any */
  subjectId: string | null;
}

/**
 * Opens one sealed field of any agency: this agency's own seals with its own keys, other agencies'
 * with the keys that were wrapped for its audiences. A district opens a person's identity only
 * while it has earned that, whichever keys it has.
 */
@Injectable()
export class SealDoor {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly keys: PublisherKeys,
    private readonly opener: Opener,
    private readonly earned: EarnedAreas,
    private readonly freshness: CopyFreshness,
  ) {}

  async open(at: SealAt, sealed: Sealed | null): Promise<Disclosure> {
    if (!sealed) return { status: 'EMPTY' };
    const { publisher, sealedIn } = at;
    const { recordName } = at.field;
    if (publisher !== this.profile.code && !(await this.hasEarned(at)))
      return {
        status: 'NOT_CONFIRMED',
        detail:
          'Expected a presence of this person in a district of this agency, confirmed by the ' +
          'identity authority and in force, with evidence that stands; got none',
      };
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
   * Whether no presence is needed here, or one is confirmed.
   * @throws Problem unavailable where this copy is too old to say that it still is
   */
  private async hasEarned({ field, subjectId }: SealAt): Promise<boolean> {
    if (field.group !== 'identity' || subjectId === null) return true;
    const rights = this.profile.opens.filter(({ group }) => group === 'identity');
    if (rights.some(({ areas }) => areas.length === 0)) return true;
    const own = new Set(rights.flatMap(({ areas }) => areas));
    if (own.size === 0) return true;
    const earned = await this.earned.areasOf(this.database.query, [subjectId]);
    const isEarned = earned.get(subjectId)?.some((area) => own.has(area)) ?? false;
    if (isEarned) await this.freshness.expectFresh('the presence');
    return isEarned;
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
