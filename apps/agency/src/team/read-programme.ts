import { Injectable } from '@nestjs/common';
import { type Fields, laneOf, type ProgrammeItem, programmeOf } from '@sinergi/domain';
import { Database } from '../database/database.js';
import { flowOf } from '../ground/flow-of.js';
import { requireUuid } from '../http/require-uuid.js';
import { Problem } from '../problem/problem.js';
import { Exercises } from '../replica/exercises.js';
import { HeldEntities } from '../replica/held-entities.js';
import { ReadContributions } from './read-contributions.js';

const MEETING = flowOf('meeting');

/** A meeting's work programme at a time in its lane. */
export interface Programme {
  meeting: Fields;
  /** epoch ms */
  now: number;
  items: ProgrammeItem[];
}

/** Puts the owner's work items and the agencies' progress side by side, by what is held. */
@Injectable()
export class ReadProgramme {
  constructor(
    private readonly database: Database,
    private readonly held: HeldEntities,
    private readonly exercises: Exercises,
    private readonly contributions: ReadContributions,
  ) {}

  /** @throws Problem not-found, several-owners */
  async of(id: string, owner: string | null): Promise<Programme> {
    const row = await this.held.latest(MEETING, requireUuid('id', id), { owner });
    if (!row)
      throw new Problem('not-found', `Expected a meeting that this agency holds, got ${id}`);
    const meeting = await this.held.decode(MEETING, row.value);
    const lane = laneOf(meeting);
    const meetingId = String(meeting['meetingId']);
    const said = await this.contributions.of({ meetingId }, 'PROGRESS', lane);
    const now = await this.exercises.nowIn(this.database.query, lane);
    return { meeting, now, items: programmeOf(meeting, said, now) };
  }
}
