import { Module } from '@nestjs/common';
import { AccessGuard } from './access.guard.js';
import { CallerWatchers } from './caller-watchers.js';
import { Callers } from './callers.js';
import { Cursors } from './cursors.js';
import { ProblemsController } from './problems.controller.js';
import { WriteGate } from './write-gate.js';

/** The guards and filters before every route, and the pages of the problems. */
@Module({
  controllers: [ProblemsController],
  providers: [AccessGuard, Callers, CallerWatchers, Cursors, WriteGate],
  exports: [AccessGuard, Callers, CallerWatchers, Cursors, WriteGate],
})
export class HttpModule {}
