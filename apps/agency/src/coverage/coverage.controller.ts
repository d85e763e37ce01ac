import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Lane } from '@sinergi/domain';
import { USUAL_LANE } from '../ground/tokens.js';
import { NeedsScope } from '../http/needs-scope.js';
import { laneAsked, requiredText, text } from '../http/query-parameters.js';
import { objectOf, orNull, TIME } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { ReadCoverage } from './read-coverage.js';

const QUERY = {
  flow: requiredText('The flow, such as `movement`'),
  kecamatan: text('District code, e.g. 31.71.06; without it, all districts'),
  lane: laneAsked(),
};
const TEXT = { type: 'string' };

/** A flow's coverage, with times in ISO 8601. */
interface ShownCoverage {
  flow: string;
  kecamatan: string | null;
  coveredUntil: string | null;
  owners: { owner: string; completeUntil: string | null }[];
}

/** Answers whether an event that is not there did not happen, or may only not have been said. */
@ApiTags('coverage')
@NeedsScope('coverage:read')
@Controller('coverage')
export class CoverageController {
  constructor(
    private readonly coverage: ReadCoverage,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getCoverage',
    summary: 'Up to when everybody who may report in a flow has said what they know',
  })
  @TakesQuery(QUERY)
  @ApiResponse({
    status: 200,
    description:
      'Up to `coveredUntil`, what is not there was not known to anybody who reports it. It is ' +
      'null while one of them has stated nothing: then an absence says nothing.',
    schema: objectOf({
      flow: TEXT,
      kecamatan: orNull(TEXT),
      coveredUntil: orNull(TIME),
      owners: { type: 'array', items: objectOf({ owner: TEXT, completeUntil: orNull(TIME) }) },
    }),
  })
  async show(
    @Asked() { flow, kecamatan: asked, lane = this.usualLane }: AskedOf<typeof QUERY>,
  ): Promise<ShownCoverage> {
    const kecamatan = asked ?? null;
    const covered = await this.coverage.of({ flow, kecamatan }, lane);
    return {
      ...{ flow, kecamatan },
      coveredUntil: shown(covered.coveredUntil),
      owners: covered.owners.map(({ owner, completeUntil }) => ({
        owner,
        completeUntil: shown(completeUntil),
      })),
    };
  }
}

const shown = (time: number | null): string | null =>
  time === null ? null : new Date(time).toISOString();
