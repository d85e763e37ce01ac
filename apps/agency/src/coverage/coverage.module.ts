import { Module } from '@nestjs/common';
import { EntityModule } from '../entity/entity.module.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { CoverageController } from './coverage.controller.js';
import { ReadCoverage } from './read-coverage.js';

/** Up to when owners of a flow have said what they know. */
@Module({
  imports: [EntityModule, HttpModule, ReplicaModule],
  controllers: [CoverageController],
  providers: [ReadCoverage],
})
export class CoverageModule {}
