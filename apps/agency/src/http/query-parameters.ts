import { z } from 'zod';
import { LIST_CURSOR, UUID } from './response-schemas.js';

type JsonSchema = Record<string, unknown>;

/**
 * The building blocks of queries. Each reads a parameter's text, and its metadata holds the JSON
 * Schema and the description for the API's description.
 */
const shown = <T extends z.ZodType>(type: T, schema: JsonSchema, description?: string): T =>
  type.meta({ schema, ...(description === undefined ? {} : { description }) });

const NUL = '\u0000';
/**
 * Reads a text parameter: given at most once, without characters that the database cannot store.
 */
const plain = () =>
  z.string('once').refine((text) => !text.includes(NUL), 'without control characters');

export const text = (description: string, schema: JsonSchema = { type: 'string' }) =>
  shown(plain().optional(), schema, description);

/** Whose record is meant, where several owners use its id. */
export const OWNER = {
  owner: text('Code of the owner, where more than one record has the id', {
    type: 'string',
    maxLength: 40,
  }),
};

export const requiredText = (description: string) =>
  shown(plain(), { type: 'string', minLength: 1 }, description);

export const oneOf = <const T extends string>(values: readonly T[], description: string) =>
  shown(
    z.enum(values, `one of ${values.join(', ')}`).optional(),
    { type: 'string', enum: values },
    description,
  );

/**
 * Reads `?name` and `?name=true` as true. Values other than true and false are refused, so that a
 * typo cannot commit anything.
 */
export const flag = (description: string) =>
  shown(
    z
      .enum(['true', 'false', ''], 'true or false')
      .optional()
      .transform((said) => said === 'true' || said === ''),
    { type: 'boolean', default: false },
    description,
  );

export const uuid = (description: string) =>
  shown(
    plain()
      .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'a UUID')
      .toLowerCase()
      .optional(),
    UUID,
    description,
  );

const whole = (least: number, most: number) => {
  const expected =
    most === MOST
      ? `a whole number of at least ${least}`
      : `a whole number from ${least} to ${most}`;
  return plain()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .refine((number) => number >= least && number <= most, expected);
};
const MOST = 999_999_999;

/** Reads the largest number of items of a page. */
export const limit = (byDefault: number, largest: number) =>
  shown(
    whole(1, largest)
      .optional()
      .transform((said) => said ?? byDefault),
    { type: 'integer', minimum: 1, maximum: largest, default: byDefault },
    'The most items to return',
  );

export const wholeNumber = (least: number, description: string, most = MOST) =>
  shown(
    whole(least, most).optional(),
    { type: 'integer', minimum: least, maximum: most },
    description,
  );

export const requiredWholeNumber = (least: number, description: string) =>
  shown(whole(least, MOST), { type: 'integer', minimum: least, maximum: MOST }, description);

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;
/**
 * The earliest time that every part of the path can hold: the database has no year 0, and all
 * stored data is newer.
 */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');
const isTime = (said: string): boolean => {
  const at = RFC3339.test(said) ? Date.parse(said) : Number.NaN;
  return at >= EARLIEST && at <= LATEST;
};

/** Reads an instant in ISO 8601, UTC. */
export const time = (description: string) =>
  shown(
    plain()
      .refine(isTime, 'an RFC 3339 time')
      .transform((said) => new Date(said).toISOString())
      .optional(),
    { type: 'string', format: 'date-time' },
    description,
  );

export const cursor = (description: string) => text(description, LIST_CURSOR);

const UUID_FORM = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** Every lane at once. */
export const ALL_LANES = 'ALL';

/** Reads a lane: live, an exercise by its id, or `EXERCISE` for drills from before they had ids. */
export const laneAsked = (more: readonly string[] = []) => {
  const words = ['LIVE', 'EXERCISE', ...more].join('|');
  return shown(
    plain()
      .regex(
        new RegExp(`^(${words}|${UUID_FORM})$`, 'i'),
        `${words.replaceAll('|', ', ')} or the id of an exercise`,
      )
      .transform((said) => (said.length === 36 ? said.toLowerCase() : said.toUpperCase()))
      .optional(),
    { type: 'string', pattern: `^(${words}|${UUID_FORM})$` },
    '`LIVE`, or the id of an exercise (`EXERCISE`: drills from before exercises had ids' +
      `${more.includes(ALL_LANES) ? '; `ALL`: every lane' : ''}); by default the deployment's lane`,
  );
};
