import { Module } from '@nestjs/common';
import { ChangeModule } from '../change/change.module.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { BreakGlass } from './break-glass.js';
import { DiscloseEntity } from './disclose-entity.js';
import { GiveNotice } from './give-notice.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerWatch } from './ledger-watch.js';
import { LimitsController } from './limits.controller.js';
import { NoteOpening } from './note-opening.js';
import { OpeningLimits } from './opening-limits.js';
import { ReadLedger } from './read-ledger.js';
import { SealDoor } from './seal-door.js';

/** Opens sealed content, and keeps the ledger in which every attempt is written down first. */
@Module({
  imports: [ChangeModule, HttpModule, ReplicaModule],
  controllers: [LedgerController, LimitsController],
  providers: [
    BreakGlass,
    DiscloseEntity,
    GiveNotice,
    LedgerWatch,
    NoteOpening,
    OpeningLimits,
    ReadLedger,
    SealDoor,
  ],
  exports: [DiscloseEntity, LedgerWatch, NoteOpening, OpeningLimits, SealDoor],
})
export class DisclosureModule {}
