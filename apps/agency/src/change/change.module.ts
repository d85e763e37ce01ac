import { Module } from '@nestjs/common';
import { ReplicaModule } from '../replica/replica.module.js';
import { AfterCommit } from './after-commit.js';
import { WriteChanges } from './write-changes.js';

/** How a version is made, sealed and put into the outbox. */
@Module({
  imports: [ReplicaModule],
  providers: [AfterCommit, WriteChanges],
  exports: [AfterCommit, WriteChanges],
})
export class ChangeModule {}
