import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { topicPartitionId } from '@sinergi/broker';
import { type DirectoryEntry, flows, isCompared } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import {
  compareOwned,
  EvidenceCheck,
  type Finding,
  type OwnedComparison,
  readPositions,
  type ScrubReport,
  scrubWithEvidence,
  type TopicPartition,
} from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { CheckFiles } from '../attachment/check-files.js';
import { Database } from '../database/database.js';
import { LedgerWatch } from '../disclosure/ledger-watch.js';
import { ReportTrigger } from '../ground/report-trigger.js';
import { LOGGER, PROFILE } from '../ground/tokens.js';

/** A partition's latest scrub. */
export interface Scrubbed extends ScrubReport {
  /** epoch ms */
  at: number;
}

const SHORTEST_REST_MS = 2_000;
/**
 * Scrubbing uses one part in this many of one connection's time, so that sixteen copies on one
 * machine can scrub in parallel.
 */
const REST_PER_WORK = 60;
/**
 * Comparing more often than a full scrub detects early that another party writes in this agency's
 * name.
 */
const COMPARE_EVERY_MS = 10_000;
const OWNED = flows
  .filter(({ keyedBy }) => keyedBy !== 'code')
  .map(({ flow, topic }) => ({ flow, topic }));

/**
 * Checks this agency's own copy, partition after partition, for as long as it runs: whether the
 * stored bytes are those that were applied and their signatures still prove who said them, whether
 * state follows from them, whether every offset is accounted for, whether the agency's own entities
 * came back over the log as they were written, whether its ledger is still the chain that was
 * written, and whether its files are those that its entities name. Findings go into the report;
 * only an operator heals.
 */
@Injectable()
export class SyncWatch {
  private readonly latest = new Map<string, Scrubbed>();
  private owned: OwnedComparison | null = null;
  /** monotonic ms */
  private compareAt = 0;
  private readonly stopping = new AbortController();
  private work: Promise<void> = Promise.resolve();

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly trigger: ReportTrigger,
    private readonly ledger: LedgerWatch,
    private readonly evidence: EvidenceCheck<DirectoryEntry>,
    private readonly files: CheckFiles,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.work = this.run(this.stopping.signal).catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
  }

  /**
   * Returns the findings of each partition's latest scrub; partitions without findings are left
   * out.
   */
  findings(): (TopicPartition & { findings: Finding[]; at: number })[] {
    return [...this.latest.values()].filter(({ findings }) => findings.length > 0);
  }

  scrubs(): Scrubbed[] {
    return [...this.latest.values()].sort((left, right) =>
      left.topic === right.topic
        ? left.partition - right.partition
        : left.topic < right.topic
          ? -1
          : 1,
    );
  }

  /**
   * Returns the entities whose owner's row and copy differ, by the last comparison; null before the
   * first one.
   */
  ownedDiffering(): OwnedComparison | null {
    return this.owned;
  }

  /**
   * Returns when the whole copy was last checked, epoch ms; 0 while any part was never checked.
   */
  lookedOverAt(topicPartitions: readonly TopicPartition[]): number {
    if (topicPartitions.length === 0) return 0;
    return Math.min(
      ...topicPartitions.map(
        ({ topic, partition }) => this.latest.get(topicPartitionId(topic, partition))?.at ?? 0,
      ),
    );
  }

  async scrub(topicPartition: TopicPartition): Promise<Scrubbed> {
    const report = {
      ...(await scrubWithEvidence(this.database.inTransaction, topicPartition, this.evidence)),
      at: Date.now(),
    };
    const name = topicPartitionId(topicPartition.topic, topicPartition.partition);
    const before = this.latest.get(name)?.findings.length ?? 0;
    this.latest.set(name, report);
    if (report.findings.length > 0 && before === 0)
      this.logger.error(
        { ...topicPartition, findings: report.findings },
        'the copy differs from what was applied',
      );
    if (report.findings.length !== before) this.trigger.changed();
    return report;
  }

  async compare(): Promise<OwnedComparison> {
    const compared = await compareOwned(this.database.query, this.profile.code, OWNED);
    if (compared.count !== (this.owned?.count ?? 0)) this.trigger.changed();
    this.owned = compared;
    return compared;
  }

  /** Follows the ledger's chain on from where it was verified last. */
  async checkLedger(): Promise<void> {
    const before = this.ledger.fault();
    const fault = await this.ledger.look();
    if (fault === null || before !== null) return;
    this.logger.error({ ...fault }, 'the ledger is not what was written');
    this.trigger.changed();
  }

  /** Opens every file that this agency keeps. */
  async checkFiles(): Promise<void> {
    const before = this.files.faults()?.length ?? 0;
    const faults = await this.files.look();
    if (faults.length > 0 && before === 0)
      this.logger.error({ faults: faults.slice(0, 20) }, 'files are not what entities name');
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const topicPartitions = await readPositions(this.database.query).catch(() => []);
      for (const { topic, partition } of topicPartitions.filter((position) =>
        isCompared(position.topic),
      )) {
        await this.compareWhenDue(signal);
        await this.timed(() => this.scrub({ topic, partition }), signal);
      }
      await this.compareWhenDue(signal);
      await this.timed(() => this.checkFiles(), signal);
      if (topicPartitions.length === 0) await pause(SHORTEST_REST_MS, undefined, { signal });
    }
  }

  private async compareWhenDue(signal: AbortSignal): Promise<void> {
    const began = performance.now();
    if (began < this.compareAt) return;
    this.compareAt = began + COMPARE_EVERY_MS;
    await this.timed(() => this.compare(), signal);
    await this.timed(() => this.checkLedger(), signal);
  }

  private async timed(work: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
    const began = performance.now();
    try {
      await work();
    } catch (error) {
      this.logger[levelOf(error)](
        { err: error },
        'part of the copy was not checked, trying again later',
      );
    }
    await pause(
      Math.max(SHORTEST_REST_MS, (performance.now() - began) * REST_PER_WORK),
      undefined,
      { signal },
    );
  }
}
