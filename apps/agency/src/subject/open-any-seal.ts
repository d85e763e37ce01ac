import { Inject, Injectable } from '@nestjs/common';
import type { Sealed } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { AgencyProfile } from '@sinergi/settings';
import { Opener, PublisherKeys, type SealedIn, TrustError } from '@sinergi/trust';
import { PROFILE } from '../ground/tokens.js';

/**
 * Opens a seal for what this agency recognises people by, whether it sealed it itself or another
 * did. Whoever calls enters it in the ledger before.
 */
@Injectable()
export class OpenAnySeal {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly keys: PublisherKeys,
    private readonly opener: Opener,
  ) {}

  /**
   * @returns undefined where this agency cannot open it, such as where an own key was lost with a
   *   backup, or destroyed; KEY_PENDING while the key has not come
   */
  async open(
    query: SqlQuery,
    { publisher, sealedIn, sealed }: { publisher: string; sealedIn: SealedIn; sealed: Sealed },
  ): Promise<Buffer | 'KEY_PENDING' | undefined> {
    if (publisher === this.profile.code) return this.reopened(query, sealedIn, sealed);
    const opened = await this.opener.open({ publisher, sealedIn, sealed });
    if (opened.status === 'OPEN') return opened.plaintext;
    return opened.status === 'KEY_PENDING' ? 'KEY_PENDING' : undefined;
  }

  private async reopened(
    query: SqlQuery,
    sealedIn: SealedIn,
    sealed: Sealed,
  ): Promise<Buffer | undefined> {
    try {
      return await this.keys.reopen(query, { sealedIn, sealed });
    } catch (error) {
      if (error instanceof TrustError && error.code === 'KEY_MISSING') return undefined;
      throw error;
    }
  }
}
