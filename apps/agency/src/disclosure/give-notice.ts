import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { recordKey } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { handlingOf, type Lane } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { WriteChanges, type WrittenChange } from '../change/write-changes.js';
import { flowOf } from '../ground/flow-of.js';
import { CLOCK, type Clock, PROFILE } from '../ground/tokens.js';
import type { Access, Acting } from '../http/access.js';

const NOTICE = flowOf('disclosure');
const DAY_MS = 86_400_000;
/** As long as a ledger has to answer for what was opened. */
const KEPT_DAYS = 5 * 366;

/** What was asked to be opened, by whom and why: the same as the ledger's entry says. */
export interface Opened {
  disclosureId: string;
  access: Access;
  by: Acting;
  purpose: string;
  reason: string;
  topic: string;
  /** the agency whose data it is */
  owner: string;
  entityId: string;
  version: number;
  groups: readonly string[];
  lane: Lane;
  /** the second person, where it goes beyond the limit */
  confirmedBy: string | null;
}

/**
 * Tells the owner of data that it is being opened: who, for what and why, and nothing of what is
 * opened. The notice is an event of its own, sealed for that owner.
 */
@Injectable()
export class GiveNotice {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly changes: WriteChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes the notice in the transaction of the ledger's entry.
   * @throws Problem not-entitled where the profile may not give notices: then nothing is opened
   */
  async write(query: SqlQuery, opened: Opened): Promise<WrittenChange> {
    const { disclosureId, access, by, purpose, reason, topic, owner, entityId } = opened;
    const now = this.clock();
    const basis = this.profile.legalAuthority.find((known) => known.purpose === purpose)!;
    const [written] = await this.changes.write(query, [
      {
        flow: NOTICE,
        entityId: disclosureId,
        owned: null,
        trace: access.trace,
        state: {
          change: 'GIVEN',
          fields: {
            occurredAt: now,
            correlationId: randomUUID(),
            causationId: null,
            handling: {
              ...{ purpose, legalBasis: basis.legalBases[0]!, disputed: false },
              retainUntil: Math.floor(now / DAY_MS) + KEPT_DAYS,
              ...handlingOf(opened.lane),
            },
            addressees: [owner],
            detail: {
              ...{ topic, key: recordKey(NOTICE.flow, owner, entityId), reason },
              ...{ entityVersion: opened.version, groups: [...opened.groups] },
              ...{ officer: by.officer, officerKind: by.officerKind, client: access.clientId },
              confirmedBy: opened.confirmedBy,
            },
          },
        },
      },
    ]);
    return written!;
  }
}
