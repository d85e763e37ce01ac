import { Module } from '@nestjs/common';
import { ReplicaModule } from '../replica/replica.module.js';
import { DiscloseEntity } from './disclose-entity.js';
import { SealDoor } from './seal-door.js';

/** Opening what is sealed, written down before it is tried. */
@Module({
  imports: [ReplicaModule],
  providers: [DiscloseEntity, SealDoor],
  exports: [DiscloseEntity],
})
export class DisclosureModule {}
