import { Module } from '@nestjs/common';
import { ChangeModule } from '../change/change.module.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { AnnounceDirectory } from './announce-directory.js';
import { FollowDirectory } from './follow-directory.js';
import { WrapKeys } from './wrap-keys.js';

/** Who takes part, as the coordinator says it; keys for who joined. */
@Module({
  imports: [ChangeModule, HttpModule, ReplicaModule],
  providers: [AnnounceDirectory, FollowDirectory, WrapKeys],
  exports: [AnnounceDirectory, FollowDirectory, WrapKeys],
})
export class DirectoryModule {}
