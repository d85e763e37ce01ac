import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { DiscloseEntity } from './disclose-entity.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerWatch } from './ledger-watch.js';
import { ReadLedger } from './read-ledger.js';
import { SealDoor } from './seal-door.js';

/** Opens sealed content, and keeps the ledger in which every attempt is written down first. */
@Module({
  imports: [HttpModule, ReplicaModule],
  controllers: [LedgerController],
  providers: [DiscloseEntity, LedgerWatch, ReadLedger, SealDoor],
  exports: [DiscloseEntity, LedgerWatch],
})
export class DisclosureModule {}
