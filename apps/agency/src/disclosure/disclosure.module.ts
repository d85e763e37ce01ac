import { Module } from '@nestjs/common';
import { ReplicaModule } from '../replica/replica.module.js';
import { DiscloseEntity } from './disclose-entity.js';
import { SealDoor } from './seal-door.js';

/** Opens sealed content. Every attempt is written down first. */
@Module({
  imports: [ReplicaModule],
  providers: [DiscloseEntity, SealDoor],
  exports: [DiscloseEntity],
})
export class DisclosureModule {}
