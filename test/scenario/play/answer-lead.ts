import type { Entity } from '../stage/player.js';
import type { Stage } from '../stage/stage.js';

const OFFICER = { officer: 'Damar Latihan' };

/** An agency sees a lead, takes it up, and says what it found. @returns its response */
export async function answerLead(
  stage: Stage,
  code: string,
  lead: Entity,
  result: string,
): Promise<Entity> {
  const taken = await takeLead(stage, code, lead);
  return stage.as(code).change(taken, 'RESULT', { ...OFFICER, result });
}

/** An agency sees a lead and takes it up. @returns its response */
export async function takeLead(stage: Stage, code: string, lead: Entity): Promise<Entity> {
  const seen = await seeLead(stage, code, lead);
  return stage.as(code).change(seen, 'TAKEN', OFFICER);
}

/** An agency says that it saw a lead. @returns its response */
export async function seeLead(stage: Stage, code: string, lead: Entity): Promise<Entity> {
  await stage.untilHeld(lead, [code]);
  return stage.as(code).begin('response', { change: 'SEEN', alertId: lead.id, ...OFFICER });
}
