import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import type { AgencyProfile } from '@sinergi/settings';
import { ChangeModule } from '../change/change.module.js';
import { PROFILE } from '../ground/tokens.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { FollowSubjects } from '../subject/follow-subjects.js';
import { SubjectModule } from '../subject/subject.module.js';
import { HoldSubjects } from './hold-subjects.js';
import { LeadsOnHoldController } from './leads-on-hold.controller.js';
import { LeadsOnHold } from './leads-on-hold.js';
import { ReferralWorklistController } from './referral-worklist.controller.js';
import { ReferralWorklist } from './referral-worklist.js';

/**
 * Holds subjects for a human, at the identity authority only, and lists what waits for one: matters
 * to refer, and leads that were said before a hold came.
 */
@Module({
  imports: [ChangeModule, ReplicaModule, SubjectModule],
  controllers: [LeadsOnHoldController, ReferralWorklistController],
  providers: [HoldSubjects, LeadsOnHold, ReferralWorklist],
  exports: [HoldSubjects, LeadsOnHold, ReferralWorklist],
})
export class HoldModule implements OnModuleInit {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly batches: BatchFollowers,
    private readonly subjects: FollowSubjects,
    private readonly holds: HoldSubjects,
  ) {}

  onModuleInit(): void {
    if (!this.profile.identityAuthority) return;
    this.subjects.watch((query, subjectIds) => this.holds.take(query, subjectIds));
    this.batches.add((topic, { inserted }) => {
      if (inserted > 0) this.holds.follower.wakeFor(topic);
    });
  }
}
