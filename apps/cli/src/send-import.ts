import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { AgencyClient, type Json, Refused } from '@sinergi/client';
import { LinesHash } from '@sinergi/contracts';
import { CliError } from './cli-error.js';
import { type FilePosition, type LineFile, type Piece, START } from './line-file.js';
import type { Patience } from './patience.js';
import { wrapLines } from './wrap-lines.js';

/** An import as its agency describes it. */
export interface ImportState {
  importId: string;
  state: 'OPEN' | 'COMPLETE';
  /** the next line to take; every line before it is done */
  nextLine: number;
  /** hash of the lines taken (LinesHash); null where the agency does not know it */
  linesHash?: string | null;
  accepted: number;
  rejected: number;
}

/** The progress of an import, for a display. */
export interface Progress {
  byte: number;
  lines: number;
  accepted: number;
  rejected: number;
}

/** Small, so that a broken connection costs little. */
const PIECE = { lines: 5_000, bytes: 8 * 1_024 * 1_024 };
const LOOK_EVERY_MS = 1_000;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 5_000;

/**
 * Sends the lines of a file, piece by piece, from the line at which the agency says the import is.
 */
export class SendImport {
  private reached = 0;

  constructor(
    private readonly client: AgencyClient,
    private readonly file: LineFile,
    private readonly options: {
      flow: string | null;
      patience: Patience;
      onProgress(progress: Progress): void;
    },
  ) {}

  async begin(name: string): Promise<ImportState> {
    return this.moved(
      (await this.client.json('POST', '/imports', { name })) as unknown as ImportState,
    );
  }

  async find(importId: string): Promise<ImportState> {
    return this.moved(
      (await this.client.json('GET', `/imports/${importId}`)) as unknown as ImportState,
    );
  }

  /** @throws Refused, CliError, or the signal's reason */
  async send(begun: ImportState): Promise<ImportState> {
    let state = begun;
    let position = await this.file.seek(START, state.nextLine);
    await this.expectSameFile(state, position);
    let backoffMs = FIRST_BACKOFF_MS;
    while (state.state === 'OPEN') {
      const piece = await this.file.piece(position, PIECE);
      this.tell(state, piece);
      const answered = await this.sendPiece(state, piece);
      if (!answered) {
        await pause(backoffMs, undefined, { signal: this.options.patience.signal });
        backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
      }
      // The agency knows how far the import is, also where its answer was lost.
      const next = answered ?? (await this.find(state.importId));
      if (next.nextLine > state.nextLine) backoffMs = FIRST_BACKOFF_MS;
      state = this.moved(next);
      if (state.state === 'OPEN') position = await this.file.seek(position, state.nextLine);
    }
    this.options.onProgress({
      byte: this.file.size,
      lines: state.nextLine - 1,
      accepted: state.accepted,
      rejected: state.rejected,
    });
    return state;
  }

  /** @returns undefined where the agency has to be asked how far the import is */
  private async sendPiece(
    { importId, linesHash }: ImportState,
    { from, to, isLast }: Piece,
  ): Promise<ImportState | undefined> {
    const before = linesHash ? `&before=${linesHash}` : '';
    const complete = isLast ? '&complete=true' : '';
    const path = `/imports/${importId}/lines?from=${from.line}${before}${complete}`;
    const done = new AbortController();
    const watching = this.watch(importId, { from, to, isLast }, done.signal).catch(() => undefined);
    try {
      const response = await this.client.call('PUT', path, this.bodyOf(from, to), {
        'content-type': 'application/x-ndjson',
      });
      if (response.status === 409) {
        await response.body?.cancel();
        return undefined;
      }
      return (await this.client.bodyOf(response)) as ImportState | undefined;
    } catch (error) {
      if (error instanceof Refused) throw error;
      this.options.patience.signal.throwIfAborted();
      return undefined;
    } finally {
      done.abort();
      await watching;
    }
  }

  /**
   * Compares the lines that the import has taken with the beginning of this file. Line numbers
   * alone would fit any file.
   */
  private async expectSameFile(
    { importId, nextLine, linesHash }: ImportState,
    position: FilePosition,
  ): Promise<void> {
    if (!linesHash || position.byte === 0) return;
    const { flow } = this.options;
    const bytes = this.file.read(START, position);
    const sent = flow === null ? bytes : wrapLines(bytes, flow);
    if ((await LinesHash.ofFirst(sent, nextLine - 1)) !== linesHash)
      throw new CliError(
        `Expected the file that import ${importId} was begun with, got another: ` +
          `its first ${nextLine - 1} lines are not those that were taken. Nothing was sent.`,
      );
  }

  private bodyOf(from: FilePosition, to: FilePosition): object {
    // Every line was taken, but the agency does not know that they were the last ones: a blank line
    // tells it.
    if (from.byte === to.byte) return Readable.from([Buffer.from('\n')]);
    const bytes = this.file.read(from, to);
    return this.options.flow === null ? bytes : Readable.from(wrapLines(bytes, this.options.flow));
  }

  /** Polls how far the import is. The agency takes a piece in chunks. */
  private async watch(importId: string, piece: Piece, signal: AbortSignal): Promise<void> {
    for (;;) {
      await pause(LOOK_EVERY_MS, undefined, { signal });
      const response = await this.client.call('GET', `/imports/${importId}`).catch(() => undefined);
      if (response?.ok) this.tell(this.moved((await response.json()) as ImportState), piece);
      else await response?.body?.cancel();
    }
  }

  private moved(state: ImportState): ImportState {
    if (state.nextLine > this.reached) this.options.patience.renew();
    this.reached = Math.max(this.reached, state.nextLine);
    return state;
  }

  private tell({ nextLine, accepted, rejected }: ImportState, { from, to }: Piece): void {
    const share = to.line === from.line ? 1 : (nextLine - from.line) / (to.line - from.line);
    const byte = from.byte + (to.byte - from.byte) * Math.min(1, Math.max(0, share));
    this.options.onProgress({ byte: Math.round(byte), lines: nextLine - 1, accepted, rejected });
  }
}

/** Reads the lines that were rejected, in order. */
export async function* rejectedLines(
  client: AgencyClient,
  importId: string,
): AsyncGenerator<{ line: number; problem: Json }> {
  for (let after = 0; ; ) {
    const { items } = (await client.json(
      'GET',
      `/imports/${importId}/lines?only=rejected&after=${after}&limit=1000`,
    )) as {
      items: { line: number; problem: Json }[];
    };
    yield* items;
    if (items.length === 0) return;
    after = items.at(-1)!.line;
  }
}
