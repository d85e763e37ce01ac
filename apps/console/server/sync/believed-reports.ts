import type { IncomingRecord } from '@sinergi/broker';
import { SIGNATURE_HEADER } from '@sinergi/contracts';
import type { ListedKeys } from './listed-keys.js';
import { type NotSigned, readSignature, type SignatureContext } from './read-signature.js';

/** How long a refused report stands: an attacker who stops is shown for a minute. */
export const REFUSED_FOR_MS = 60_000;

/** Before it lists a key, an agency says nothing under it for longer than this. */
const NEW_KEY_AFTER_MS = 100;

/** How wrong an agency's clock may be; what is older than this is no news in any case. */
const CLOCK_ERROR_MS = 2 * 3_600_000;
/** Reports of as long, one a second. */
const SEEN_KEPT = CLOCK_ERROR_MS / 1_000;
/** Characters of a signature that no two reports share. */
const NAME_LENGTH = 24;

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
  /** when each agency's last report was written, by its own clock, epoch ms */
  private readonly saidAt = new Map<string, number>();
  /** the ends of the signatures of each agency's last reports, oldest first */
  private readonly seenOf = new Map<string, Set<string>>();

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
   * was true then. It is known by its signature, and by its own time, which is signed, where it is
   * older than a clock may be wrong. An agency whose clock was set back goes on being believed.
   */
  isNews(agency: string, at: number, { headers }: IncomingRecord): boolean {
    const signature = headers[SIGNATURE_HEADER];
    if (signature === undefined) return true;
    const seen = this.seenOf.get(agency) ?? new Set();
    this.seenOf.set(agency, seen);
    const name = signature.slice(-NAME_LENGTH);
    if (seen.has(name) || at < (this.saidAt.get(agency) ?? 0) - CLOCK_ERROR_MS) return false;
    seen.add(name);
    if (seen.size > SEEN_KEPT) seen.delete(seen.values().next().value!);
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
