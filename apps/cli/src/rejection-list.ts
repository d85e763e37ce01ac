import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type Json, problemCode } from '@sinergi/client';
import { CliError } from './cli-error.js';

const SHOWN = 20;

/**
 * Collects rejected lines: the first ones as text, and all of them as NDJSON where a file is named.
 */
export class RejectionList {
  readonly shown: string[] = [];
  count = 0;

  private constructor(private readonly file: WriteStream | null) {}

  /** @throws CliError */
  static async open(path: string | null): Promise<RejectionList> {
    if (path === null) return new RejectionList(null);
    const file = createWriteStream(path);
    await once(file, 'open').catch((error: NodeJS.ErrnoException) => {
      throw new CliError(
        `Expected a file to write rejected lines to, got ${path} (${error.code}).`,
      );
    });
    return new RejectionList(file);
  }

  async add(line: number, problem: Json): Promise<void> {
    this.count += 1;
    if (this.shown.length < SHOWN) this.shown.push(`line ${line}: ${textOf(problem)}`);
    if (this.file && !this.file.write(`${JSON.stringify({ line, problem })}\n`))
      await once(this.file, 'drain');
  }

  async close(): Promise<void> {
    if (!this.file) return;
    this.file.end();
    await finished(this.file);
  }
}

/** Says where and what was expected. What came is content of the line and must not be shown. */
function textOf(problem: Json): string {
  const { detail, violations } = problem;
  const code = problemCode(problem) || 'unknown';
  const wrong = Array.isArray(violations)
    ? (violations as Json[]).map(({ field, expected }) => `${String(field)}: ${String(expected)}`)
    : [];
  const some = `${wrong.slice(0, 3).join('; ')}${wrong.length > 3 ? '; …' : ''}`;
  return `${code}: ${String(detail ?? '')}${wrong.length > 0 ? ` (${some})` : ''}`;
}
