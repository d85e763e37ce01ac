import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { isKnownAt, LinesHash } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { AgencyProfile } from '@sinergi/settings';
import { entityFlow } from '../entity/entity-flow.js';
import type { Submission } from '../entity/submission.js';
import type { Outcome } from '../entity/submit.js';
import { PROFILE } from '../ground/tokens.js';
import { type Access } from '../http/access.js';
import { ONE_LIMIT_BYTES } from '../http/body-limit.js';
import { parseBounded } from '../http/bound-json.js';
import { steadyStream } from '../http/steady-stream.js';
import { utf8Text } from '../http/utf8-text.js';
import { Problem } from '../problem/problem.js';
import { readItem } from './batch-item.js';
import { cloudEventReader, type ReadCloudEvent } from './cloud-event.js';
import { type ImportState, ImportTable, type LineResult } from './import-table.js';
import { keptRefusal } from './kept-refusal.js';
import { type Line, readLines } from './read-lines.js';
import { type ReadSubmission, SubmitMany, TOGETHER } from './submit-many.js';

/**
 * The number of the first line that is sent, and the hash of the lines before it where the sender
 * gives it.
 */
export interface Sending {
  from: number;
  before: string | undefined;
}

/** The lines that an import has taken so far. */
interface Taken {
  hash: LinesHash | null;
  bytes: number;
}

/**
 * Takes lines as they come. Each chunk of lines is carried out in one transaction together with the
 * import's own row, and only one chunk is held. If the stream breaks off, every whole line is done,
 * and the import tells the line to continue at. Content is stored only after it was sealed.
 */
@Injectable()
export class RunImport {
  private readonly readCloudEvent: ReadCloudEvent;

  constructor(
    private readonly table: ImportTable,
    private readonly submitMany: SubmitMany,
    @Inject(PROFILE) profile: AgencyProfile,
  ) {
    this.readCloudEvent = cloudEventReader((flow) => isKnownAt(profile, flow));
  }

  /**
   * Carries out the lines of one request.
   * @param sending the number of the first line sent, and the hash of the lines before it; the
   * import must continue there
   * @throws Problem import-conflict, too-slow, starting
   */
  async execute(
    access: Access,
    importId: string,
    { from, before }: Sending,
    body: AsyncIterable<Buffer>,
  ): Promise<ImportState> {
    const { nextLine, state, linesHash, bytes } = await this.table.one(access.clientId, importId);
    if (state !== 'OPEN')
      throw new Problem('import-conflict', 'Expected an open import, got a complete one');
    if (from !== nextLine)
      throw new Problem(
        'import-conflict',
        `Expected line ${nextLine}, the next of this import, got ${from}`,
        { nextLine },
      );
    if (before !== undefined && linesHash !== null && before !== linesHash)
      throw new Problem(
        'import-conflict',
        `Expected the file whose first ${nextLine - 1} lines were taken, got another: ` +
          `its lines before line ${from} have another hash`,
        { nextLine, linesHash },
      );
    const taken: Taken = {
      hash: linesHash === null ? null : LinesHash.from(linesHash),
      bytes,
    };
    let chunk: Line[] = [];
    try {
      for await (const line of readLines(steadyStream(body), {
        first: from,
        longestBytes: ONE_LIMIT_BYTES,
      })) {
        chunk.push(line);
        if (chunk.length < TOGETHER) continue;
        await this.carryOut(access, importId, chunk, taken);
        chunk = [];
      }
    } catch (error) {
      // Whole lines that came before the stream broke off are valid.
      if (!(error instanceof Problem)) await this.carryOut(access, importId, chunk, taken);
      throw error instanceof Problem
        ? error
        : new Problem(
            'invalid-request',
            'Expected the whole body, got a part of it',
            {},
            { cause: error },
          );
    }
    await this.carryOut(access, importId, chunk, taken);
    return this.table.one(access.clientId, importId);
  }

  private async carryOut(
    access: Access,
    importId: string,
    lines: readonly Line[],
    taken: Taken,
  ): Promise<void> {
    if (lines.length === 0) return;
    const first = lines[0]!.number;
    for (const { size, digest } of lines) {
      taken.hash?.add(digest);
      taken.bytes += size;
    }
    const now = { linesHash: taken.hash?.hex ?? null, bytes: taken.bytes };
    const said = lines.filter(({ bytes }) => bytes === 'too-long' || bytes.length > 0);
    const items: ReadSubmission[] = [];
    for (const line of said) {
      items.push(readLine(line, this.readCloudEvent));
      // Parsing a line may be slow: other work of this process gets its turn between two lines.
      await turnOfOthers();
    }
    const results = (outcomes: readonly Outcome[]): LineResult[] =>
      outcomes.map((outcome, i) => resultOf(said[i]!.number, items[i]!, outcome));
    const advance = (query: SqlQuery, outcomes: readonly Outcome[]): Promise<void> => {
      // What may be sent again is not refused for good: the import stays where it was.
      for (const outcome of outcomes)
        if (!outcome.ok && outcome.problem.status === 503) throw outcome.problem;
      return this.table.advance(
        query,
        importId,
        first,
        first + lines.length,
        results(outcomes),
        now,
      );
    };
    await this.submitMany.together(
      access,
      items,
      { client: access.clientId, trace: access.trace },
      advance,
    );
  }
}

function readLine({ bytes }: Line, readCloudEvent: ReadCloudEvent): ReadSubmission {
  try {
    if (bytes === 'too-long')
      throw new Problem(
        'body-too-large',
        `Expected a line of at most ${ONE_LIMIT_BYTES} bytes, got a longer one`,
      );
    return readItem(parse(bytes), readCloudEvent);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return parseBounded(utf8Text(bytes));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid-request', 'Expected JSON in UTF-8, got something else');
  }
}

function resultOf(line: number, item: ReadSubmission, outcome: Outcome): LineResult {
  if (!outcome.ok) return { line, rejected: keptRefusal(outcome.problem) };
  const { flow } = item as Submission;
  const { body } = outcome.answer;
  const entityId = String(body[entityFlow(flow)!.descriptor.idField]);
  return {
    line,
    accepted: {
      flow,
      entityId,
      eventId: String(body['eventId']),
      version: Number(body['version']),
    },
  };
}
