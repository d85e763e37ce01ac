import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import type { AgencyProfile } from '@sinergi/settings';
import { ChangeModule } from '../change/change.module.js';
import { EntityModule } from '../entity/entity.module.js';
import { PROFILE } from '../ground/tokens.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { FollowSubjects } from '../subject/follow-subjects.js';
import { SubjectModule } from '../subject/subject.module.js';
import { ConfirmPresences } from './confirm-presences.js';
import { MatchedSubjects } from './matched-subjects.js';
import { PresenceWorklistController } from './presence-worklist.controller.js';
import { PresenceWorklist } from './presence-worklist.js';

/** Confirms presences by itself, at the identity authority only, and lists what it does not. */
@Module({
  imports: [ChangeModule, EntityModule, ReplicaModule, SubjectModule],
  controllers: [PresenceWorklistController],
  providers: [ConfirmPresences, MatchedSubjects, PresenceWorklist],
})
export class PresenceModule implements OnModuleInit {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly subjects: FollowSubjects,
    private readonly confirm: ConfirmPresences,
  ) {}

  onModuleInit(): void {
    if (this.profile.identityAuthority)
      this.subjects.watch((query, subjectIds) => this.confirm.take(query, subjectIds));
  }
}
