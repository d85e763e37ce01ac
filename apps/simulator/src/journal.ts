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
  open: OpenSighting[];
}

interface Content {
  seed: number;
  /** epoch ms: the plan's "now", so that a repeated call has the same body */
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

  /** Takes up the plan of the file when it is of the same seed, else begins a new one. */
  static open(file: string, seed: number, planned: number | null, now: number): Journal {
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : undefined;
    const fresh: Content = { seed, startedAt: now, planned, acknowledged: none(), byAgency: {}, refused: 0, done: false, lanes: {} };
    const journal = new Journal(file, kept?.seed === seed ? { ...kept, planned } : fresh);
    journal.write();
    return journal;
  }

  get startedAt(): number {
    return this.content.startedAt;
  }

  get acknowledged(): Totals {
    return this.content.acknowledged;
  }

  get isDone(): boolean {
    return this.content.done;
  }

  /** Where to take the plan up: the first index that some agency has not had answered. */
  next(agencies: readonly string[]): number {
    const lasts = Object.values(this.content.lanes).map(({ last }) => last);
    if (lasts.length === 0) return 0;
    const behind = agencies.map((agency) => this.lane(agency).last).filter((last) => last >= 0);
    return Math.max(0, Math.min(...behind));
  }

  lane(agency: string): Lane {
    this.content.lanes[agency] ??= { last: -1, open: [] };
    return this.content.lanes[agency];
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
