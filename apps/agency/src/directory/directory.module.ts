import { Module } from '@nestjs/common';
import { ChangeModule } from '../change/change.module.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { AnnounceDirectory } from './announce-directory.js';
import { FollowDirectory } from './follow-directory.js';
import { IssueFences } from './issue-fences.js';
import { WrapKeys } from './wrap-keys.js';

/**
 * The directory: the coordinator announces participants and puts the directory in force by fences,
 * and agencies wrap keys for those that joined.
 */
@Module({
  imports: [ChangeModule, HttpModule, ReplicaModule],
  providers: [AnnounceDirectory, FollowDirectory, IssueFences, WrapKeys],
  exports: [AnnounceDirectory, FollowDirectory, IssueFences, WrapKeys],
})
export class DirectoryModule {}
