import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { ProgrammeController } from './programme.controller.js';
import { ReadContributions } from './read-contributions.js';
import { ReadProgramme } from './read-programme.js';
import { ReadRoom } from './read-room.js';
import { RoomController } from './room.controller.js';

/** What an agency holds of the team's work, put together: rooms of operations, work programmes. */
@Module({
  imports: [HttpModule, ReplicaModule],
  controllers: [ProgrammeController, RoomController],
  providers: [ReadContributions, ReadProgramme, ReadRoom],
})
export class TeamModule {}
