import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writePrivateJson } from './write-private-file.js';

/**
 * Every generated secret of one state folder, by a name such as `kafka/kec-menteng.relay`; made on
 * first use, then kept.
 */
export class Secrets {
  private readonly values: Record<string, string>;

  constructor(private readonly file: string) {
    this.values = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
      : {};
  }

  /** 192 random bits as base64url. Call {@link save} before anything depends on a new one. */
  of(name: string): string {
    this.values[name] ??= randomBytes(24).toString('base64url');
    return this.values[name];
  }

  save(): void {
    writePrivateJson(this.file, this.values);
  }
}
