import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CliError } from './cli-error.js';

/** The position at which a line begins. */
export interface FilePosition {
  /** from 1 */
  line: number;
  byte: number;
}

/** A run of whole lines of a file. */
export interface Piece {
  from: FilePosition;
  /** where the next line begins */
  to: FilePosition;
  isLast: boolean;
}

export const START: FilePosition = { line: 1, byte: 0 };
const LF = 0x0a;

/**
 * A file of lines that is read in pieces. It is never held in memory, however large the file or one
 * of its lines is.
 */
export class LineFile {
  private constructor(
    readonly path: string,
    readonly size: number,
  ) {}

  /** @throws CliError */
  static async open(path: string): Promise<LineFile> {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new CliError(
        `Expected a file to import, got ${path}, which ` +
          `${error.code === 'ENOENT' ? 'is not there' : `cannot be read (${error.code})`}.`,
      );
    });
    if (!found.isFile())
      throw new CliError(`Expected a file to import, got ${path}, which is not a file.`);
    if (found.size === 0)
      throw new CliError(`Expected a file with lines, got ${path}, which is empty.`);
    return new LineFile(path, found.size);
  }

  /**
   * Returns the next lines: as many as fit within the limits, and at least one where there is one.
   */
  async piece(from: FilePosition, most: { lines: number; bytes: number }): Promise<Piece> {
    const to = await this.walk(
      from,
      ({ line, byte }) => line - from.line >= most.lines || byte - from.byte >= most.bytes,
    );
    return { from, to, isLast: to.byte >= this.size };
  }

  /**
   * Finds where a line begins, from a position at or before it.
   * @throws CliError where the file ends earlier
   */
  async seek(from: FilePosition, line: number): Promise<FilePosition> {
    if (line === from.line) return from;
    const to = await this.walk(from, (position) => position.line >= line);
    if (to.line !== line)
      throw new CliError(
        `Expected a file of at least ${line - 1} lines, which the import has taken, ` +
          `got ${to.line - 1}.`,
      );
    return to;
  }

  /** Reads the bytes from one position up to another. */
  read(from: FilePosition, to: FilePosition): ReadStream {
    return createReadStream(this.path, { start: from.byte, end: to.byte - 1 });
  }

  /**
   * Goes from line to line until one satisfies the condition, or to the end. Bytes after the last
   * line feed are a line too.
   */
  private async walk(
    from: FilePosition,
    isEnough: (position: FilePosition) => boolean,
  ): Promise<FilePosition> {
    const position = { ...from };
    if (from.byte >= this.size) return position;
    let chunkAt = from.byte;
    for await (const chunk of this.read(from, {
      line: 0,
      byte: this.size,
    }) as AsyncIterable<Buffer>) {
      for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, end + 1)) {
        position.line += 1;
        position.byte = chunkAt + end + 1;
        if (isEnough(position)) return position;
      }
      chunkAt += chunk.length;
    }
    return position.byte < this.size ? { line: position.line + 1, byte: this.size } : position;
  }
}
