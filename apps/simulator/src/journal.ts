import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Known } from './step.js';

/** A story under way. */
export interface ActiveStory {
  index: number;
  /**
   * what it is told from: the seed, the agencies of its cast by code, and when it was begun (epoch
   * ms)
   */
  seed: number;
  agencies: readonly string[];
  begunAt: number;
  /** index of the step that is next */
  step: number;
  known: Record<string, Known>;
  /**
   * index of the step that was looked up for last: what was seen then is what it says, also when it
   * is said again
   */
  looked: number;
  /** epoch ms before which the next step is not taken, where people take time for it */
  notBefore?: number;
}

/** What stories are begun from now on. */
export interface Plan {
  seed: number;
  /** codes of the cast, in its order */
  agencies: readonly string[];
  /** acknowledged calls after which no story is begun; null for no end */
  planned: number | null;
}

interface Content extends Plan {
  /** epoch ms; makes the keys of this journal's calls its own */
  startedAt: number;
  /** answered calls, all of them */
  acknowledged: number;
  /** agency → `flow CHANGE` → answered calls */
  byAgency: Record<string, Record<string, number>>;
  /** what follows by itself: watches that lapse, people whose overstay stays to be found */
  expected: { lapses: Record<string, number>; overstays: number };
  /** calls that were answered with a refusal; none should be */
  refused: number;
  done: boolean;
  nextStory: number;
  active: ActiveStory[];
  /** agency → how far its desk has answered alerts */
  desks: Record<string, Desk>;
}

interface Desk {
  /** where its feed was read to */
  cursor: string | null;
  /** alerts beyond it that were answered already, and how far */
  answered: Record<string, number>;
}

const WRITE_EVERY_MS = 50;

/**
 * What was done so far, on disk. A call is repeated after a kill with the same key and the same
 * words, so the journal may lag behind the calls; only when a story was begun has to be down before
 * its first call, since its words depend on it.
 */
export class Journal {
  private writing: Promise<void> | undefined;
  /** the writes that were begun; rejects never */
  private turn: Promise<void> = Promise.resolve();
  private failure: unknown;

  private constructor(
    private readonly file: string,
    private readonly content: Content,
  ) {}

  /**
   * Takes up what the file tells of, else begins. Another plan goes on from there: the agencies
   * still hold what was acknowledged.
   */
  static open(file: string, plan: Plan, now: number): Journal {
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : undefined;
    const content: Content = kept?.desks
      ? kept
      : {
          ...plan,
          startedAt: now,
          acknowledged: 0,
          byAgency: {},
          expected: { lapses: {}, overstays: 0 },
          refused: 0,
          done: false,
          nextStory: 0,
          active: [],
          desks: {},
        };
    const { seed, agencies, planned } = content;
    if (!isDeepStrictEqual({ seed, agencies, planned }, plan))
      Object.assign(content, plan, { done: false });
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.draft`;
    writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
    renameSync(draft, file);
    return new Journal(file, content);
  }

  get startedAt(): number {
    return this.content.startedAt;
  }

  get acknowledged(): number {
    return this.content.acknowledged;
  }

  get active(): readonly ActiveStory[] {
    return this.content.active;
  }

  alertCursor(agency: string): string | null {
    return this.content.desks[agency]?.cursor ?? null;
  }

  /** Begins the next story. Resolves once that is on disk. */
  async begin(now: number): Promise<ActiveStory> {
    const { nextStory: index, seed, agencies } = this.content;
    const story: ActiveStory = {
      index,
      seed,
      agencies,
      begunAt: now,
      step: 0,
      known: {},
      looked: -1,
    };
    this.content.nextStory += 1;
    this.content.active.push(story);
    await this.written();
    return story;
  }

  /** Notes an answered call. */
  note(agency: string, what: string): void {
    const { byAgency } = this.content;
    byAgency[agency] = { ...byAgency[agency], [what]: (byAgency[agency]?.[what] ?? 0) + 1 };
    this.content.acknowledged += 1;
    void this.written().catch(() => undefined);
  }

  expect({ lapsesAt, overstays }: { lapsesAt: string | null; overstays: boolean }): void {
    const { expected } = this.content;
    if (lapsesAt !== null) expected.lapses[lapsesAt] = (expected.lapses[lapsesAt] ?? 0) + 1;
    if (overstays) expected.overstays += 1;
  }

  end(story: ActiveStory, refused: boolean): void {
    this.content.active = this.content.active.filter((other) => other !== story);
    if (refused) this.noteRefused();
    void this.written().catch(() => undefined);
  }

  noteRefused(): void {
    this.content.refused += 1;
    void this.written().catch(() => undefined);
  }

  /** How many of an agency's answers to an alert were given. */
  answersTo(agency: string, alertId: string): number {
    return this.content.desks[agency]?.answered[alertId] ?? 0;
  }

  noteAnswer(agency: string, alertId: string, what: string): void {
    const { cursor = null, answered = {} } = this.content.desks[agency] ?? {};
    answered[alertId] = this.answersTo(agency, alertId) + 1;
    this.content.desks[agency] = { cursor, answered };
    this.note(agency, what);
  }

  /** @param cursor null goes back to the beginning */
  readAlertsTo(agency: string, cursor: string | null): void {
    this.content.desks[agency] = { cursor, answered: {} };
    void this.written().catch(() => undefined);
  }

  async finish(): Promise<void> {
    this.content.done = true;
    await this.written();
  }

  /**
   * Resolves once everything noted so far is on disk.
   * @throws where it can't be written: without an account of itself the play must not go on
   */
  written(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    this.writing ??= pause(WRITE_EVERY_MS).then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    this.writing = undefined;
    const text = JSON.stringify(this.content);
    // One write at a time: an older one must not end after a newer one.
    const turn = this.turn.then(async () => {
      const draft = `${this.file}.draft`;
      await writeFile(draft, text, { mode: 0o600 });
      await rename(draft, this.file);
    });
    this.turn = turn.catch((error: unknown) => {
      this.failure = error;
    });
    await turn;
  }
}
