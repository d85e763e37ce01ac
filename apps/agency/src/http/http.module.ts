import { Module } from '@nestjs/common';
import { AccessGuard } from './access.guard.js';
import { CallerWatchers } from './caller-watchers.js';
import { Callers } from './callers.js';
import { Cursors } from './cursors.js';
import { ProblemsController } from './problems.controller.js';
import { WriteGate } from './write-gate.js';

/** What every route stands behind, and what refusals mean. */
@Module({
  controllers: [ProblemsController],
  providers: [AccessGuard, Callers, CallerWatchers, Cursors, WriteGate],
  exports: [AccessGuard, Callers, CallerWatchers, Cursors, WriteGate],
})
export class HttpModule {}
