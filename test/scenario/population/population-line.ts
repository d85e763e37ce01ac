import { expectedWords } from '@sinergi/settings';
import { z } from 'zod';

const LABEL = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const CODE = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const TIME = z.iso.datetime();
const DAY = z.iso.date();
const DATA = z.record(z.string(), z.unknown());
const RULE = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

const header = z.strictObject({
  population: z.literal(1),
  title: z.strictObject({ id: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
  /** the time in the exercise before the first fact, RFC 3339 */
  begins: TIME,
  /** the last day of the exercise, in Jakarta */
  ends: DAY,
});
const person = z.strictObject({ person: LABEL, identity: DATA });
const fact = z.strictObject({
  fact: LABEL,
  at: TIME,
  agency: CODE,
  flow: CODE,
  /** the change that begins the entity; the flow's first where absent */
  change: z.string().min(1).max(40).optional(),
  data: DATA,
});
const change = z.strictObject({
  of: LABEL,
  at: TIME,
  change: z.string().min(1).max(40),
  data: DATA.default({}),
});
const expectation = z.strictObject({
  expect: z.enum(['alert', 'silence']),
  rule: RULE.optional(),
  about: LABEL,
  by: DAY.optional(),
  ends: z.enum(['OPEN', 'RETRACTED', 'CLOSED']).optional(),
  trap: LABEL.optional(),
});

export type Header = z.infer<typeof header>;
export type PersonLine = z.infer<typeof person>;
export type FactLine = z.infer<typeof fact>;
export type ChangeLine = z.infer<typeof change>;
export type ExpectationLine = z.infer<typeof expectation>;
export type PopulationLine = Header | PersonLine | FactLine | ChangeLine | ExpectationLine;

/** The kinds of lines, each known by its first word. */
const KINDS = { population: header, person, fact, of: change, expect: expectation } as const;

/** What is wrong with a line. */
export type LineErrorCode =
  | 'NOT_JSON'
  | 'UNKNOWN_KIND'
  | 'BAD_FIELD'
  | 'NO_HEADER'
  | 'SECOND_HEADER'
  | 'TAKEN_LABEL'
  | 'UNKNOWN_LABEL'
  | 'OUT_OF_TIME'
  | 'BAD_EXPECTATION'
  | 'NOTHING_EXPECTED';

export interface LineError {
  /** from 1 */
  line: number;
  code: LineErrorCode;
  /** what was expected and what came, without the value */
  message: string;
}

export type ReadLine = { value: PopulationLine } | { errors: LineError[] };

/** Reads one line of a population by itself. */
export function readLine(text: string, line: number): ReadLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return one({ line, code: 'NOT_JSON', message: 'Expected a JSON object, got something else' });
  }
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const kind = isObject ? Object.keys(KINDS).find((name) => name in (json as object)) : undefined;
  if (kind === undefined)
    return one({
      ...{ line, code: 'UNKNOWN_KIND' },
      message: `Expected an object with one of ${Object.keys(KINDS).join(', ')}, got another one`,
    });
  const read = KINDS[kind as keyof typeof KINDS].safeParse(json, { error: expectedWords });
  if (read.success) return { value: read.data };
  return {
    errors: read.error.issues.map(({ path, message }) => ({
      ...{ line, code: 'BAD_FIELD' as const },
      message: `/${path.join('/')}: ${message}`,
    })),
  };
}

const one = (error: LineError): ReadLine => ({ errors: [error] });
