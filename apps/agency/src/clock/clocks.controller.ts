import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CLOCK_KINDS, CLOCK_STATES, flowsWithClocks, type Lane } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import type { FastifyRequest } from 'fastify';
import { Database } from '../database/database.js';
import { PROFILE, USUAL_LANE } from '../ground/tokens.js';
import { type Access, accessOf } from '../http/access.js';
import { Cursors } from '../http/cursors.js';
import { NeedsAnyOf } from '../http/needs-scope.js';
import { cursor, laneAsked, limit, oneOf, text, uuid } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { LIST_CURSOR, objectOf, orNull, TIME, UUID, VERSION } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { Exercises } from '../replica/exercises.js';
import { type ClockNotice, ClockNotices } from './clock-notices.js';
import { ClockTable, type ShownClock } from './clock-table.js';

const LIST = {
  lane: laneAsked(),
  kind: oneOf(CLOCK_KINDS, 'What is due'),
  state: oneOf(CLOCK_STATES, 'FROZEN: it stands still'),
  responsible: text('Code of the agency that has to act, or `me`'),
  entityId: uuid('The entity'),
  limit: limit(50, 200),
  cursor: cursor('The cursor of the page before'),
};
const NOTICES = {
  lane: laneAsked(),
  limit: limit(100, 500),
  cursor: cursor('The cursor of the page before; without it from the first notice on'),
};
const TEXT = { type: 'string' };
const PART = {
  ...orNull({ type: 'string' }),
  description: 'Which part of the entity it is of, such as the id of a work item',
};
const OF_ENTITY = { flow: TEXT, owner: TEXT, entityId: UUID, version: VERSION };
const NOTICE_LIST = 'clock-notices';

/** Shows by when something is due, computed from what this agency holds and the law. */
@ApiTags('clocks')
@NeedsAnyOf(flowsWithClocks.map((flow) => `${flow}:read`))
@Controller('clocks')
export class ClocksController {
  constructor(
    private readonly table: ClockTable,
    private readonly notices: ClockNotices,
    private readonly exercises: Exercises,
    private readonly database: Database,
    private readonly cursors: Cursors,
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listClocks',
    summary: 'What is due, and when; first what is first',
  })
  @Refuses('invalid-cursor')
  @TakesQuery(LIST)
  @ApiResponse({
    status: 200,
    description: 'Clocks of the flows that the token may read, at the time `now` of the lane',
    schema: objectOf({
      now: TIME,
      items: {
        type: 'array',
        items: objectOf({
          kind: { type: 'string', enum: CLOCK_KINDS },
          part: PART,
          state: { type: 'string', enum: CLOCK_STATES },
          ...OF_ENTITY,
          dueAt: { ...TIME, description: 'The first moment at which it is past' },
          warnAt: TIME,
          frozenSince: orNull(TIME),
          responsible: { type: 'array', items: TEXT },
          basis: { type: 'string', description: 'The article or rule from which it follows' },
        }),
      },
      nextCursor: orNull(LIST_CURSOR),
    }),
  })
  async list(
    @Req() request: FastifyRequest,
    @Asked() { responsible, lane = this.usualLane, ...asked }: AskedOf<typeof LIST>,
  ): Promise<{ now: string; items: ShownClock[]; nextCursor: string | null }> {
    const now = await this.exercises.nowIn(this.database.query, lane);
    const page = await this.table.page({
      ...{ ...asked, lane, now, flows: readable(accessOf(request)) },
      responsible: responsible === 'me' ? this.profile.code : responsible,
    });
    return { now: new Date(now).toISOString(), ...page };
  }

  @Get('notices')
  @ApiOperation({
    operationId: 'listClockNotices',
    summary: 'What this agency has been told: its clocks that warned or were past, oldest first',
  })
  @Refuses('invalid-cursor')
  @TakesQuery(NOTICES)
  @ApiResponse({
    status: 200,
    description: 'At least once each; `noticeId` is the same for the same matter',
    schema: objectOf({
      items: {
        type: 'array',
        items: objectOf({
          noticeId: UUID,
          kind: { type: 'string', enum: CLOCK_KINDS },
          part: PART,
          threshold: { type: 'string', enum: ['WARNING', 'PAST'] },
          ...OF_ENTITY,
          lane: TEXT,
          dueAt: TIME,
          noticedAt: TIME,
        }),
      },
      cursor: { type: 'string', description: 'Where to continue, also where nothing is new' },
    }),
  })
  async told(
    @Req() request: FastifyRequest,
    @Asked() { lane = this.usualLane, limit: most, cursor: from }: AskedOf<typeof NOTICES>,
  ): Promise<{ items: Omit<ClockNotice, 'noticeNo'>[]; cursor: string }> {
    const list = [NOTICE_LIST, lane];
    const after = from === undefined ? '0' : this.cursors.decode(list, from)[0]!;
    const flows = readable(accessOf(request));
    const notices = await this.notices.after(after, { flows, lane, limit: most });
    return {
      items: notices.map(({ noticeNo: _, ...notice }) => notice),
      cursor: this.cursors.encode(list, [notices.at(-1)?.noticeNo ?? after]),
    };
  }
}

const readable = ({ scopes }: Access): string[] =>
  flowsWithClocks.filter((flow) => scopes.has(`${flow}:read`));
