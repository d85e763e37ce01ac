import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { AtIntervals } from '@sinergi/pace';
import { Keystore, PublisherKeys, type SealKeyName } from '@sinergi/trust';
import { AfterCommit } from '../change/after-commit.js';
import { type Destruction, DestructionTable, type Officer } from '../change/destruction-table.js';
import { KeyRecordOutbox } from '../change/key-record-outbox.js';
import { RepeatOwnKeys } from '../change/repeat-own-keys.js';
import { Database } from '../database/database.js';
import { CLOCK, type Clock, KEY_RULES, type KeyRules, LOGGER } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';

const LOOK_EVERY_MS = 5_000;

/** An officer's order, and whether only to show what it would do. */
export interface Order extends Officer {
  isDryRun: boolean;
}

/**
 * Destroys keys for ever, in three steps: an officer announces it, a second one confirms it, and
 * after a delay the service does it. Until then it can be undone.
 */
@Injectable()
export class DestroyKeys {
  private readonly looks = new AtIntervals(() => this.destroyWhatIsDue(), {
    everyMs: LOOK_EVERY_MS,
    onFailure: (error) =>
      this.logger[levelOf(error)]({ err: error }, 'keys not destroyed, trying again'),
  });

  constructor(
    private readonly database: Database,
    private readonly table: DestructionTable,
    private readonly keys: PublisherKeys,
    private readonly keystore: Keystore,
    private readonly keyOutbox: KeyRecordOutbox,
    private readonly repeat: RepeatOwnKeys,
    private readonly afterCommit: AfterCommit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RULES) private readonly rules: KeyRules,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws Problem not-found for a key that this agency does not have; already-exists */
  announce(name: SealKeyName, reason: string, order: Order): Promise<Destruction> {
    return this.change('announced', order, async (query) => {
      const { isHeld } = await this.keys.useOf(query, name);
      if (!isHeld) throw new Problem('not-found', 'Expected a key of this agency, got another');
      return this.table.announce(query, name, { ...order, reason, now: this.clock() });
    });
  }

  /** @throws Problem not-found, not-entitled for the officer who announced it, change-refused */
  confirm(id: string, order: Order): Promise<Destruction> {
    const now = this.clock();
    const times = { now, dueAt: now + this.rules.destroyAfterMs };
    return this.change('confirmed', order, (query) =>
      this.table.confirm(query, id, { ...order, ...times }),
    );
  }

  /** @throws Problem not-found, change-refused once it is done */
  async undo(id: string, reason: string, order: Order): Promise<Destruction> {
    const undone = await this.change('undone', order, (query) =>
      this.table.undo(query, id, { ...order, reason, now: this.clock() }),
    );
    // Where the log says that the key is destroyed, the agency says again what it has.
    if (!order.isDryRun && undone.isFromLog) await this.repeat.reconcile();
    return undone;
  }

  list(): Promise<Destruction[]> {
    return this.table.list(this.database.query);
  }

  start(): void {
    this.looks.start();
  }

  stop(): Promise<void> {
    return this.looks.stop();
  }

  /** @returns how many keys were destroyed */
  async destroyWhatIsDue(): Promise<number> {
    const done = await this.database.inTransaction(async (query) => {
      const due = await this.table.due(query, this.clock());
      for (const one of due) {
        const { destructionId, name, announcedBy, announcedAt } = one;
        const record = await this.keys.destroy(query, name, {
          ...{ announcedBy: this.pseudonym(announcedBy), announcedAt },
          ...{ confirmedBy: this.pseudonym(one.confirmedBy!), confirmedAt: one.confirmedAt! },
        });
        // What the log says already is not said again.
        if (record && !one.isFromLog) await this.keyOutbox.append(query, [record]);
        await this.table.done(query, destructionId, this.clock());
      }
      return due;
    });
    if (done.length > 0) {
      this.afterCommit.committed();
      this.logger.warn({ keys: done.map(({ key }) => key) }, 'keys destroyed');
    }
    return done.length;
  }

  private async change(
    step: string,
    { isDryRun, officer }: Order,
    work: Parameters<Database['inTransaction']>[0],
  ): Promise<Destruction> {
    let result: Destruction | undefined;
    await this.database
      .inTransaction(async (query) => {
        result = (await work(query)) as Destruction;
        if (isDryRun) throw new DryRun();
      })
      .catch((error: unknown) => {
        if (!(error instanceof DryRun)) throw error;
      });
    if (!isDryRun) this.logger.warn({ key: result!.key, officer }, `destruction of a key ${step}`);
    return result!;
  }

  /** A name that only this agency can tell: officers' names are not for all participants. */
  private pseudonym(officer: string): string {
    return createHmac('sha256', this.keystore.blindKey)
      .update(`officer\0${officer}`, 'utf8')
      .digest('hex');
  }
}

class DryRun extends Error {}
