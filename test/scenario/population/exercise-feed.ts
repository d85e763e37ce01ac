import type { Json } from '@sinergi/client';
import { civilDayAt } from '@sinergi/law';
import type { Stage } from '../stage/stage.js';
import type { RaisedAlert } from './judge-alerts.js';
import { ruleAndEventsIn } from './sealed-detail.js';

const PAGE = 500;
/** Who runs the rules that need identity, and may open what they say. */
const AUTHORITY = 'imigrasi-jakpus';
const GROUP = 'addressed';

interface Seen {
  cursor: string;
  event: {
    id: string;
    type: string;
    subject: string;
    data: Record<string, unknown>;
  };
}

/**
 * What an ordinary agency's feed has told of an exercise so far: whom its entities are about, and
 * how alerts went.
 */
export class ExerciseFeed {
  private readonly subjectOf = new Map<string, string>();
  private readonly eventsOf = new Map<string, string[]>();
  private readonly raised = new Map<string, RaisedAlert>();
  /** alerts that tell their rule to their addressees alone, as they were said last */
  private readonly sealed = new Map<string, Json>();
  private cursor: string | null = null;

  /** @param opens whether alerts that the identity authority seals are opened there, and count */
  constructor(
    private readonly stage: Stage,
    private readonly reader: string,
    private readonly opens: boolean,
  ) {}

  /** Every alert of a rule so far. */
  get alerts(): RaisedAlert[] {
    return [...this.raised.values()];
  }

  /** Returns the subject of an entity; null where none is known. */
  subject(entityId: string): string | null {
    return this.subjectOf.get(entityId) ?? null;
  }

  /** Returns the events of an entity. */
  events(entityId: string): readonly string[] {
    return this.eventsOf.get(entityId) ?? [];
  }

  /** Reads on to the feed's end. */
  async refresh(): Promise<void> {
    for (;;) {
      const from = this.cursor === null ? '' : `&cursor=${encodeURIComponent(this.cursor)}`;
      const path = `/feed?lane=${this.stage.lane}&limit=${PAGE}${from}`;
      const page = (await this.stage.as(this.reader).get(path))!;
      const items = page['items'] as Seen[];
      for (const { event } of items) this.take(event);
      this.cursor = String(page['cursor']);
      if (items.length < PAGE) break;
    }
    await this.openSealed();
  }

  private async openSealed(): Promise<void> {
    for (const [alertId, data] of this.sealed) {
      const { text } = await this.stage.as(AUTHORITY).open({ flow: 'alert', id: alertId }, GROUP);
      const told = ruleAndEventsIn(String(text));
      if (told.ruleId !== null) this.note(alertId, { ...data, ...told });
    }
    this.sealed.clear();
  }

  private take({ id, type, subject: entityId, data }: Seen['event']): void {
    this.eventsOf.set(entityId, [...(this.eventsOf.get(entityId) ?? []), id]);
    if (typeof data['subjectId'] === 'string') this.subjectOf.set(entityId, data['subjectId']);
    if (!type.startsWith('id.timpora.alert.')) return;
    if (typeof data['ruleId'] === 'string') this.note(entityId, data);
    else if (this.opens && data['owner'] === AUTHORITY) this.sealed.set(entityId, data);
  }

  private note(alertId: string, data: Json): void {
    const before = this.raised.get(alertId);
    this.raised.set(alertId, {
      alertId,
      ruleId: String(data['ruleId']),
      subjectId: (data['subjectId'] as string | null) ?? null,
      evidence: [
        ...new Set([...(before?.evidence ?? []), ...((data['evidence'] ?? []) as string[])]),
      ],
      raisedOn: before?.raisedOn ?? civilDayAt(Date.parse(String(data['occurredAt']))),
      status: String(data['status']),
    });
  }
}
