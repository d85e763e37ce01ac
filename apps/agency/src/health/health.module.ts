import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** Alive, ready, metrics. */
@Module({
  controllers: [HealthController],
})
export class HealthModule {}
