import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Known } from './step.js';

/** A story in progress. */
export interface ActiveStory {
  index: number;
  /**
   * the inputs of the story: the seed, the agencies of its cast by code, and when it was begun
   * (epoch ms)
   */
  seed: number;
  agencies: readonly string[];
  begunAt: number;
  /** index of the next step */
  step: number;
  known: Record<string, Known>;
  /**
   * index of the last step whose lookups were done: the step keeps their results, also when it is
   * sent again
   */
  looked: number;
  /** epoch ms before which the next step is not taken, where people take time for it */
  notBefore?: number;
}

/** The inputs of the stories that are begun from now on. */
export interface Plan {
  seed: number;
  /** codes of the cast, in its order */
  agencies: readonly string[];
  /** number of acknowledged calls after which no story is begun; null for no limit */
  planned: number | null;
}

/** Raised with the stories: what was begun under an earlier number cannot be told on. */
const STORIES = 2;

interface Content extends Plan {
  /** by which stories it was begun; absent in journals of before they had a number */
  stories?: number;
  /** epoch ms; makes the keys of this journal's calls unique */
  startedAt: number;
  /** number of answered calls */
  acknowledged: number;
  /** answered calls by agency and `flow CHANGE` */
  byAgency: Record<string, Record<string, number>>;
  /**
   * effects that follow without a call: watches that lapse, and people whose overstay remains to be
   * found
   */
  expected: { lapses: Record<string, number>; overstays: number };
  /** number of calls that were refused; it should be 0 */
  refused: number;
  done: boolean;
  nextStory: number;
  active: ActiveStory[];
  /** per agency, how far its desk has answered alerts */
  desks: Record<string, Desk>;
}

interface Desk {
  /** the cursor up to which the desk has read the feed */
  cursor: string | null;
  /** alerts beyond the cursor that have answers already, with their number */
  answered: Record<string, number>;
}

const WRITE_EVERY_MS = 50;

/**
 * The progress of the play, on disk. After a kill a call is repeated with the same key and the same
 * content, so the journal may lag behind the calls. Only the begin time of a story must be on disk
 * before the story's first call, because the content depends on it.
 */
export class Journal {
  private writing: Promise<void> | undefined;
  /** the writes that were begun; never rejects */
  private turn: Promise<void> = Promise.resolve();
  private failure: unknown;

  private constructor(
    private readonly file: string,
    private readonly content: Content,
  ) {}

  /**
   * Opens the journal of the file, or begins a new one. It continues with the given plan, also
   * where that differs: the agencies still hold what was acknowledged. Stories of an earlier
   * release that are in progress end where they are.
   */
  static open(file: string, plan: Plan, now: number): Journal {
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : undefined;
    const content: Content = kept?.desks
      ? kept
      : {
          ...plan,
          stories: STORIES,
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
    if (content.stories !== STORIES) Object.assign(content, { stories: STORIES, active: [] });
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

  /** Begins the next story. Resolves once the journal on disk contains it. */
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

  /** Returns how many of an agency's answers to an alert were given. */
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
   * @throws where the disk cannot be written: the play must not continue without its journal
   */
  written(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    this.writing ??= pause(WRITE_EVERY_MS).then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    this.writing = undefined;
    const text = JSON.stringify(this.content);
    // One write at a time: an older write must not end after a newer one.
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
