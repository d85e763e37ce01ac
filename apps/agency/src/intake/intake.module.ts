import { Module } from '@nestjs/common';
import { EntityModule } from '../entity/entity.module.js';
import { BatchController } from './batch.controller.js';
import { ImportController } from './import.controller.js';
import { ImportTable } from './import-table.js';
import { RunImport } from './run-import.js';
import { SubmitMany } from './submit-many.js';

/** Takes many submissions at once: batches, CloudEvents, imports. */
@Module({
  imports: [EntityModule],
  controllers: [BatchController, ImportController],
  providers: [ImportTable, RunImport, SubmitMany],
})
export class IntakeModule {}
