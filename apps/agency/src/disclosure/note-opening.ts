import { Inject, Injectable } from '@nestjs/common';
import type { Lane } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { AfterCommit } from '../change/after-commit.js';
import { Database } from '../database/database.js';
import { EntityIds } from '../ground/entity-ids.js';
import { PROFILE } from '../ground/tokens.js';
import { type Access, actingOf } from '../http/access.js';
import { Problem } from '../problem/problem.js';
import { GiveNotice } from './give-notice.js';
import { appendDisclosure } from './ledger.js';
import { OpeningLimits } from './opening-limits.js';

/** An opening that is about to be tried. */
export interface Opening {
  access: Access;
  /** the officer whom the request names, if it names one */
  officer: string | undefined;
  purpose: string;
  reason: string;
  topic: string;
  /** the agency whose data it is */
  owner: string;
  entityId: string;
  version: number;
  /** what is opened: sealed groups, or `attachment` and its id */
  groups: readonly string[];
  lane: Lane;
}

/**
 * Writes down an opening before it is tried: no other code does, and nothing is opened for anybody
 * without it.
 */
@Injectable()
export class NoteOpening {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly limits: OpeningLimits,
    private readonly notices: GiveNotice,
    private readonly afterCommit: AfterCommit,
    private readonly ids: EntityIds,
  ) {}

  /** @throws Problem not-entitled where it is no purpose of this agency */
  expectPurpose(purpose: string): void {
    if (!this.profile.legalAuthority.some((known) => known.purpose === purpose))
      throw new Problem(
        'not-entitled',
        `Expected a purpose of ${this.profile.code}, got ${JSON.stringify(purpose)}`,
      );
  }

  /**
   * Commits the ledger's entry, and with it the notice to the agency whose data it is. An agency
   * that opens its own data needs no notice.
   * @returns the entry's id
   * @throws Problem too-many-openings; then there is no entry
   */
  async execute(opening: Opening): Promise<string> {
    const { access, officer, purpose, reason, topic, groups, owner, entityId, version } = opening;
    const by = actingOf(access, officer);
    const said = { by, purpose, reason, topic, groups };
    const { disclosureId, notice } = await this.database.inTransaction(async (query) => {
      const id = await appendDisclosure(query, {
        // A notice has the id of the entry that it tells of.
        ...{ disclosureId: this.ids.mint(), client: access.clientId },
        ...{ ...said, what: { key: `${owner}:${entityId}`, version } },
      });
      const confirmedBy = await this.limits.expectRoom(query, by.officer);
      if (owner === this.profile.code) return { disclosureId: id, notice: null };
      const of = { owner, entityId, version, lane: opening.lane };
      const opened = { ...said, ...of, disclosureId: id, access, confirmedBy };
      return { disclosureId: id, notice: await this.notices.write(query, opened) };
    });
    if (notice !== null) {
      this.afterCommit.committed();
      await this.afterCommit.rememberKeys(notice.audiences);
    }
    return disclosureId;
  }
}
