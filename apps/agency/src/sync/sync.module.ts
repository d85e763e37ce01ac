import { Module } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import { type Admission, EvidenceCheck } from '@sinergi/replica';
import { AttachmentModule } from '../attachment/attachment.module.js';
import { Database } from '../database/database.js';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { ADMISSION } from '../ground/tokens.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { CheckCopy } from './check-copy.js';
import { HealCopy } from './heal-copy.js';
import { InspectDeadLetter } from './inspect-dead-letter.js';
import { OperationPartitions } from './operation-partitions.js';
import { OperationTable } from './operation-table.js';
import { OperationWork } from './operation-work.js';
import { PauseReading } from './pause-reading.js';
import { ReconcileOwn } from './reconcile-own.js';
import { RereadCopy } from './reread-copy.js';
import { Rereading } from './rereading.js';
import { ResolveDeadLetters } from './resolve-dead-letters.js';
import { RunOperation } from './run-operation.js';
import { SyncController } from './sync.controller.js';
import { SyncWatch } from './sync-watch.js';
import { TakeUp } from './take-up.js';

/** The state of the copy, and the operations on it. */
@Module({
  imports: [AttachmentModule, DisclosureModule, HttpModule, ReplicaModule],
  controllers: [SyncController],
  providers: [
    {
      provide: EvidenceCheck,
      inject: [Database, ADMISSION],
      useFactory: ({ inTransaction }: Database, admission: Admission<DirectoryEntry>) =>
        new EvidenceCheck(inTransaction, admission),
    },
    CheckCopy,
    HealCopy,
    InspectDeadLetter,
    SyncWatch,
    OperationPartitions,
    OperationTable,
    OperationWork,
    PauseReading,
    ReconcileOwn,
    RereadCopy,
    Rereading,
    RunOperation,
    ResolveDeadLetters,
    TakeUp,
  ],
  exports: [SyncWatch, OperationTable, RunOperation],
})
export class SyncModule {}
