import { Injectable } from '@nestjs/common';
import { flows } from '@sinergi/contracts';
import { Problem } from '@sinergi/web-server';
import { z } from 'zod';
import type { AgencyAnswer } from '../../contract/agency-answer.js';
import type { Unmasked } from '../../contract/topics.js';
import { ActionLog } from '../actions/action-log.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import { readBody } from '../http/read-body.js';
import { reasonIn } from '../http/reason-in.js';
import type { OperatorSession } from '../login/session.guard.js';

/** Seconds for which an opened group stays on the page. */
export const HIDE_AFTER_SECONDS = 60;

const wish = z.strictObject({
  agency: z.string().min(1).max(60),
  flow: z.string().min(1).max(40),
  entityId: z.uuid(),
  version: z.int().min(1),
  purpose: z.string().regex(/^[A-Z][A-Z_]{0,39}$/),
  reason: z.string(),
});

/** The answers of all flows have the same shape. */
type Answer = AgencyAnswer<'openSighting'>;

/**
 * Opens sealed groups through the agency's API. The request is written down here before the agency
 * is asked, and by the agency before it opens. The log keeps nothing of the opened content.
 */
@Injectable()
export class Unmask {
  constructor(
    private readonly gateway: AgencyGateway,
    private readonly log: ActionLog,
  ) {}

  execute(session: OperatorSession, body: unknown): Promise<Unmasked> {
    const { agency, flow: name, entityId, version, purpose, reason } = readBody(wish, body);
    const flow = flows.find((candidate) => candidate.flow === name);
    const groups = [...new Set((flow?.sealed ?? []).map(({ group }) => group as string))];
    if (!flow || groups.length === 0)
      throw new Problem('invalid-request', `Expected a flow with sealed groups, got ${name}`);
    const target = { flow: name, entityId, version, purpose };
    const intent = {
      action: 'message.unmask',
      agency,
      target,
      reason: reasonIn({ reason }),
    } as const;
    return this.log.carryOut(
      session.person,
      intent,
      async () => {
        const path = [flow.plural, entityId, 'disclosures'];
        const answer = await this.gateway.call<'openSighting'>(session, agency, {
          method: 'POST',
          path,
          body: { groups, purpose, reason: reason.trim() },
        });
        return toUnmasked(answer);
      },
      ({ disclosureId, groups: opened }) => ({ disclosureId, groups: Object.keys(opened) }),
    );
  }
}

function toUnmasked({ disclosureId, groups }: Answer): Unmasked {
  const shown: Unmasked['groups'] = {};
  for (const [group, disclosure] of Object.entries(groups)) {
    const all = [disclosure].flat();
    const opened = all.flatMap(({ status, value }) => (status === 'OPEN' && value ? [value] : []));
    shown[group] =
      opened.length > 0
        ? { opened: opened.length === 1 ? opened[0]! : { items: opened } }
        : { sealed: all[0]?.status ?? 'EMPTY' };
  }
  return { disclosureId, hideAfterSeconds: HIDE_AFTER_SECONDS, groups: shown };
}
