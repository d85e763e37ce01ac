import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Totals {
  reported: number;
  corrected: number;
  retracted: number;
}

/** A sighting that can still be changed. */
export interface OpenSighting {
  id: string;
  version: number;
}

interface Lane {
  /** index of the last act that was answered, −1 before the first */
  last: number;
  /** the act that was begun last, and when (epoch ms) */
  begun?: { index: number; at: number };
  open: OpenSighting[];
}

interface Content {
  seed: number;
  /** epoch ms; makes the keys of this journal's calls its own */
  startedAt: number;
  planned: number | null;
  acknowledged: Totals;
  byAgency: Record<string, Totals>;
  /** calls that were answered with a refusal; none should be */
  refused: number;
  done: boolean;
  lanes: Record<string, Lane>;
}

/** Beyond this the oldest is left as it is: a plan without end must not grow without end. */
const MOST_OPEN = 50;

/** What was done so far, on disk before anything else is done: a simulator that is killed takes up its plan where it was. */
export class Journal {
  private constructor(
    private readonly file: string,
    private readonly content: Content,
  ) {}

  /**
   * Takes up what the file tells of, else begins. Another seed or length goes on from there: the agencies still hold what was acknowledged.
   * An agency that is new to it joins where the others are; one that had nothing answered yet does not skip what it was about to do.
   */
  static open(file: string, plan: { seed: number; planned: number | null; agencies: readonly string[] }, now: number): Journal {
    const { seed, planned, agencies } = plan;
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : undefined;
    const content: Content = kept ?? {
      seed,
      startedAt: now,
      planned,
      acknowledged: none(),
      byAgency: {},
      refused: 0,
      done: false,
      lanes: {},
    };
    if (content.seed !== seed || content.planned !== planned) Object.assign(content, { seed, planned, done: false });
    const furthest = Math.max(-1, ...Object.values(content.lanes).map(({ last }) => last));
    for (const agency of agencies) content.lanes[agency] ??= { last: furthest, open: [] };
    const journal = new Journal(file, content);
    journal.write();
    return journal;
  }

  get startedAt(): number {
    return this.content.startedAt;
  }

  get acknowledged(): Totals {
    return this.content.acknowledged;
  }

  /** Where to take the plan up: the first index that some agency may not have had answered. */
  next(agencies: readonly string[]): number {
    return Math.max(0, Math.min(...agencies.map((agency) => this.lane(agency).last)) + 1);
  }

  lane(agency: string): Lane {
    const lane = this.content.lanes[agency];
    if (!lane) throw new RangeError(`Expected an agency of the journal, got ${agency}`);
    return lane;
  }

  /**
   * Notes that an act is begun, before its call is made.
   * @returns when it was first begun, epoch ms: a call made again has the same body, also after a kill
   */
  begin(agency: string, index: number, now: number): number {
    const lane = this.lane(agency);
    if (lane.begun?.index !== index) {
      lane.begun = { index, at: now };
      this.write();
    }
    return lane.begun.at;
  }

  /** Notes an answered act: what it did, and what of the agency's can be changed now. */
  note(agency: string, index: number, did: keyof Totals | 'refused', open: OpenSighting[]): void {
    const lane = this.lane(agency);
    lane.last = index;
    lane.open = open.slice(-MOST_OPEN);
    if (did === 'refused') {
      this.content.refused += 1;
    } else {
      this.content.byAgency[agency] ??= none();
      this.content.byAgency[agency][did] += 1;
      this.content.acknowledged[did] += 1;
    }
    this.write();
  }

  finish(): void {
    this.content.done = true;
    this.write();
  }

  private write(): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const draft = `${this.file}.draft`;
    writeFileSync(draft, JSON.stringify(this.content), { mode: 0o600 });
    renameSync(draft, this.file);
  }
}

const none = (): Totals => ({ reported: 0, corrected: 0, retracted: 0 });
