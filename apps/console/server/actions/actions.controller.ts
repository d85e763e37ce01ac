import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import { TakesQuery } from '@sinergi/web-server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  ACTION_KINDS,
  ACTION_OUTCOMES,
  type ActionRow,
  type Page,
} from '../../contract/session.js';
import { csvLine } from '../http/csv-line.js';
import { readBody } from '../http/read-body.js';
import { operatorOf, SessionGuard, sessionOf } from '../login/session.guard.js';
import { ActionLog } from './action-log.js';
import { OperationEnds } from './operation-ends.js';
import { reachOf } from './reach-of.js';

const filter = z.strictObject({
  search: z.string().max(200).optional(),
  action: z.enum(ACTION_KINDS).optional(),
  agency: z.string().max(60).optional(),
  outcome: z.enum(ACTION_OUTCOMES).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
const pageWish = filter.extend({ cursor: z.string().max(20).optional() });
const exportWish = filter.extend({ format: z.enum(['csv', 'json']).default('csv') });

/**
 * A file is composed in memory before it is sent, so that its name can say whether it is complete.
 */
const MOST_EXPORTED = 20_000;
const CSV_HEAD = [
  'at',
  'operatorId',
  'operator',
  'operatorAgency',
  'action',
  'agency',
  'target',
  'reason',
  'before',
  'after',
  'outcome',
];

/**
 * The log of actions: who did what and why. An operator sees the own agency's; a platform operator
 * sees all.
 */
@Controller('api/actions')
@UseGuards(SessionGuard)
export class ActionsController {
  constructor(
    private readonly log: ActionLog,
    private readonly ends: OperationEnds,
  ) {}

  @Get()
  @TakesQuery(pageWish)
  async list(@Req() request: FastifyRequest, @Query() query: unknown): Promise<Page<ActionRow>> {
    const { cursor, ...wanted } = readBody(pageWish, query);
    const page = await this.log.list(reachOf(operatorOf(request)), cursor, wanted);
    return { ...page, items: await this.ends.settle(sessionOf(request), page.items) };
  }

  /** Exports the log. The export itself is written into the log too. */
  @Get('export')
  @TakesQuery(exportWish)
  async export(
    @Req() request: FastifyRequest,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { format, ...wanted } = readBody(exportWish, query);
    const operator = operatorOf(request);
    const intent = {
      action: 'actions.export',
      agency: wanted.agency ?? null,
      target: { ...wanted, format },
      reason: 'export at the console',
    } as const;
    const { items, nextCursor } = await this.log.carryOut(
      operator,
      intent,
      () => this.log.list(reachOf(operator), undefined, wanted, MOST_EXPORTED),
      (page) => ({ actions: page.items.length, isWhole: page.nextCursor === null }),
    );
    const at = new Date().toISOString().replaceAll(/[:.]/g, '-');
    const incomplete = nextCursor === null ? '' : '-incomplete';
    const name = `sinergi-actions-${at}${incomplete}.${format}`;
    await reply
      .header(
        'content-type',
        format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      )
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(
        format === 'csv'
          ? `${csvLine(CSV_HEAD)}${items.map(lineOf).join('')}`
          : JSON.stringify(items),
      );
  }
}

function lineOf({
  at,
  operator,
  action,
  agency,
  target,
  reason,
  before,
  after,
  outcome,
}: ActionRow): string {
  const json = (value: unknown): string => (value === null ? '' : JSON.stringify(value));
  return csvLine([
    ...[
      at,
      operator.id,
      operator.name,
      operator.agency,
      action,
      agency ?? '',
      json(target),
      reason,
    ],
    ...[json(before), json(after), outcome],
  ]);
}
