import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Session } from '@sinergi/web-server';
import type { Operation } from '../../contract/operations.js';
import type { ActionRow } from '../../contract/session.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import { ActionLog } from './action-log.js';

const FIRST_LOOK_MS = 250;
const LATER_LOOKS_MS = 5_000;
/**
 * An operation is followed in the background for this long. One that runs longer is asked for when
 * the log is read.
 */
const FOLLOWED_MS = 10 * 60_000;
/** The largest number of actions of one page whose operations are asked for. */
const MOST_ASKED = 20;
/**
 * A reader of the log waits at most this long for agencies: an agency that hangs answers after 20 s
 * or never.
 */
const ANSWERS_WITHIN_MS = 300;

const isGoingOn = (state: unknown): boolean => state === 'RUNNING' || state === 'PAUSED';

/** How an operation ended, as its action records it. */
type End = Pick<ActionRow, 'after' | 'outcome'>;

/** What an action records of the operation that it began. */
interface Begun {
  operationId: string;
  state: Operation['state'];
}

/**
 * Writes the ends of operations that were begun here into the log of actions. An agency answers
 * when an operation has begun and then carries on alone; without this the log would show the
 * operation as running for ever.
 */
@Injectable()
export class OperationEnds implements OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly followed = new Set<string>();
  private readonly asked = new Map<string, Promise<End | null | undefined>>();

  constructor(
    @Inject(AgencyGateway) private readonly gateway: Pick<AgencyGateway, 'call'>,
    private readonly log: ActionLog,
  ) {}

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /**
   * Asks until the operation has ended, in the role of the operator who began it; resolves then.
   * Never rejects.
   */
  async follow(session: Session, agency: string, actionId: string, begun: Begun): Promise<void> {
    this.followed.add(actionId);
    const until = performance.now() + FOLLOWED_MS;
    try {
      for (let restMs = FIRST_LOOK_MS; performance.now() < until; restMs *= 1.5) {
        await pause(Math.min(restMs, LATER_LOOKS_MS), undefined, { signal: this.stopping.signal });
        if (await this.look(session, agency, actionId, begun.operationId)) return;
      }
    } catch {
      // No request waits for this. An end that is not known by now is asked for when the log is
      // read.
    } finally {
      this.followed.delete(actionId);
    }
  }

  /**
   * Returns the same rows with the ends that are known in time. A row whose agency has not answered
   * yet is marked, and its end is written once the agency answers.
   *
   * @param session session of the operator who reads the log
   * @param withinMs the longest wait for agencies
   */
  async settle(
    session: Session,
    rows: readonly ActionRow[],
    withinMs = ANSWERS_WITHIN_MS,
  ): Promise<ActionRow[]> {
    const ends = new Map<string, End | null>();
    const open = rows.flatMap((row) => {
      const { operationId, state } = (row.after ?? {}) as Partial<Begun>;
      return row.action === 'operation.begin' &&
        row.agency !== null &&
        operationId !== undefined &&
        isGoingOn(state) &&
        !this.followed.has(row.id)
        ? [{ actionId: row.id, agency: row.agency, operationId }]
        : [];
    });
    const answers = open.slice(0, MOST_ASKED).map(async ({ actionId, agency, operationId }) => {
      const end = await this.ask(session, agency, actionId, operationId);
      if (end !== undefined) ends.set(actionId, end);
    });
    const settled = new AbortController();
    await Promise.race([
      Promise.all(answers),
      pause(withinMs, undefined, { signal: settled.signal }).catch(() => undefined),
    ]);
    settled.abort();
    const isOpen = new Set(open.map(({ actionId }) => actionId));
    return rows.map((row) => {
      if (!isOpen.has(row.id)) return row;
      const end = ends.get(row.id);
      return end === undefined ? { ...row, isLastKnown: true } : { ...row, ...end };
    });
  }

  /**
   * Asks once at a time for each action.
   * @returns null where the operation still runs, undefined without an answer
   */
  private ask(
    session: Session,
    agency: string,
    actionId: string,
    operationId: string,
  ): Promise<End | null | undefined> {
    const underWay = this.asked.get(actionId);
    if (underWay) return underWay;
    const asked = this.look(session, agency, actionId, operationId)
      .catch(() => undefined)
      .finally(() => this.asked.delete(actionId));
    this.asked.set(actionId, asked);
    return asked;
  }

  private async look(
    session: Session,
    agency: string,
    actionId: string,
    operationId: string,
  ): Promise<End | null> {
    const { state, endedAt, result } = await this.gateway.call<'readOperation'>(session, agency, {
      path: ['operations', operationId],
    });
    if (isGoingOn(state)) return null;
    const why = (result as { error?: string } | null)?.error;
    const after = {
      ...{ operationId, state, endedAt },
      ...(state === 'DONE' || why === undefined ? {} : { error: why }),
    };
    const outcome = state === 'FAILED' ? 'FAILED' : 'DONE';
    await this.log.settle(actionId, outcome, after);
    return { after, outcome };
  }
}
