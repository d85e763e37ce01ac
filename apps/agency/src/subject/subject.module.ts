import { Module, type OnModuleInit } from '@nestjs/common';
import { ChangeModule } from '../change/change.module.js';
import { HttpModule } from '../http/http.module.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { isKeyTopic } from '../replica/topic-rules.js';
import { AssignSubject } from './assign-subject.js';
import { BlindIndex } from './blind-index.js';
import { FollowSubjects } from './follow-subjects.js';
import { IndexSubjects } from './index-subjects.js';
import { OpenAnySeal } from './open-any-seal.js';
import { PrivilegedSubjects } from './privileged-subjects.js';
import { ProposalsController } from './proposals.controller.js';
import { RefuseHeld } from './refuse-held.js';
import { SharedDocumentsController } from './shared-documents.controller.js';
import { SharedDocuments } from './shared-documents.js';
import { SubjectProposals } from './subject-proposals.js';
import { SubjectsOnHold } from './subjects-on-hold.js';

/** Links subjects of the same person, and decides which districts may open them. */
@Module({
  imports: [ChangeModule, HttpModule, ReplicaModule],
  controllers: [ProposalsController, SharedDocumentsController],
  providers: [
    AssignSubject,
    BlindIndex,
    FollowSubjects,
    IndexSubjects,
    OpenAnySeal,
    PrivilegedSubjects,
    RefuseHeld,
    SharedDocuments,
    SubjectProposals,
    SubjectsOnHold,
  ],
  exports: [
    AssignSubject,
    BlindIndex,
    FollowSubjects,
    OpenAnySeal,
    PrivilegedSubjects,
    RefuseHeld,
    SharedDocuments,
    SubjectProposals,
    SubjectsOnHold,
  ],
})
export class SubjectModule implements OnModuleInit {
  constructor(
    private readonly batches: BatchFollowers,
    private readonly subjects: FollowSubjects,
  ) {}

  onModuleInit(): void {
    this.batches.add((topic, { inserted }) => {
      if (inserted === 0) return;
      if (isKeyTopic(topic)) this.subjects.keyCame();
      else this.subjects.follower.wakeFor(topic);
    });
  }
}
