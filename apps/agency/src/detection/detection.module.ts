import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import type { AgencyProfile } from '@sinergi/settings';
import { ChangeModule } from '../change/change.module.js';
import { EntityModule } from '../entity/entity.module.js';
import { PROFILE } from '../ground/tokens.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { FollowSubjects } from '../subject/follow-subjects.js';
import { SubjectModule } from '../subject/subject.module.js';
import { DueUnits } from './due-units.js';
import { FollowIdentityFacts } from './follow-identity-facts.js';
import { IdentityFacts } from './identity-facts.js';
import { OnePerson } from './one-person.js';
import { ReadSoFar } from './read-so-far.js';
import { RulesSet } from './rules-set.js';
import { RunIdentityRules } from './run-identity-rules.js';
import { SaidAlerts } from './said-alerts.js';
import { WatchedSubjects } from './watched-subjects.js';

/** Early detection that needs identity, at the identity authority only. */
@Module({
  imports: [ChangeModule, EntityModule, ReplicaModule, SubjectModule],
  providers: [
    DueUnits,
    FollowIdentityFacts,
    IdentityFacts,
    OnePerson,
    ReadSoFar,
    RulesSet,
    RunIdentityRules,
    SaidAlerts,
    WatchedSubjects,
  ],
})
export class DetectionModule implements OnModuleInit {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly batches: BatchFollowers,
    private readonly subjects: FollowSubjects,
    private readonly facts: FollowIdentityFacts,
    private readonly due: DueUnits,
  ) {}

  onModuleInit(): void {
    if (!this.profile.identityAuthority) return;
    this.subjects.watchListed((query, subjectIds) => this.due.addSubjects(query, subjectIds));
    this.batches.add((topic, { inserted }) => {
      if (inserted > 0) this.facts.follower.wakeFor(topic);
    });
  }
}
