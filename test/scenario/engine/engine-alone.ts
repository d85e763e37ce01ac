import { randomUUID } from 'node:crypto';
import type { ServiceDatabase } from '@sinergi/database';
import { civilDayAt } from '@sinergi/law';
import { coordinatorOf } from '@sinergi/settings';
import { competentAgencies } from '../../../apps/detection/src/competent-agencies.js';
import type { FeedItem } from '../../../apps/detection/src/feed-item.js';
import { type LookOptions, lookAtDue } from '../../../apps/detection/src/look-at-units.js';
import { RuleBook } from '../../../apps/detection/src/rule-book.js';
import {
  type Decision,
  nextDecisions,
  noteAnswers,
} from '../../../apps/detection/src/say-decisions.js';
import { takeEvents } from '../../../apps/detection/src/take-events.js';
import type { Cast } from '../../../apps/simulator/src/scene.js';
import { ExchangeOnPaper } from '../../../apps/simulator/src/testing/exchange-on-paper.js';
import type { RefusedFact } from '../population/fact-sender.js';
import type { RaisedAlert } from '../population/judge-alerts.js';
import { handlingOf } from '../stage/handling.js';

const AUTHORITY = 'imigrasi-jakpus';
const DETECTION = 'deteksi';
/** As the service reads and evaluates. */
const PAGE = 200;
const UNITS_AT_ONCE = 100;
const STATUS: Readonly<Record<string, string>> = { RETRACTED: 'RETRACTED', CLOSED: 'CLOSED' };

/** How much early detection did, and how long it worked at it. */
export interface EngineFigures {
  taken: number;
  takingMs: number;
  evaluated: number;
  evaluatingMs: number;
  said: number;
}

/**
 * Early detection on its own database, without its loop, its agency and a broker: it takes events,
 * evaluates what is due, and its decisions are answered as its agency answers them.
 */
export class EngineAlone {
  readonly figures: EngineFigures = {
    ...{ taken: 0, takingMs: 0, evaluated: 0, evaluatingMs: 0, said: 0 },
  };
  /** alerts that the rules of alerts refuse */
  readonly refused: RefusedFact[] = [];
  private readonly book = new RuleBook();
  private readonly raised = new Map<string, RaisedAlert>();
  private readonly look: Omit<LookOptions, 'now'>;
  private moved = 0;

  constructor(
    private readonly database: ServiceDatabase,
    private readonly cast: Cast,
  ) {
    const profiles = [...cast.profiles.values()];
    const detection = cast.profiles.get(DETECTION)!;
    this.look = {
      book: this.book,
      competentFor: competentAgencies(profiles, AUTHORITY),
      participants: profiles.filter(({ kind }) => kind !== 'OPERATOR'),
      escalateTo: coordinatorOf(profiles).code,
      handling: handlingOf(detection, 0) as unknown as LookOptions['handling'],
      onRuleFailed: (_rule, _one, error) => {
        throw error;
      },
    };
  }

  get alerts(): RaisedAlert[] {
    return [...this.raised.values()];
  }

  /** The feed has been read to its end: what comes now is evaluated. */
  async begin(): Promise<void> {
    await this.database.query('UPDATE feed_position SET caught_up = true');
  }

  /** Moves the time in the exercise. @param now epoch ms */
  async advance(now: number): Promise<void> {
    this.moved += 1;
    const { exerciseId } = this.cast;
    await this.take([
      {
        ...{ id: randomUUID(), type: 'id.timpora.exercise.advanced', entityversion: this.moved },
        data: { exerciseId, status: 'OPEN', now: new Date(now).toISOString() },
      },
    ]);
  }

  async take(items: readonly FeedItem[]): Promise<void> {
    const from = performance.now();
    for (let at = 0; at < items.length; at += PAGE) {
      const page = items.slice(at, at + PAGE);
      await this.database.inTransaction((query) => takeEvents(query, page, new Date(), this.book));
    }
    this.figures.taken += items.length;
    this.figures.takingMs += performance.now() - from;
  }

  /** Evaluates until nothing is due, and says what follows. @param now the time in the exercise */
  async settle(now: number): Promise<void> {
    const from = performance.now();
    for (;;) {
      const options = { ...this.look, now: Date.now() };
      const { due, evaluated } = await this.database.inTransaction((query) =>
        lookAtDue(query, options, UNITS_AT_ONCE),
      );
      this.figures.evaluated += evaluated;
      if (due === 0) break;
    }
    this.figures.evaluatingMs += performance.now() - from;
    await this.say(now);
  }

  private async say(now: number): Promise<void> {
    const paper = new ExchangeOnPaper(this.cast, now);
    for (;;) {
      const decisions = await nextDecisions(this.database.query);
      if (decisions.length === 0) return;
      const answered = decisions.map((decision) => ({
        decision,
        answer: this.answer(decision, paper, now),
      }));
      await this.database.inTransaction((query) => noteAnswers(query, answered, new Date()));
      this.figures.said += answered.length;
    }
  }

  /** Answers as detection's agency does: a new alert goes by the rules of alerts. */
  private answer(decision: Decision, paper: ExchangeOnPaper, now: number) {
    const { change, body, ruleId, alertVersion } = decision;
    const alertId = decision.alertId ?? randomUUID();
    if (change === 'RAISED') {
      const asked = { flow: 'alert', change, target: null, data: body };
      const answer = paper.write(DETECTION, asked);
      if ('wrong' in answer) {
        const detail = `${ruleId}: ${answer.code}: ${answer.wrong.join(', ')}`;
        this.refused.push({ line: 0, agency: DETECTION, came: detail });
        return { status: 422, detail };
      }
    }
    const before = this.raised.get(alertId);
    const evidence = [...(before?.evidence ?? []), ...((body['evidence'] ?? []) as string[])];
    this.raised.set(alertId, {
      ...{ alertId, ruleId, evidence: [...new Set(evidence)] },
      subjectId: before ? before.subjectId : ((body['subjectId'] as string | null) ?? null),
      raisedOn: before?.raisedOn ?? civilDayAt(now),
      status: STATUS[change] ?? before?.status ?? 'OPEN',
    });
    return { status: 201, alertId, version: (alertVersion ?? 0) + 1 };
  }
}
