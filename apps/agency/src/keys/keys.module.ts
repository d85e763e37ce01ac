import { Module } from '@nestjs/common';
import { ChangeModule } from '../change/change.module.js';
import { HttpModule } from '../http/http.module.js';
import { DestroyKeys } from './destroy-keys.js';
import { KeysController } from './keys.controller.js';
import { ListKeys } from './list-keys.js';
import { RotateKeys } from './rotate-keys.js';
import { WatchKeyAge } from './watch-key-age.js';

/** The life of this agency's keys. */
@Module({
  imports: [ChangeModule, HttpModule],
  controllers: [KeysController],
  providers: [DestroyKeys, ListKeys, RotateKeys, WatchKeyAge],
  exports: [DestroyKeys, ListKeys, WatchKeyAge],
})
export class KeysModule {}
