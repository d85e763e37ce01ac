import type { IncomingRecord } from '@sinergi/broker';
import { SIGNATURE_HEADER } from '@sinergi/contracts';
import type { ListedKeys } from './listed-keys.js';
import { type NotSigned, readSignature, type SignatureContext } from './read-signature.js';

/** How long a refused report stands: an attacker who stops is shown for a minute. */
export const REFUSED_FOR_MS = 60_000;

/** Before it lists a key, an agency says nothing under it for longer than this. */
const NEW_KEY_AFTER_MS = 100;

/** Reports of an agency that were not its word, of late. */
export interface RefusedReports {
  /** why the last one was refused */
  reason: NotSigned;
  count: number;
  /** when the broker stored the first and the last of them, epoch ms */
  firstAt: number;
  lastAt: number;
}

/**
 * Tells whether a report is its agency's word. Whoever has the account of an agency's relay may
 * write to its topic; only its keystore signs. An agency without a signing key in the directory
 * signs nothing yet.
 */
export class BelievedReports {
  private readonly refusedOf = new Map<string, RefusedReports>();
  private readonly saidAt = new Map<string, number>();

  constructor(
    private readonly keys: ListedKeys,
    private readonly context: SignatureContext,
  ) {}

  /**
   * Returns whether to believe a record of an agency's report topic, and notes it where not.
   *
   * @throws any error of the broker or the registry: the record is then read again
   */
  async believes(agency: string, record: IncomingRecord): Promise<boolean> {
    await this.keys.readToEnd();
    let reading = await this.read(agency, record);
    if (reading === 'UNKNOWN_KEY') {
      // The key may have been listed since the directory was read.
      await this.keys.readToEnd(NEW_KEY_AFTER_MS);
      reading = await this.read(agency, record);
    }
    if (reading === 'SIGNED') return true;
    this.note(agency, reading, record.appendedAt);
    return false;
  }

  /**
   * Returns whether a believed report is news: a signed report that somebody sends again says what
   * was true then. Its own time is signed; the broker's is not.
   */
  isNews(agency: string, at: number, { headers }: IncomingRecord): boolean {
    if (!(SIGNATURE_HEADER in headers)) return true;
    if (at < (this.saidAt.get(agency) ?? 0)) return false;
    this.saidAt.set(agency, at);
    return true;
  }

  /** Returns what was refused of late, by agency. */
  refused(now: number): ReadonlyMap<string, RefusedReports> {
    return new Map([...this.refusedOf].filter(([, { lastAt }]) => now - lastAt <= REFUSED_FOR_MS));
  }

  private async read(agency: string, record: IncomingRecord): Promise<'SIGNED' | NotSigned> {
    const keys = this.keys.keysOf(agency);
    return keys.length === 0 ? 'SIGNED' : readSignature(record, { agency, keys }, this.context);
  }

  private note(agency: string, reason: NotSigned, at: number): void {
    const before = this.refusedOf.get(agency);
    const isSame = before !== undefined && at - before.lastAt <= REFUSED_FOR_MS;
    this.refusedOf.set(agency, {
      ...{ reason, lastAt: Math.max(at, before?.lastAt ?? 0) },
      count: isSame ? before.count + 1 : 1,
      firstAt: isSame ? before.firstAt : at,
    });
  }
}
