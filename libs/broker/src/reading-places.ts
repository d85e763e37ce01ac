import type { Bus, Gap, PartitionBounds, ReaderOptions } from './bus.js';
import { placeOf } from './bus.js';
import type { ConsumerSession } from './consumer-session.js';
import { gapAt } from './gap-at.js';
import type { ReaderLife } from './reader-life.js';
import { anchorBefore, beginOf, gapIn, type ReadingPlace } from './reading-place.js';
import type { OtherCluster } from './same-cluster.js';

/** What a reader asks the broker about the log, beside the log itself. */
export interface LogQuestions extends Pick<Bus, 'bounds' | 'clusterId'> {
  /** @returns the names of the topics that there are, as far as this account is shown them */
  existingTopics(): Promise<Set<string>>;
}

/**
 * The partitions that a reader was given: where each has to be read on, and which of them the log
 * at hand cannot continue.
 */
export class ReadingPlaces {
  private readonly places = new Map<string, ReadingPlace>();

  /** @param session the one at hand, which is told where to read; null between two */
  constructor(
    private readonly owner: Pick<ReaderOptions, 'positions' | 'onGap' | 'onContinued'>,
    private readonly log: LogQuestions,
    private readonly life: ReaderLife,
    private readonly session: () => Pick<ConsumerSession, 'seek' | 'pause' | 'resume'> | null,
  ) {}

  at(topic: string, partition: number): ReadingPlace | undefined {
    return this.places.get(placeOf(topic, partition));
  }

  all(): ReadingPlace[] {
    return [...this.places.values()];
  }

  put(place: ReadingPlace): void {
    this.places.set(placeOf(place.topic, place.partition), place);
  }

  clear(): void {
    this.places.clear();
  }

  /**
   * Assigned anew meanwhile, what was known of a partition is of the past: it was asked there
   * whether it goes on.
   */
  isAtHand(place: ReadingPlace): boolean {
    return this.at(place.topic, place.partition) === place;
  }

  pausedGaps(): string[] {
    return [...this.places].filter(([, { gap }]) => gap).map(([place]) => place);
  }

  lag(): Map<string, bigint> {
    return new Map(
      [...this.places].map(([place, { next, logEnd }]) => [
        place,
        logEnd > next ? logEnd - next : 0n,
      ]),
    );
  }

  /** Where each is read next, by its name. */
  nexts(): Map<string, bigint> {
    return new Map([...this.places].map(([place, { next }]) => [place, next]));
  }

  /** As their owner has them. */
  positions(): Promise<ReadonlyMap<string, bigint>> {
    return this.life.untilItAnswers(() => this.owner.positions());
  }

  bounds(topics: readonly string[]): Promise<PartitionBounds[]> {
    return this.life.untilItAnswers(() => this.askForBounds(topics));
  }

  /** Of topics that are not there it says nothing. @throws what the broker says */
  async askForBounds(topics: readonly string[]): Promise<PartitionBounds[]> {
    const existing = await this.log.existingTopics();
    return this.log.bounds(topics.filter((topic) => existing.has(topic)));
  }

  /**
   * Begins at the owner's positions again where the log can continue them, whatever was a gap
   * before.
   */
  async reread(places: readonly ReadingPlace[]): Promise<void> {
    if (places.length === 0) return;
    const positions = await this.positions();
    const bounds = await this.bounds([...new Set(places.map(({ topic }) => topic))]);
    for (const place of places) {
      const { topic, partition } = place;
      const bound = bounds.find(
        (candidate) => candidate.topic === topic && candidate.partition === partition,
      );
      // Its topic is not there, or the group was formed anew meanwhile, which asked for itself.
      if (!bound || !this.isAtHand(place)) continue;
      place.next = positions.get(placeOf(topic, partition)) ?? 0n;
      place.progressAt = performance.now();
      const gap = gapAt(bound, place.next);
      if (gap) {
        await this.lose(place, gap);
        continue;
      }
      place.gap = false;
      place.anchor = anchorBefore(place.next, bound.start);
      await this.readOn(place);
    }
  }

  /**
   * @param place of a log that can be read on; where nothing before it has to be known again, its
   * owner is told so
   */
  async readOn(place: ReadingPlace): Promise<void> {
    const { topic, partition } = place;
    if (place.anchor === null)
      await this.life.throughOutages(async () => this.owner.onContinued?.(topic, partition));
    // What was sought meanwhile was sought by whoever knows the partition now.
    if (!this.isAtHand(place)) return;
    this.seek(place);
    // KafkaJS keeps what was paused over all assignments of a consumer.
    this.session()?.resume(topic, partition);
  }

  seek(place: ReadingPlace): void {
    this.session()?.seek(place.topic, place.partition, beginOf(place));
  }

  /** Nothing of it is read any more until it is looked at again, and its owner is told. */
  async lose(place: ReadingPlace, gap: Gap): Promise<void> {
    if (!this.isAtHand(place)) return;
    place.gap = true;
    this.session()?.pause(gap.topic, gap.partition);
    await this.life.throughOutages(() => this.owner.onGap(gap));
  }

  /**
   * A connection that was made anew has led to another cluster: whatever it says is of no partition
   * that was read.
   */
  async loseAll(other: OtherCluster): Promise<void> {
    for (const place of this.places.values())
      if (!place.gap) await this.lose(place, gapIn(place, other.message));
  }

  /**
   * KafkaJS resets itself where the log was cut away under it: before a jump is believed, the log
   * is asked.
   * @returns whether it is a gap
   */
  async isLost(place: ReadingPlace): Promise<boolean> {
    const { topic, partition } = place;
    const bound = (await this.bounds([topic])).find(
      (candidate) => candidate.partition === partition,
    );
    const gap = bound ? gapAt(bound, place.next) : null;
    if (gap) await this.lose(place, gap);
    return gap !== null;
  }
}
