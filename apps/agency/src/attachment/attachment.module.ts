import { Module } from '@nestjs/common';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { AskOwner } from './ask-owner.js';
import { AttachmentTable } from './attachment-table.js';
import { AttachmentsController } from './attachments.controller.js';
import { CheckFiles } from './check-files.js';
import { FetchFile } from './fetch-file.js';
import { GiveFile } from './give-file.js';
import { TakeAttachment } from './take-attachment.js';

/** Keeps the files of this agency's entities, gives them to others, and fetches others' files. */
@Module({
  imports: [DisclosureModule, HttpModule, ReplicaModule],
  controllers: [AttachmentsController],
  providers: [AskOwner, AttachmentTable, CheckFiles, FetchFile, GiveFile, TakeAttachment],
  exports: [AttachmentTable, CheckFiles, FetchFile],
})
export class AttachmentModule {}
