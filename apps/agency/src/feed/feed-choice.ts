import { flows, quoted, stateSchema } from '@sinergi/contracts';
import { flowRulesOf, type Lane, laneOf } from '@sinergi/domain';
import { z } from 'zod';
import { ALL_LANES, text, uuid } from '../http/query-parameters.js';
import { Problem } from '../problem/problem.js';

/** The words of the entities' lists by which a feed, a stream or a webhook is narrowed too. */
const WORDS = {
  addressedTo: ['AGENCY', 'Only what names this agency among its addressees; `me`: itself'],
  competentAgency: ['AGENCY', 'Only what this agency is competent for; `me`: itself'],
  status: ['STATUS', 'Only what has this status after the change'],
  alertId: ['ID', 'Only what is about this alert'],
  requestId: ['ID', 'Only what is about this request'],
  meetingId: ['ID', 'Only what is about this meeting'],
  operationId: ['ID', 'Only what is about this operation'],
  incidentId: ['ID', 'Only what is about this incident'],
  correlationId: ['ID', 'Only what belongs to this matter'],
} as const;
export type FeedWord = keyof typeof WORDS;

const wordsBy = <T>(kinds: Record<'AGENCY' | 'STATUS' | 'ID', (description: string) => T>) =>
  Object.fromEntries(
    Object.entries(WORDS).map(([word, [kind, description]]) => [word, kinds[kind](description)]),
  ) as Record<FeedWord, T>;

const shortText = (description: string) => text(description, { type: 'string', maxLength: 40 });
/** The words as parameters of a query. */
export const FEED_WORDS = wordsBy<ReturnType<typeof text>>({
  ...{ AGENCY: shortText, STATUS: shortText, ID: uuid },
});

const code = z
  .string()
  .regex(/^(me|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/)
  .max(40);
/** The words as an object of a body. */
export const feedWordsObject = z.strictObject(
  wordsBy<z.ZodOptional<z.ZodType<string>>>({
    AGENCY: () => code.optional(),
    STATUS: () =>
      z
        .string()
        .regex(/^[A-Z_]{1,40}$/)
        .optional(),
    ID: () => z.uuid().toLowerCase().optional(),
  }),
);
/** The words that are asked for; agencies by their codes. */
export type FeedWords = Readonly<Partial<Record<FeedWord, string | undefined>>>;

/** What a reader of the feed wants. */
export interface FeedChoice {
  flows: readonly string[];
  /** every lane where absent */
  lane?: Lane | undefined;
  words?: FeedWords | undefined;
}

/** Names of fields that differ from the word. */
const FIELDS: Readonly<Partial<Record<FeedWord, string>>> = { addressedTo: 'addressees' };

const fieldOf = (word: FeedWord): string => FIELDS[word] ?? word;

const hasField = (flow: string, field: string): boolean => {
  const descriptor = flows.find((one) => one.flow === flow);
  const { properties } = (descriptor ? stateSchema(descriptor.flow) : {}) as {
    properties?: Record<string, unknown>;
  };
  return properties !== undefined && field in properties;
};

/**
 * Returns the words that a request says, agencies by their codes. Each must be a word of all flows
 * that it names: an event without the field would never come, and nobody would know why.
 *
 * @param named whether the request names its flows
 * @param me code of the agency that asks
 * @throws Problem invalid-request
 */
export function wordsOf(
  said: FeedWords,
  { wanted, named, me }: { wanted: readonly string[]; named: boolean; me: string },
): { words: FeedWords; flows: string[] } {
  const words = Object.entries(said)
    .filter(([word, value]) => word in WORDS && value !== undefined)
    .map(([word, value]): [FeedWord, string] => {
      const isMe = WORDS[word as FeedWord][0] === 'AGENCY' && value === 'me';
      return [word as FeedWord, isMe ? me : value!];
    });
  const fitting = wanted.filter((flow) => words.every(([word]) => hasField(flow, fieldOf(word))));
  if (fitting.length === 0 || (named && fitting.length < wanted.length)) {
    const others = wanted.filter((flow) => !fitting.includes(flow));
    throw new Problem(
      'invalid-request',
      `Expected flows that have ${words.map(([word]) => word).join(' and ')}, ` +
        `got ${quoted(others.join(', '))}`,
    );
  }
  return { words: Object.fromEntries(words), flows: fitting };
}

/** Keeps the events that are wanted, and of other lanes those that count in every lane. */
export function chosen<T extends { flow: string; event: { data: Record<string, unknown> } }>(
  items: readonly T[],
  { flows: wanted, lane = ALL_LANES, words = {} }: FeedChoice,
): T[] {
  const said = Object.entries(words) as [FeedWord, string][];
  return items.filter(({ flow, event: { data } }) => {
    if (!wanted.includes(flow)) return false;
    const isOfLane =
      lane === ALL_LANES || laneOf(data) === lane || flowRulesOf(flow)?.isInEveryLane === true;
    return isOfLane && said.every(([word, value]) => says(data[fieldOf(word)], value));
  });
}

const says = (field: unknown, value: string): boolean =>
  Array.isArray(field) ? field.includes(value) : field === value;
