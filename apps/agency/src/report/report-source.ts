import { Inject, Injectable } from '@nestjs/common';
import type { Report } from '@sinergi/contracts';
import { inSnapshot } from '@sinergi/database';
import { ReadinessBoard } from '@sinergi/observability';
import { Replica } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { LedgerWatch } from '../disclosure/ledger-watch.js';
import { OpeningLimits } from '../disclosure/opening-limits.js';
import { noteReported } from '../disclosure/reported-ledger.js';
import { SOFTWARE } from '../ground/software.js';
import { CLOCK, type Clock, PROFILE } from '../ground/tokens.js';
import { WatchKeyAge } from '../keys/watch-key-age.js';
import { SyncWatch } from '../sync/sync-watch.js';
import { composeReport } from './compose-report.js';
import { PublishedTally } from './published-tally.js';

/**
 * Composes the present report: what the database holds, in one snapshot, and what only the running
 * service knows.
 */
@Injectable()
export class ReportSource {
  private readonly startedAt: number;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly replica: Replica<never>,
    private readonly board: ReadinessBoard,
    private readonly sync: SyncWatch,
    private readonly published: PublishedTally,
    private readonly ledger: LedgerWatch,
    private readonly openings: OpeningLimits,
    private readonly keyAge: WatchKeyAge,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.startedAt = clock();
  }

  async take(): Promise<Report> {
    const at = this.clock();
    const { ready } = await this.board.check();
    await noteReported(this.database.query);
    return inSnapshot(this.database.inTransaction, (query) =>
      composeReport(query, {
        agency: this.profile.code,
        at,
        startedAt: this.startedAt,
        ready,
        software: SOFTWARE,
        waiting: this.replica.waits().size,
        findings: this.sync
          .findings()
          .flatMap(({ topic, partition, findings, at: foundAt }) =>
            findings.map(({ code }) => ({ topic, partition, code, foundAt })),
          ),
        ownedDiffering: this.sync.ownedDiffering()?.count ?? 0,
        published: this.published.state(),
        ledgerFaultAt: this.ledger.fault()?.seq ?? 0,
        oldKeys: this.keyAge
          .old()
          .flatMap(({ keyId, use, listedAt }) =>
            listedAt === null ? [] : [{ keyId, use, listedAt: Date.parse(listedAt) }],
          ),
        openingLimits: this.openings.settings,
        lookedOverAt: (topicPartitions) => this.sync.lookedOverAt(topicPartitions),
        logEnd: (topic, partition) => this.replica.logEnd(topic, partition),
      }),
    );
  }
}
