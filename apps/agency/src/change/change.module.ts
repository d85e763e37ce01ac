import { Module } from '@nestjs/common';
import { ReplicaModule } from '../replica/replica.module.js';
import { AfterCommit } from './after-commit.js';
import { DestructionTable } from './destruction-table.js';
import { KeyRecordOutbox } from './key-record-outbox.js';
import { RepeatOwnKeys } from './repeat-own-keys.js';
import { RepeatRefused } from './repeat-refused.js';
import { UnreadOwn } from './unread-own.js';
import { WriteChanges } from './write-changes.js';

/** Mints versions, seals them and appends them to the outbox. */
@Module({
  imports: [ReplicaModule],
  providers: [
    AfterCommit,
    DestructionTable,
    KeyRecordOutbox,
    RepeatOwnKeys,
    RepeatRefused,
    UnreadOwn,
    WriteChanges,
  ],
  exports: [
    AfterCommit,
    DestructionTable,
    KeyRecordOutbox,
    RepeatOwnKeys,
    RepeatRefused,
    UnreadOwn,
    WriteChanges,
  ],
})
export class ChangeModule {}
