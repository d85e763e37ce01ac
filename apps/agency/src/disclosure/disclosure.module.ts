import { Module } from '@nestjs/common';
import { ChangeModule } from '../change/change.module.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { DiscloseEntity } from './disclose-entity.js';
import { GiveNotice } from './give-notice.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerWatch } from './ledger-watch.js';
import { ReadLedger } from './read-ledger.js';
import { SealDoor } from './seal-door.js';

/** Opens sealed content, and keeps the ledger in which every attempt is written down first. */
@Module({
  imports: [ChangeModule, HttpModule, ReplicaModule],
  controllers: [LedgerController],
  providers: [DiscloseEntity, GiveNotice, LedgerWatch, ReadLedger, SealDoor],
  exports: [DiscloseEntity, LedgerWatch, SealDoor],
})
export class DisclosureModule {}
