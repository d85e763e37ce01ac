import { Controller, Get, Inject, Query, Req, UseGuards } from '@nestjs/common';
import type { ConsoleSettings } from '@sinergi/settings';
import { TakesQuery } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { MapCounts } from '../../contract/map.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { SETTINGS } from '../injection/console-tokens.js';
import { SessionGuard, sessionOf } from '../login/session.guard.js';
import type { AgencyPage } from '../messages/scan-messages.js';
import { countByArea, lanesOf } from './count-by-area.js';

const question = z.object({
  agency: z.string().max(60).optional(),
  lane: z.string().max(60).optional(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
});
const BUDGET = 10_000;
const PAGE = 500;

/**
 * Counts of sightings and alerts by district, from open fields alone, read from an agency's copy in
 * the operator's role.
 */
@Controller('api/map')
@UseGuards(SessionGuard)
@Needs('read')
export class MapCountsController {
  constructor(
    private readonly gateway: AgencyGateway,
    @Inject(SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  @Get('counts')
  @TakesQuery(question)
  async counts(@Req() request: FastifyRequest, @Query() query: unknown): Promise<MapCounts> {
    const { agency, lane = this.settings.lane, from, to } = readBody(question, query);
    const session = sessionOf(request);
    const of = agency ?? session.person.agency;
    const read = (topic: string, begin: string) =>
      this.read((ask) =>
        this.gateway.call<'listMessages'>(session, of, {
          path: ['messages'],
          query: { topic, from: begin, ...ask },
        }),
      );
    // An occurrence of the window was reported after the window began, perhaps after it ended, and
    // may have been corrected or retracted since. So the log is read from the window's beginning to
    // the log end.
    const [sightings, alerts, representations, exercises] = await Promise.all([
      read('timpora.sighting', `time:${from}`),
      read('timpora.alert', `time:${from}`),
      read('timpora.representation', 'oldest'),
      read('timpora.exercise', 'oldest'),
    ]);
    return {
      ...{ lane, lanes: lanesOf(exercises.items), from, to },
      scanned: sightings.items.length + alerts.items.length,
      budget: BUDGET,
      isComplete: sightings.isComplete && alerts.isComplete,
      ...countByArea(sightings.items, alerts.items, representations.items, {
        ...{ lane, from, to },
      }),
    };
  }

  private async read(page: (ask: { cursor?: string; limit: number }) => Promise<AgencyPage>) {
    const items: AgencyPage['items'] = [];
    for (let cursor: string | undefined; ; ) {
      const { items: found, cursor: next } = await page({
        ...(cursor === undefined ? {} : { cursor }),
        limit: PAGE,
      });
      items.push(...found);
      if (found.length < PAGE || next === null) return { items, isComplete: true };
      if (items.length >= BUDGET / 2) return { items, isComplete: false };
      cursor = next;
    }
  }
}
