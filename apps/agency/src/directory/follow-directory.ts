import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { SettledWork } from '@sinergi/pace';
import { LOGGER } from '../ground/tokens.js';
import { WriteGate } from '../http/write-gate.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import { OwnSigner } from '../signing/own-signer.js';
import { WrapKeys } from './wrap-keys.js';

const TIMES = { settleMs: 200, retryMs: 2_000 };
/** What was announced is looked at again after this time: its delay may be over. */
const LOOK_EVERY_MS = 30_000;

/**
 * What an agency does after a batch of the directory is applied: it wraps its keys for members that
 * came. The coordinator also puts the directory in force. Each is repeated until it succeeds.
 */
@Injectable()
export class FollowDirectory implements OnModuleInit {
  private readonly works: SettledWork[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly batches: BatchFollowers,
    private readonly gate: WriteGate,
    private readonly wrapKeys: WrapKeys,
    private readonly signer: OwnSigner,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.batches.add((topic, applied) => {
      if (topic !== DIRECTORY_TOPIC || applied.inserted === 0) return;
      for (const work of this.works) work.request();
    });
    this.add('keys not wrapped for new members, trying again', async () => {
      // Before the gate opens, the start-up runs this step itself.
      if (this.gate.reason() !== null) return;
      this.signer.assertReady();
      await this.wrapKeys.execute();
    });
  }

  /**
   * Begins the coordinator's work now.
   *
   * @param keep proposes what the directory lacks, and writes the fences that are missing
   */
  keepDirectory(keep: () => Promise<unknown>): void {
    this.add('directory not kept, trying again', keep).begin();
    this.timer = setInterval(() => this.directoryChanged(), LOOK_EVERY_MS).unref();
  }

  /** Repeats the work: something changed that no batch of the directory shows. */
  directoryChanged(): void {
    for (const work of this.works) work.request();
  }

  stop(): void {
    clearInterval(this.timer);
    for (const work of this.works) work.stop();
  }

  private add(failed: string, run: () => Promise<unknown>): SettledWork {
    const onFailure = (error: unknown): void => this.logger[levelOf(error)]({ err: error }, failed);
    const work = new SettledWork(run, { ...TIMES, onFailure });
    this.works.push(work);
    return work;
  }
}
