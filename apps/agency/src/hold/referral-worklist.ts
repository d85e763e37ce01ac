import { Inject, Injectable } from '@nestjs/common';
import type { Lane } from '@sinergi/domain';
import { Database } from '../database/database.js';
import { flowOf } from '../ground/flow-of.js';
import { USUAL_LANE, VALUE_READER } from '../ground/tokens.js';
import type { WorklistQuery } from '../http/worklist-query.js';
import { SubjectLinks } from '../replica/subject-links.js';
import { type ValueReader } from '../replica/value-reader.js';

const HOLD = flowOf('hold');
const REFERRAL = flowOf('referral');
/** The oldest holds and open referrals so far are looked at. */
const MOST_LOOKED_AT = 2_000;
/** The change that may follow, by what is waited for. */
const NEXT = {
  REFERRAL: ['REFERRED'],
  ANSWER: ['ANSWERED', 'RETRACTED'],
  CLOSING: ['CLOSED', 'RETRACTED'],
} as const;

/** A matter that waits for a named officer, and what may be done next. */
export interface WaitingMatter {
  subjectId: string;
  /** what it waits for: that it is referred, that it is answered, that it is closed */
  waitsFor: keyof typeof NEXT;
  /** the referral that it waits with; null where there is none yet */
  referral: { owner: string; referralId: string; version: number; kind: string } | null;
  /** ISO 8601 */
  since: string;
  /** changes of the flow `referral` that may follow */
  next: string[];
}

/** What waits for a named officer: people who are held and not referred, and open referrals. */
@Injectable()
export class ReferralWorklist {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
    private readonly database: Database,
    private readonly links: SubjectLinks,
  ) {}

  /** Returns the oldest first. */
  async list({ limit, lane }: WorklistQuery): Promise<WaitingMatter[]> {
    const shown = lane ?? this.usualLane;
    const [referrals, holds] = [await this.referrals(shown), await this.holds(shown)];
    const people = await this.links.clustersOf(this.database.query, [
      ...new Set(holds.map(({ subjectId }) => subjectId)),
    ]);
    const referred = new Set(
      referrals
        .filter(({ referral: { kind } }) => kind === 'PRIVILEGE')
        .map(({ subjectId }) => subjectId),
    );
    const listed = new Set<string>();
    const notReferred = holds.filter(({ subjectId }) => {
      const person = people.get(subjectId)!;
      if (person.some((one) => referred.has(one) || listed.has(one))) return false;
      listed.add(subjectId);
      return true;
    });
    const open = referrals.flatMap(({ waitsFor, ...one }) =>
      waitsFor === null ? [] : [{ ...one, waitsFor }],
    );
    return [...notReferred, ...open]
      .sort((left, right) => left.since.localeCompare(right.since))
      .slice(0, limit)
      .map((one) => ({ ...one, next: [...NEXT[one.waitsFor]] }));
  }

  /** Returns those that no referral explains: a hold from overstay alone rests on one. */
  private async holds(lane: Lane) {
    const { rows } = await this.database.query(
      `SELECT subject_id, occurred_at, value
       FROM state
       WHERE topic = $1 AND kind = 'HELD' AND lane = $2
       ORDER BY occurred_at, key
       LIMIT ${MOST_LOOKED_AT}`,
      [HOLD.topic, lane],
    );
    const holds = await Promise.all(
      rows.map(async (row) => ({
        subjectId: String(row['subject_id']),
        since: (row['occurred_at'] as Date).toISOString(),
        reach: (await this.values.read(HOLD.topic, row['value'] as Buffer))['reach'],
      })),
    );
    return holds
      .filter(({ reach }) => reach !== 'OVERSTAY')
      .map(({ subjectId, since }) => ({
        ...{ subjectId, since, waitsFor: 'REFERRAL' as const, referral: null },
      }));
  }

  /** Returns all but those that were retracted: also a closed one says that it was seen to. */
  private async referrals(lane: Lane) {
    const { rows } = await this.database.query(
      `SELECT owner, version, change, subject_id, occurred_at, value
       FROM state
       WHERE topic = $1 AND change <> 'RETRACTED' AND lane = $2
       ORDER BY occurred_at, key`,
      [REFERRAL.topic, lane],
    );
    return Promise.all(
      rows.map(async (row) => {
        const fields = await this.values.read(REFERRAL.topic, row['value'] as Buffer);
        const waitsFor = WAITS_FOR[String(row['change'])] ?? null;
        return {
          subjectId: String(row['subject_id']),
          since: (row['occurred_at'] as Date).toISOString(),
          waitsFor,
          referral: {
            ...{ owner: String(row['owner']), referralId: String(fields['referralId']) },
            ...{ version: Number(row['version']), kind: String(fields['kind']) },
          },
        };
      }),
    );
  }
}

const WAITS_FOR: Readonly<Record<string, 'ANSWER' | 'CLOSING'>> = {
  REFERRED: 'ANSWER',
  ANSWERED: 'CLOSING',
};
