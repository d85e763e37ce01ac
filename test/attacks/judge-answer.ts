import { problemViolation } from '../support/fuzz/answer-check.js';
import type { RawAnswer } from '../support/fuzz/raw-call.js';
import type { DoorAttack } from './door-attack.js';

/** What one answer showed. */
export interface Judged {
  /** why it was refused; what it gave where it was allowed to */
  reason: string;
  /** what is wrong with it; null where nothing is */
  wrong: { kind: 'accepted' | 'opened' | 'crashed' | 'untyped' | 'told'; what: string } | null;
  /** ids of the ledger's entries of which the answer tells */
  disclosureIds: string[];
}

/** A server may close the connection of an unwanted body while the client still sends. */
const LARGE_BODY_BYTES = 48 * 1_024;

/**
 * Judges an answer by itself: no refusal is missing or without its type, nothing is open, and
 * nobody's person is in it.
 *
 * @param texts what stands in seals, and in what the attack itself says of a person
 * @param ownId the entity that the agency may open
 */
export function judgeAnswer(
  { allowed, body, path }: DoorAttack,
  answer: RawAnswer | Error,
  { texts, ownId }: { texts: readonly string[]; ownId: string },
): Judged {
  const judged = (reason: string, wrong: Judged['wrong'] = null): Judged => ({
    ...{ reason, wrong },
    disclosureIds: answer instanceof Error ? [] : idsIn(answer.text),
  });
  if (answer instanceof Error)
    return (body?.length ?? 0) >= LARGE_BODY_BYTES
      ? judged('connection closed')
      : judged('no answer', { kind: 'crashed', what: answer.message });
  const { status, text } = answer;
  const shown = `HTTP ${status} ${text.slice(0, 300)}`;
  if (status >= 500) return judged(shown, { kind: 'crashed', what: shown });
  const isOwn = path.startsWith(`/sightings/${ownId}/disclosures`);
  if (!isOwn && (/"status":"OPEN"/.test(text) || texts.some((one) => text.includes(one))))
    return judged('opened', { kind: 'opened', what: shown });
  if (status >= 400) {
    const untyped = problemViolation(answer);
    if (untyped !== null) return judged('untyped', { kind: 'untyped', what: untyped });
    return judged((JSON.parse(text) as { type: string }).type.replace('/problems/', ''));
  }
  const refused = status === 207 ? reasonsOf(text) : null;
  if (refused !== null) return judged(refused);
  if (allowed === 'nothing') return judged('accepted', { kind: 'accepted', what: shown });
  return judged(allowed === 'reading' ? 'read, its seals closed' : 'its own, opened');
}

/** Why all items of an answer for many were refused; null where one was not. */
function reasonsOf(text: string): string | null {
  const { items } = JSON.parse(text) as { items: { status: number; type: string }[] };
  if (items.some(({ status }) => status < 400)) return null;
  return [...new Set(items.map(({ type }) => type.replace('/problems/', '')))].join();
}

const idsIn = (text: string): string[] =>
  [...text.matchAll(/"disclosureId":"([0-9a-f-]{36})"/g)].map(([, id]) => id!);
