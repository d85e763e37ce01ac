import { randomUUID } from 'node:crypto';
import type { Json } from '@sinergi/client';
import { type Flow, toJson } from '@sinergi/contracts';
import type { Query } from '@sinergi/database';
import { flowRulesOf, type HoldFacts, holdOf, isPrivilegedDocument } from '@sinergi/domain';
import type { FeedItem } from '../../../apps/detection/src/feed-item.js';
import type { Cast } from '../../../apps/simulator/src/scene.js';
import {
  ExchangeOnPaper,
  type PaperEntity,
} from '../../../apps/simulator/src/testing/exchange-on-paper.js';
import { dataOf } from '../population/fact-data.js';
import type { RefusedFact } from '../population/fact-sender.js';
import { type Reference, referencesIn } from '../population/references.js';
import { handlingOf } from '../stage/handling.js';
import { flowNamed } from '../stage/player.js';
import type { SaidFact } from './store-lines.js';

/** Who says which subjects are held. */
const AUTHORITY = 'imigrasi-jakpus';
const HOLDS_BY = ['diplomatic-permit', 'referral'];

/** An entity of a fact, and the events that told it. */
interface Told {
  label: string | null;
  entity: PaperEntity;
  events: string[];
}

/** What is known when facts are said together. */
interface Page {
  paper: ExchangeOnPaper;
  people: ReadonlyMap<string, unknown>;
  /** by label */
  told: Map<string, Told>;
  /** ids of entities of which an event was told */
  known: Set<string>;
  /** by the entity's id: those that changed */
  changed: Map<string, Told>;
  items: FeedItem[];
}

/**
 * The agencies of a population without a network: they take facts by the schemas and rules of their
 * services, and give the events that they would have recorded. Between two pages everything lies in
 * a database.
 */
export class Owners {
  readonly refused: RefusedFact[] = [];

  constructor(
    private readonly query: Query,
    private readonly cast: Cast,
  ) {}

  /** @param now the time in the exercise, epoch ms @returns the events, as a feed tells them */
  async say(facts: readonly SaidFact[], now: number): Promise<FeedItem[]> {
    const page = await this.pageOf(facts, now);
    for (const fact of facts) {
      const agency = 'fact' in fact ? fact.agency : (page.told.get(fact.of)?.entity.owner ?? '');
      const came = this.sayOne(fact, agency, page, now);
      if (came !== null) this.refused.push({ line: fact.line, agency, came });
    }
    await this.store([...page.changed.values()]);
    await this.storeNames(facts);
    await this.hold(page, now);
    return page.items;
  }

  /** @returns why it is refused, in words; null where it is taken */
  private sayOne(fact: SaidFact, agency: string, page: Page, now: number): string | null {
    const label = 'fact' in fact ? fact.fact : fact.of;
    const before = 'of' in fact ? page.told.get(label) : undefined;
    const named = referencesIn(fact.data);
    const lacking = [
      ...('of' in fact && !before ? [label] : []),
      ...named.flatMap((one) => (resolved(one, page) === undefined ? [one.label] : [])),
    ];
    if (lacking.length > 0) return `nothing to rest on: ${lacking.join(', ')}`;
    const profile = this.cast.listed.get(agency);
    if (!profile) return 'Expected an agency of the exchange, got another one';
    for (const { label: other, part } of named)
      if (part !== null) {
        const { id, version } = page.told.get(other)!.entity;
        page.paper.wait(agency, id, version);
      }
    const flow = 'fact' in fact ? fact.flow : before!.entity.flow;
    const answer = page.paper.write(agency, {
      flow,
      change: fact.change ?? flowRulesOf(flow)?.begins[0] ?? '',
      target: before ? { id: before.entity.id, version: before.entity.version } : null,
      data: dataOf(fact, flow, {
        handling: handlingOf(profile, now, this.cast.exerciseId),
        resolve: (reference) => resolved(reference, page),
      }),
    });
    if ('wrong' in answer) return `${answer.code}: ${answer.wrong.join(', ')}`;
    const entity = page.paper.entities.get(answer.written.id)!;
    this.tellSubject(entity, page, now);
    page.told.set(label, this.tell({ label, entity, events: before?.events ?? [] }, page, now));
    return null;
  }

  /** A subject that was made for an entity is told before it. */
  private tellSubject({ fields }: PaperEntity, page: Page, now: number): void {
    const subject = page.paper.entities.get(String(fields['subjectId']));
    if (subject?.flow !== 'subject' || page.known.has(subject.id)) return;
    page.known.add(subject.id);
    const handling = { exercise: true, exerciseId: this.cast.exerciseId };
    const told = { ...subject, fields: { ...subject.fields, handling } };
    this.tell({ label: null, entity: told, events: [] }, page, now);
  }

  private tell({ label, entity, events }: Told, page: Page, now: number): Told {
    const item = itemOf(entity, now);
    page.items.push(item);
    page.known.add(entity.id);
    const told = { label, entity, events: [...events, item.id] };
    page.changed.set(entity.id, told);
    return told;
  }

  /** Reads what facts rest on: people and entities that they name, subjects by documents. */
  private async pageOf(facts: readonly SaidFact[], now: number): Promise<Page> {
    const named = facts.flatMap(({ data }) => referencesIn(data));
    const labels = [
      ...facts.flatMap((one) => ('of' in one ? one.of : [])),
      ...named.flatMap(({ label, part }) => (part === null ? [] : label)),
    ];
    const people = await this.query('SELECT * FROM person WHERE label = ANY($1::text[])', [
      [...new Set(named.flatMap(({ label, part }) => (part === null ? label : [])))],
    ]);
    const documents = people.map((row) => documentOf(row['identity']));
    const rows = await this.query(
      `SELECT * FROM entity WHERE label = ANY($1::text[]) OR document = ANY($2::text[])
       UNION SELECT s.* FROM entity s JOIN entity e ON s.id = e.subject_id
       WHERE e.label = ANY($1::text[]) AND s.flow = 'subject'`,
      [[...new Set(labels)], documents],
    );
    const paper = new ExchangeOnPaper(this.cast, now);
    const told = new Map<string, Told>();
    for (const row of rows) {
      const entity = entityOf(row);
      paper.remember(entity);
      const label = row['label'] as string | null;
      if (label !== null) told.set(label, { label, entity, events: row['events'] as string[] });
    }
    await this.holdRelated(paper);
    const identities = people.map((row) => [String(row['label']), row['identity']] as const);
    return {
      ...{ paper, told, people: new Map(identities), changed: new Map(), items: [] },
      known: new Set(paper.entities.keys()),
    };
  }

  /** An owner still holds what its entities named when they were said. */
  private async holdRelated(paper: ExchangeOnPaper): Promise<void> {
    const related = [...paper.entities.values()].flatMap(({ flow, owner, fields }) => {
      const { relates, mayRelate, relatesToOneOf } = flowRulesOf(flow)!;
      return Object.keys({ ...relates, ...mayRelate, ...relatesToOneOf }).flatMap((field) =>
        typeof fields[field] === 'string' ? { owner, id: fields[field] } : [],
      );
    });
    if (related.length === 0) return;
    const rows = await this.query('SELECT * FROM entity WHERE id = ANY($1::uuid[])', [
      related.map(({ id }) => id),
    ]);
    for (const entity of rows.map(entityOf)) {
      if (!paper.entities.has(entity.id)) paper.remember(entity);
      for (const { owner } of related.filter(({ id }) => id === entity.id))
        paper.wait(owner, entity.id, entity.version);
    }
  }

  private async store(told: readonly Told[]): Promise<void> {
    await this.query(
      `INSERT INTO entity (id, label, flow, owner, version, subject_id, document, fields, events)
       SELECT id, label, flow, owner, version, subject_id, document, fields,
         ARRAY(SELECT jsonb_array_elements_text(events)::uuid)
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::uuid[],
         $7::text[], $8::jsonb[], $9::jsonb[])
         AS s(id, label, flow, owner, version, subject_id, document, fields, events)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version,
         subject_id = excluded.subject_id, fields = excluded.fields, events = excluded.events`,
      [
        told.map(({ entity }) => entity.id),
        told.map(({ label }) => label),
        told.map(({ entity }) => entity.flow),
        told.map(({ entity }) => entity.owner),
        told.map(({ entity }) => entity.version),
        told.map(({ entity }) => entity.fields['subjectId'] ?? null),
        told.map(({ entity: { flow, fields } }) =>
          flow === 'subject' ? documentOf((fields['documents'] as unknown[])[0]) : null,
        ),
        told.map(({ entity }) => JSON.stringify(entity.fields)),
        told.map(({ events }) => JSON.stringify(events)),
      ],
    );
  }

  /** Keeps which facts name people of whom something is expected. */
  private async storeNames(facts: readonly SaidFact[]): Promise<void> {
    const names = facts.flatMap((one) =>
      'fact' in one
        ? referencesIn(one.data).flatMap(({ label, part }) =>
            part === null ? [{ person: label, label: one.fact }] : [],
          )
        : [],
    );
    await this.query(
      `INSERT INTO names SELECT * FROM unnest($1::text[], $2::text[]) AS s(person, label)
       WHERE EXISTS (SELECT FROM expectation WHERE about = s.person) ON CONFLICT DO NOTHING`,
      [names.map(({ person }) => person), names.map(({ label }) => label)],
    );
  }

  /** The identity authority holds subjects, and releases them, by what it may read. */
  private async hold(page: Page, now: number): Promise<void> {
    const concerned = [...page.changed.values()].flatMap(({ entity: { flow, fields } }) =>
      HOLDS_BY.includes(flow) || (flow === 'subject' && hasPrivilegedDocument(fields))
        ? String(fields['subjectId'])
        : [],
    );
    for (const subjectId of new Set(concerned)) {
      const rows = await this.query(
        'SELECT * FROM entity WHERE subject_id = $1 AND flow = ANY($2::text[])',
        [subjectId, [...HOLDS_BY, 'hold', 'subject']],
      );
      const known = rows.map(entityOf);
      const of = (flow: string): Json[] =>
        known.flatMap((one) => (one.flow === flow ? [one.fields as Json] : []));
      const reach = holdOf({
        permits: of('diplomatic-permit'),
        referrals: of('referral'),
        hasPrivilegedDocument: of('subject').some(hasPrivilegedDocument),
      } as unknown as HoldFacts);
      const before = known.find(({ flow }) => flow === 'hold');
      if (reach === (before?.fields['reach'] ?? null)) continue;
      const id = before?.id ?? randomUUID();
      const entity: PaperEntity = {
        ...{ id, flow: 'hold', owner: AUTHORITY, version: (before?.version ?? 0) + 1 },
        fields: {
          ...{ holdId: id, owner: AUTHORITY, subjectId, reach },
          ...{ change: reach ? 'HELD' : 'RELEASED', status: reach ? 'HELD' : 'RELEASED' },
          handling: { exercise: true, exerciseId: this.cast.exerciseId },
        },
      };
      await this.store([this.tell({ label: null, entity, events: [] }, page, now)]);
    }
  }
}

function resolved({ label, part }: Reference, { people, told }: Page): unknown {
  if (part === null) return people.get(label);
  const entity = told.get(label)?.entity;
  // On paper the event that an entity is at has the entity's id.
  return part === 'subject' ? entity?.fields['subjectId'] : entity?.id;
}

const documentOf = (identity: unknown): string | null =>
  (identity as { document: { number: string } } | undefined)?.document.number ?? null;

const hasPrivilegedDocument = (fields: Readonly<Record<string, unknown>>): boolean =>
  ((fields['documents'] ?? []) as { document: { type: string } }[]).some(({ document }) =>
    isPrivilegedDocument(document.type),
  );

const entityOf = (row: Record<string, unknown>): PaperEntity => ({
  ...{ id: String(row['id']), flow: String(row['flow']), owner: String(row['owner']) },
  ...{ version: Number(row['version']), fields: row['fields'] as PaperEntity['fields'] },
});

/** An event as a feed tells it: what is sealed is not in it. */
function itemOf({ id, flow, owner, version, fields }: PaperEntity, now: number): FeedItem {
  const { idField, sealed } = flowNamed(flow);
  const eventId = randomUUID();
  const occurredAt = fields['occurredAt'] ?? flowRulesOf(flow)?.occurredAt(fields) ?? now;
  const value = {
    ...fields,
    ...Object.fromEntries(sealed.map(({ field }) => [field, null])),
    ...{ [idField]: id, eventId, version, owner, occurredAt, recordedAt: Date.now() },
  };
  return {
    ...{ id: eventId, type: `id.timpora.${flow}.changed`, entityversion: version },
    data: toJson(flow as Flow, value),
  };
}
