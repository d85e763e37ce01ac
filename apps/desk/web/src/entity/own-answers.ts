import { queryOptions } from '@tanstack/react-query';
import type { Values } from '../../../contract/form/form-values';
import type { Ground } from '../../../contract/ground';
import { type Entity, readEntities } from '../api/entities';

/** The matter that an answer is about: fields by their values. */
export type Matter = Readonly<Record<string, string>>;

/**
 * Flows of which an agency has one entity for each matter: the fields that name the matter, and the
 * change that says it again.
 */
const ANSWERS: Readonly<Record<string, { by: readonly string[]; again: string }>> = {
  response: { by: ['alertId'], again: 'RESULT' },
  reply: { by: ['requestId'], again: 'CORRECTED' },
  contribution: {
    by: ['kind', 'meetingId', 'itemId', 'operationId', 'incidentId'],
    again: 'UPDATED',
  },
};
const MOST = 200;

/** Returns the matter that a form answers; null where it answers none. */
export function matterOf(flow: string, given: Values): Matter | null {
  const named = (ANSWERS[flow]?.by ?? []).flatMap((field) =>
    typeof given[field] === 'string' ? [[field, given[field]] as const] : [],
  );
  return named.some(([field]) => field.endsWith('Id')) ? Object.fromEntries(named) : null;
}

/** Returns what says an answer again; an answer in stages is said again by its next stage. */
export const againOf = (flow: string, change: string | undefined): string =>
  flow === 'response' && change !== undefined ? change : (ANSWERS[flow]?.again ?? 'UPDATED');

/** Returns the entity that answers exactly a matter; null where there is none. */
export function answerTo(flow: string, matter: Matter, all: readonly Entity[]): Entity | null {
  const names = ANSWERS[flow]?.by ?? [];
  return (
    all.find((one) => names.every((name) => (one[name] ?? null) === (matter[name] ?? null))) ?? null
  );
}

/** The answer that the own agency has given to a matter; null where it has given none. */
export const ownAnswerQuery = (ground: Ground, flow: string, matter: Matter) => {
  const { kind: _, ...filters } = matter;
  return queryOptions({
    queryKey: ['own-answer', flow, matter],
    queryFn: async ({ signal }) => {
      const asked = { ...filters, owner: ground.home.code, limit: MOST };
      const { items } = await readEntities(ground, flow, asked, signal);
      return answerTo(flow, matter, items);
    },
    // A form is filled in over it, so it is read once, and anew each time.
    gcTime: 0,
  });
};
