import type { Fields } from '../../flow-rules.js';
import { instant } from '../shown.js';

/** Why an agency may not be in the room of an operation. */
export interface RoomRefusal {
  code: 'not-a-member' | 'room-closed';
  /** what was expected and what came */
  detail: string;
}

/** The states of an operation after which its room is closed. */
const OVER: readonly string[] = ['ENDED', 'REPORTED', 'CANCELLED'];

/**
 * Returns why an agency may not be in the room of an operation: it is no member, or the operation
 * is over. Null where it may.
 *
 * @param operation its latest state
 * @param code of the agency
 * @param now the time in the operation's lane, epoch ms
 */
export function roomRefusal(operation: Fields, code: string, now: number): RoomRefusal | null {
  const { owner, addressees, status, endsAt } = operation;
  const members = [String(owner), ...((addressees ?? []) as readonly string[])];
  if (!members.includes(code))
    return {
      code: 'not-a-member',
      detail: `Expected a member of the operation (${members.join(', ')}), got ${code}`,
    };
  if (OVER.includes(String(status)))
    return {
      code: 'room-closed',
      detail: `Expected an operation that goes on, got one with status ${String(status)}`,
    };
  if (now < Number(endsAt)) return null;
  const end = instant(Number(endsAt));
  return {
    code: 'room-closed',
    detail: `Expected a time before the operation ends, ${end}, got ${instant(now)}`,
  };
}
