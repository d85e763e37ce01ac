import { Module } from '@nestjs/common';
import { ChangeModule } from '../change/change.module.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { ChangeDirectory } from './change-directory.js';
import { ComposeProposal } from './compose-proposal.js';
import { DirectoryController } from './directory.controller.js';
import { FollowDirectory } from './follow-directory.js';
import { IssueFences } from './issue-fences.js';
import { KeepDirectory } from './keep-directory.js';
import { RehearseChange } from './rehearse-change.js';
import { WrapKeys } from './wrap-keys.js';

/**
 * The directory: changes are proposed, approved by several hands and published, the
 * coordinator puts them in force by fences,
 * and agencies wrap keys for those that joined.
 */
@Module({
  imports: [ChangeModule, HttpModule, ReplicaModule],
  controllers: [DirectoryController],
  providers: [
    ChangeDirectory,
    ComposeProposal,
    FollowDirectory,
    IssueFences,
    KeepDirectory,
    RehearseChange,
    WrapKeys,
  ],
  exports: [ChangeDirectory, FollowDirectory, IssueFences, KeepDirectory, WrapKeys],
})
export class DirectoryModule {}
