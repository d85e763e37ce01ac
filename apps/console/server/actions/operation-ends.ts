import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Operation } from '../../contract/operations.js';
import type { ActionRow } from '../../contract/session.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import type { Session } from '../login/session-table.js';
import { ActionLog } from './action-log.js';

const FIRST_LOOK_MS = 250;
const LATER_LOOKS_MS = 5_000;
/**
 * So long an operation is followed by itself; one that goes on is looked at when the log is read.
 */
const FOLLOWED_MS = 10 * 60_000;
/** Actions of one page whose operations are asked for, at most. */
const MOST_ASKED = 20;

const isGoingOn = (state: unknown): boolean => state === 'RUNNING' || state === 'PAUSED';

/** What an action says of the operation it began. */
interface Begun {
  operationId: string;
  state: Operation['state'];
}

/**
 * What operations that were begun here came to, written into the log of actions: an agency goes on
 * by itself after it has said that it began, and the log would say for ever that it runs.
 */
@Injectable()
export class OperationEnds implements OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly followed = new Set<string>();

  constructor(
    @Inject(AgencyGateway) private readonly gateway: Pick<AgencyGateway, 'call'>,
    private readonly log: ActionLog,
  ) {}

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** Looks until it has ended, in the role of who began it; resolves then. Rejects never. */
  async follow(session: Session, agency: string, actionId: string, begun: Begun): Promise<void> {
    this.followed.add(actionId);
    const until = performance.now() + FOLLOWED_MS;
    try {
      for (let restMs = FIRST_LOOK_MS; performance.now() < until; restMs *= 1.5) {
        await pause(Math.min(restMs, LATER_LOOKS_MS), undefined, { signal: this.stopping.signal });
        if (await this.look(session, agency, actionId, begun.operationId)) return;
      }
    } catch {
      // Nobody waits for this: what is not known by now is asked for when the log is read.
    } finally {
      this.followed.delete(actionId);
    }
  }

  /** The same rows, with the ends that are known by now. @param session who reads the log */
  async settle(session: Session, rows: readonly ActionRow[]): Promise<ActionRow[]> {
    let asked = 0;
    return Promise.all(
      rows.map(async (row) => {
        const { operationId, state } = (row.after ?? {}) as Partial<Begun>;
        if (
          row.action !== 'operation.begin' ||
          row.agency === null ||
          operationId === undefined ||
          !isGoingOn(state) ||
          this.followed.has(row.id)
        )
          return row;
        asked += 1;
        if (asked > MOST_ASKED) return row;
        const end = await this.look(session, row.agency, row.id, operationId).catch(() => null);
        return end ? { ...row, ...end } : row;
      }),
    );
  }

  private async look(
    session: Session,
    agency: string,
    actionId: string,
    operationId: string,
  ): Promise<Pick<ActionRow, 'after' | 'outcome'> | null> {
    const { state, endedAt, result } = await this.gateway.call<Operation>(session, agency, {
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
