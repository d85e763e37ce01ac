import { Inject, Injectable } from '@nestjs/common';
import type { AgencyProfile } from '@sinergi/settings';
import { reconcileOwned } from '../change/reconcile-owned.js';
import { Database } from '../database/database.js';
import { PROFILE } from '../ground/tokens.js';
import { SyncWatch } from './sync-watch.js';

/**
 * Takes over from the log what an agency's own rows do not say, as every start does (RECONCILE).
 */
@Injectable()
export class ReconcileOwn {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly watch: SyncWatch,
  ) {}

  /** @returns how many entities were behind, and how many still differ from the copy */
  async reconcile(): Promise<{ behind: number; differing: number }> {
    const behind = await this.database.inTransaction((query) =>
      reconcileOwned(query, this.profile.code),
    );
    const { count } = await this.watch.compare();
    return { behind, differing: count };
  }
}
