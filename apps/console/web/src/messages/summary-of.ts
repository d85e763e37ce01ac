import { EVENT_FIELDS } from '../../../contract/generated/event-fields';
import { sealedIn } from '../sealed/sealed-in';

/** What every event carries: in a line about one of a thousand events it says nothing. */
const OF_EVERY_EVENT = new Set(EVENT_FIELDS);
const LONGEST_VALUE = 40;

/**
 * The fields that make this event different from the next, in a line; sealed groups as sealed.
 * @param entityId is in its key already
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
