import { Module } from '@nestjs/common';
import { ApplyBatches } from './apply-batches.js';
import { BatchFollowers } from './batch-followers.js';
import { CopyFreshness } from './copy-freshness.js';
import { EarnedAreas } from './earned-areas.js';
import { Exercises } from './exercises.js';
import { FillColumns } from './fill-columns.js';
import { HeldEntities } from './held-entities.js';
import { PausedPartitions } from './paused-partitions.js';
import { SubjectLinks } from './subject-links.js';

/** The copy: applied from the log and read by all other modules. */
@Module({
  controllers: [ApplyBatches],
  providers: [
    BatchFollowers,
    CopyFreshness,
    EarnedAreas,
    Exercises,
    FillColumns,
    HeldEntities,
    PausedPartitions,
    SubjectLinks,
  ],
  exports: [
    BatchFollowers,
    CopyFreshness,
    EarnedAreas,
    Exercises,
    FillColumns,
    HeldEntities,
    PausedPartitions,
    SubjectLinks,
  ],
})
export class ReplicaModule {}
