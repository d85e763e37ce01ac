import { Inject, Injectable } from '@nestjs/common';
import { orderOutstanding } from '@sinergi/domain';
import { beginningOf, dayNumber } from '@sinergi/law';
import type { AgencyProfile } from '@sinergi/settings';
import { PROFILE } from '../ground/tokens.js';
import { LeadsOnHold } from '../hold/leads-on-hold.js';
import { ReferralWorklist } from '../hold/referral-worklist.js';
import { SharedDocuments } from '../subject/shared-documents.js';
import { SubjectProposals } from '../subject/subject-proposals.js';
import { FollowOwnWork } from '../worklist/follow-own-work.js';
import { IRREGULAR_PERMIT, ORDER } from '../worklist/own-work.js';
import { type InboxItem, itemIdOf } from './inbox-item.js';
import type { InboxSource } from './inbox-source.js';

/** Of each worklist, the oldest so far are in the inbox; its own page has all. */
const MOST = 200;

type Said = Pick<InboxItem, 'kind' | 'flow' | 'owner' | 'entityId' | 'since' | 'next'> &
  Partial<InboxItem>;

const anItem = (said: Said): InboxItem => ({
  ...{ part: null, version: 0, subjectId: null, kecamatan: null, title: null, dueAt: null },
  ...{ endedBy: said.next.map(({ flow, change }) => `${flow} ${change}`) },
  itemId: itemIdOf({ part: null, ...said }),
  ...said,
});
const steps = (flow: string, changes: readonly string[]) =>
  changes.map((change) => ({ flow, change }));

/** The worklists of Immigration, as they are shown in the inbox. */
@Injectable()
export class OwnWorklists {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly work: FollowOwnWork,
    private readonly referrals: ReferralWorklist,
    private readonly leads: LeadsOnHold,
    private readonly documents: SharedDocuments,
    private readonly proposals: SubjectProposals,
  ) {}

  get sources(): InboxSource[] {
    const { publishes, identityAuthority } = this.profile;
    const own: InboxSource[] = [
      { scope: 'sighting:write', waiting: (lane) => this.orders(lane) },
      { scope: 'permit:write', waiting: (lane) => this.irregular(lane) },
    ];
    const identity: InboxSource[] = [
      { scope: 'subject:write', waiting: () => this.sameDocument() },
      { scope: 'subject:write', waiting: () => this.proposed() },
    ];
    return [
      ...(this.work.isNeeded ? own : []),
      ...(publishes.includes('referral')
        ? [{ scope: 'referral:write', waiting: (lane: string) => this.toRefer(lane) }]
        : []),
      { scope: 'alert:write', waiting: (lane) => this.onHold(lane) },
      ...(identityAuthority ? identity : []),
    ];
  }

  private async orders(lane: string): Promise<InboxItem[]> {
    const waiting = await this.work.waiting(ORDER, { lane, limit: MOST });
    return waiting.map(({ fields, version }) =>
      anItem({
        ...{ kind: 'ORDER', flow: 'sighting', owner: this.profile.code, version },
        ...{ entityId: String(fields['sightingId']), since: Number(fields['seenAt']) },
        kecamatan: String(fields['kecamatan']),
        dueAt: beginningOf(dayNumber(orderOutstanding(fields)!.dueOn) + 1),
        next: steps('sighting', ['CORRECTED', 'RETRACTED']),
      }),
    );
  }

  private async irregular(lane: string): Promise<InboxItem[]> {
    const waiting = await this.work.waiting(IRREGULAR_PERMIT, { lane, limit: MOST });
    return waiting.map(({ fields, version }) =>
      anItem({
        ...{ kind: 'IRREGULAR_PERMIT', flow: 'permit', owner: this.profile.code, version },
        ...{ entityId: String(fields['permitId']), since: Number(fields['occurredAt']) },
        subjectId: String(fields['subjectId']),
        next: steps('permit', ['CORRECTED', 'REVOKED', 'RETRACTED']),
      }),
    );
  }

  private async toRefer(lane: string): Promise<InboxItem[]> {
    const waiting = await this.referrals.list({ lane, limit: MOST });
    return waiting.map(({ subjectId, waitsFor, referral, since, next }) =>
      anItem({
        ...{ kind: `REFERRAL_${waitsFor}`, flow: 'referral', subjectId, since: Date.parse(since) },
        ...{ owner: referral?.owner ?? this.profile.code, version: referral?.version ?? 0 },
        // What is not referred yet has no id of its own but the person's.
        entityId: referral?.referralId ?? subjectId,
        next: steps('referral', next),
      }),
    );
  }

  private async onHold(lane: string): Promise<InboxItem[]> {
    const leads = await this.leads.list({ lane, limit: MOST });
    return leads.map(({ flow, id, version, subjectId, since, next }) =>
      anItem({
        ...{ kind: 'LEAD_ON_HOLD', flow, owner: this.profile.code, entityId: id, version },
        ...{ subjectId, since, next: steps(flow, [next]) },
      }),
    );
  }

  private async sameDocument(): Promise<InboxItem[]> {
    const { items } = await this.documents.page({ limit: MOST });
    return items.map(({ subjectIds: [first, ...others], isAlike, since }) =>
      anItem({
        kind: isAlike ? 'LIKELY_SAME_PERSON' : 'SAME_DOCUMENT',
        ...{ flow: 'subject', owner: this.profile.code, entityId: first!, subjectId: first! },
        ...{ part: others.join('+'), since: Date.parse(since), next: steps('subject', LINKING) },
      }),
    );
  }

  private async proposed(): Promise<InboxItem[]> {
    const { items } = await this.proposals.page({ limit: MOST });
    return items.map(({ owner, subjectId, otherSubjectId, relation, assertedAt }) =>
      anItem({
        ...{ kind: `PROPOSED_${relation}`, flow: 'subject', owner, entityId: subjectId },
        ...{ subjectId, part: otherSubjectId, since: Date.parse(assertedAt) },
        next: steps('subject', LINKING),
      }),
    );
  }
}

const LINKING = ['LINKED', 'SPLIT'];
