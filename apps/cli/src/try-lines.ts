import { type AgencyClient, type Json, Refused } from '@sinergi/client';
import { type CutLine, cutLines, LONGEST_LINE_BYTES, parseLine } from './cut-lines.js';
import { type LineFile, START } from './line-file.js';
import type { Patience } from './patience.js';
import type { Progress } from './send-import.js';

/** A line's number and its problem; null where the line is valid. */
export interface ValidatedLine {
  line: number;
  problem: Json | null;
}

interface Waiting {
  line: number;
  item: unknown;
}

const TOGETHER = { lines: 100, bytes: 2 * 1_024 * 1_024 };

/** Has the agency validate every line against its present state. It writes nothing. */
export async function* tryLines(
  client: AgencyClient,
  file: LineFile,
  {
    flow,
    patience,
    onProgress,
  }: { flow: string | null; patience: Patience; onProgress(progress: Progress): void },
): AsyncGenerator<ValidatedLine> {
  const progress = { byte: 0, lines: 0, accepted: 0, rejected: 0 };
  let waiting: Waiting[] = [];
  let bytes = 0;
  const validate = async (): Promise<ValidatedLine[]> => {
    const validated = waiting.length === 0 ? [] : await validateTogether(client, waiting);
    patience.renew();
    waiting = [];
    bytes = 0;
    return validated;
  };
  const counted = (validated: ValidatedLine): ValidatedLine => {
    progress[validated.problem === null ? 'accepted' : 'rejected'] += 1;
    return validated;
  };
  for await (const cut of cutLines(
    file.read(START, { line: 0, byte: file.size }) as AsyncIterable<Buffer>,
  )) {
    progress.lines += 1;
    progress.byte += cut === 'too-long' ? LONGEST_LINE_BYTES : cut.length + 1;
    if (cut.length === 0) continue;
    const { item, problem } = readLine(cut, flow);
    if (problem) {
      // In order: the lines that wait come first.
      for (const validated of await validate()) yield counted(validated);
      yield counted({ line: progress.lines, problem });
    } else {
      waiting.push({ line: progress.lines, item });
      bytes += cut.length;
    }
    if (waiting.length >= TOGETHER.lines || bytes >= TOGETHER.bytes)
      for (const validated of await validate()) yield counted(validated);
    onProgress({ ...progress });
  }
  for (const validated of await validate()) yield counted(validated);
  onProgress({ ...progress, byte: file.size });
}

async function validateTogether(
  client: AgencyClient,
  waiting: Waiting[],
): Promise<ValidatedLine[]> {
  try {
    const body = await client.json('POST', '/batch?dryRun=true', {
      items: waiting.map(({ item }) => item),
    });
    const answers = body['items'] as ({ status: number } & Json)[];
    return waiting.map(({ line }, i) => ({
      line,
      problem: answers[i]!.status < 400 ? null : answers[i]!,
    }));
  } catch (error) {
    // One line can make a whole batch unreadable: then each line is sent alone.
    if (!(error instanceof Refused) || error.status !== 400) throw error;
    if (waiting.length === 1) return [{ line: waiting[0]!.line, problem: error.problem }];
    const alone: ValidatedLine[] = [];
    for (const one of waiting) alone.push(...(await validateTogether(client, [one])));
    return alone;
  }
}

function readLine(cut: CutLine, flow: string | null): { item?: unknown; problem?: Json } {
  if (cut === 'too-long')
    return {
      problem: localProblem(
        'body-too-large',
        `Expected a line of at most ${LONGEST_LINE_BYTES} bytes, got a longer one`,
      ),
    };
  const value = parseLine(cut);
  if (value === undefined)
    return {
      problem: localProblem('invalid-request', 'Expected JSON in UTF-8, got something else'),
    };
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return { item: flow !== null && isObject ? { flow, data: value } : value };
}

/** Uses the agency's wording for the same problem. */
const localProblem = (code: string, detail: string): Json => ({
  type: `/problems/${code}`,
  detail,
});
