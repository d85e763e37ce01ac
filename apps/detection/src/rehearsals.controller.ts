import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { IDENTITY_RULES, type OpenRule } from '@sinergi/detection';
import { LIVE, validateSetting } from '@sinergi/domain';
import type { TokenVerifier } from '@sinergi/http';
import type { Logger } from '@sinergi/observability';
import { expectedWords, refusalOf } from '@sinergi/settings';
import { Problem, toProblem } from '@sinergi/web-server';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { operatorOf } from './operator-of.js';
import {
  type Rehearsal,
  type RehearsalOrder,
  type RehearsalProgress,
  type RehearseRuleOptions,
  rehearseRule,
} from './rehearse-rule.js';

/** Injects what rehearsals need. */
export const REHEARSALS = Symbol('REHEARSALS');

export interface RehearsalParts
  extends Pick<RehearseRuleOptions, 'database' | 'participants' | 'coordinator'> {
  verifier: Pick<TokenVerifier, 'verify'>;
  logger: Logger;
  rules: readonly OpenRule[];
}

const MOST_DAYS = 90;
const LINES = 'application/x-ndjson';

const askedFor = z.strictObject({
  days: z.int().min(1).max(MOST_DAYS),
  set: z.record(z.string(), z.number()),
  /** LIVE, or the id of an exercise */
  lane: z.union([z.literal(LIVE), z.uuid().toLowerCase()]).default(LIVE),
  /** who asks, where a system's token names nobody */
  officer: z.string().trim().min(1).max(120).optional(),
});

/**
 * Rehearses rules with other numbers, for a named human who operates this participant's copy. One
 * rehearsal runs at a time, and it ends when its client goes.
 */
@Controller('rules/:id/rehearsals')
export class RehearsalsController {
  private isBusy = false;

  constructor(@Inject(REHEARSALS) private readonly parts: RehearsalParts) {}

  /**
   * Answers with the rehearsal as JSON; or, where lines are accepted, with `{progress}` again and
   * again, and at the end with `{rehearsal}`, or `{problem}` where it did not come to its end.
   *
   * @throws Problem token-needed, not-allowed, not-found, not-rehearsed, invalid-request,
   *   too-many-requests
   */
  @Post()
  @HttpCode(200)
  async rehearse(
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('authorization') authorization: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { verifier, logger } = this.parts;
    const by = await operatorOf(verifier, authorization, (body as { officer?: unknown })?.officer);
    const order = this.orderOf(id, body);
    if (this.isBusy)
      throw new Problem('too-many-requests', 'Expected one rehearsal at a time, got another');
    const { rule, ...what } = order;
    logger.info({ ...by, ...what, rule: rule.id }, 'a rule is rehearsed');
    this.isBusy = true;
    const gone = new AbortController();
    reply.raw.on('close', () => gone.abort());
    try {
      if (accept?.includes(LINES)) await this.tellInLines(order, reply, gone.signal);
      else await reply.send(await this.run(order, gone.signal));
    } catch (error) {
      if (!gone.signal.aborted) throw error;
    } finally {
      this.isBusy = false;
    }
  }

  /** @throws Problem not-found, not-rehearsed, invalid-request */
  private orderOf(id: string, body: unknown): RehearsalOrder {
    const { rules } = this.parts;
    if (IDENTITY_RULES.some((one) => one.id === id))
      throw new Problem(
        'not-rehearsed',
        `Expected a rule on open fields, got ${id}: its facts are at the identity authority alone`,
      );
    const rule = rules.find((one) => one.id === id);
    if (!rule)
      throw new Problem(
        'not-found',
        `Expected a rule of ${rules.map((one) => one.id).join(', ')}, got another`,
      );
    const { data, error } = askedFor.safeParse(body, { error: expectedWords });
    if (!data) throw new Problem('invalid-request', refusalOf(error, body));
    const { days, set, lane } = data;
    const values = Object.entries(set).map(([parameter, value]) => ({ parameter, value }));
    const said = { ruleId: rule.id, ruleVersion: rule.version, values };
    const [flaw] = validateSetting(said, [rule]);
    if (flaw) {
      const [, , index] = flaw.field.split('/');
      const where = values[Number(index)] ? `set.${values[Number(index)]!.parameter}` : 'set';
      throw new Problem(
        'invalid-request',
        `Expected ${flaw.expected}, got ${flaw.got}, in ${where.slice(0, 60)}`,
      );
    }
    return { rule, set, days, lane };
  }

  private async tellInLines(
    order: RehearsalOrder,
    reply: FastifyReply,
    signal: AbortSignal,
  ): Promise<void> {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': LINES, 'cache-control': 'no-store' });
    const tell = (line: object): void => void raw.write(`${JSON.stringify(line)}\n`);
    try {
      tell({ rehearsal: await this.run(order, signal, (progress) => tell({ progress })) });
    } catch (error) {
      if (!signal.aborted) this.parts.logger.error({ err: error }, 'a rehearsal failed');
      tell({ problem: toProblem(error) });
    } finally {
      raw.end();
    }
  }

  /** @throws Problem not-found for an exercise that is not open here */
  private async run(
    order: RehearsalOrder,
    signal: AbortSignal,
    onProgress?: (progress: RehearsalProgress) => void,
  ): Promise<Rehearsal> {
    const told = await rehearseRule(order, { ...this.parts, now: Date.now(), signal, onProgress });
    if (!told)
      throw new Problem(
        'not-found',
        `Expected ${LIVE} or an exercise that is open, got ${order.lane}`,
      );
    return told;
  }
}
