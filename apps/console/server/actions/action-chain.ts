import { Inject, Injectable } from '@nestjs/common';
import { FollowLedger, type LedgerFault, type LedgerHead, verifyEntries } from '@sinergi/contracts';
import { ServiceDatabase } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import { LOGGER } from '../injection/console-tokens.js';

const PAGE = 1_000;
const EVERY_MS = 10_000;
const TELL_EVERY_MS = 3_600_000;

/**
 * Verifies the console's own log of actions: the chain, and that what was verified before is still
 * there. Its service cannot change it; whoever owns the database can. Once an hour the head is told
 * in the service's log, which lies elsewhere.
 */
@Injectable()
export class ActionChain {
  private readonly chain: FollowLedger;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  /** monotonic ms */
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly database: ServiceDatabase,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.chain = new FollowLedger({
      hashAt: async (seq) => {
        const rows = await this.database.query('SELECT hash FROM action_entry WHERE seq = $1', [
          seq,
        ]);
        return rows[0]?.['hash'] as Buffer | undefined;
      },
      follow: (from) => this.follow(from),
    });
  }

  fault(): LedgerFault | null {
    return this.chain.fault();
  }

  start(): void {
    void this.look();
    this.timer ??= setInterval(() => void this.look(), EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Looks once; one look at a time. Never rejects: while the database is away nothing is known. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce()
      .catch((error: unknown) => {
        this.logger.debug({ err: error }, 'could not verify the log of actions, trying again');
      })
      .finally(() => {
        this.looking = undefined;
      });
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const before = this.chain.fault();
    const fault = await this.chain.look();
    if (fault !== null) {
      if (before === null)
        this.logger.error({ ...fault }, 'the log of actions is not what was written');
      return;
    }
    if (performance.now() - this.toldAt < TELL_EVERY_MS) return;
    this.toldAt = performance.now();
    const { length, head } = this.chain.verified();
    this.logger.info(
      { length, head: Buffer.from(head).toString('hex') },
      'log of actions is whole',
    );
  }

  private async follow(
    from: LedgerHead,
  ): Promise<{ verified: LedgerHead; fault: LedgerFault | null }> {
    let verified = from;
    for (;;) {
      const rows = await this.database.query(
        `SELECT seq, (extract(epoch FROM at) * 1000000)::bigint::text AS at, action_id, kind, said,
           hash
         FROM action_entry WHERE seq > $1 ORDER BY seq LIMIT $2`,
        [verified.length, PAGE],
      );
      const found = verifyEntries(
        verified,
        rows.map((row) => ({
          seq: Number(row['seq']),
          hash: row['hash'] as Buffer,
          fields: [
            ...['action 1', String(row['seq']), String(row['at']), String(row['action_id'])],
            ...[String(row['kind']), String(row['said'])],
          ],
        })),
      );
      verified = found.verified;
      if (found.fault !== null || rows.length < PAGE) return { verified, fault: found.fault };
    }
  }
}
