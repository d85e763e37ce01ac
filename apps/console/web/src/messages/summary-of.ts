import { EVENT_FIELDS } from '../../../contract/generated/event-fields';
import { sealedIn } from '../sealed/sealed-in';

/** Fields that every event has: in a one-line summary they tell nothing. */
const OF_EVERY_EVENT = new Set(EVENT_FIELDS);
const LONGEST_VALUE = 40;

/**
 * Summarises in a line the fields that tell this event from others; sealed groups stay sealed.
 * @param entityId id of the entity, which the key already shows
 */
export function summaryOf(value: Record<string, unknown>, entityId?: string): string {
  return Object.entries(value)
    .filter(([name, field]) => field !== null && field !== entityId && !OF_EVERY_EVENT.has(name))
    .map(([name, field]) => `${name}: ${sealedIn(field).length > 0 ? '▒▒▒' : short(field)}`)
    .join(' · ');
}

function short(field: unknown): string {
  const text = typeof field === 'string' ? field : JSON.stringify(field);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
