import type { Json } from '@sinergi/client';
import { type Entity, flowNamed } from '../stage/player.js';
import type { Stage } from '../stage/stage.js';
import { dataOf } from './fact-data.js';
import type { ChangeLine, FactLine } from './population-line.js';
import type { Numbered, Population } from './read-population.js';
import { referencesIn } from './references.js';

const MOST_AT_ONCE = 200;
/** A fact that an agency refused. */
export interface RefusedFact {
  line: number;
  agency: string;
  came: string;
}

type Fact = Numbered<FactLine | ChangeLine>;

/** Sends the facts of a population through the agencies' APIs, many at once where they may. */
export class FactSender {
  readonly refused: RefusedFact[] = [];
  /** the entity of each fact that was taken, by its label */
  readonly entities = new Map<string, Entity>();
  private readonly waiting = new Map<string, { label: string; fact: Fact; item: Json }[]>();
  private readonly agencyOf = new Map<string, string>();
  private readonly flowOf = new Map<string, string>();

  constructor(
    private readonly stage: Stage,
    private readonly people: Population['people'],
  ) {}

  /** Sends facts in their order, as far as one rests on another. @returns when all are answered */
  async send(facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) {
      const label = 'fact' in fact ? fact.fact : fact.of;
      const named = referencesIn(fact.data).flatMap(({ label, part }) => (part ? [label] : []));
      const restsOn = ['of' in fact ? fact.of : null, ...named];
      if (restsOn.some((one) => one !== null && this.isWaiting(one))) await this.flush();
      await this.add(label, fact, named);
    }
    await this.flush();
  }

  private async add(label: string, fact: Fact, named: readonly string[]): Promise<void> {
    if ('fact' in fact) {
      this.agencyOf.set(label, fact.agency);
      this.flowOf.set(label, fact.flow);
    }
    const agency = this.agencyOf.get(label)!;
    const lacking = ['of' in fact ? fact.of : null, ...named].find(
      (one) => one !== null && !this.entities.has(one),
    );
    if (lacking) {
      const came = `nothing to rest on: ${lacking} was refused`;
      this.refused.push({ line: fact.line, agency, came });
      return;
    }
    for (const one of named) {
      const entity = this.entities.get(one)!;
      if (entity.owner !== agency) await this.stage.untilHeld(entity, [agency]);
    }
    const item = await this.itemOf(label, agency, fact);
    this.waiting.set(agency, [...(this.waiting.get(agency) ?? []), { label, fact, item }]);
    if (this.waiting.get(agency)!.length >= MOST_AT_ONCE) await this.flush();
  }

  private async itemOf(label: string, agency: string, fact: Fact): Promise<Json> {
    const flow = this.flowOf.get(label)!;
    const subjects = await this.subjectsIn(agency, fact);
    const data = dataOf(fact, flow, {
      handling: this.stage.as(agency).handlingNow(),
      resolve: ({ label, part }) => {
        if (part === null) return this.people.get(label);
        const entity = this.entities.get(label)!;
        if (part === 'subject') return subjects.get(label);
        return part === 'id' ? entity.id : entity.eventId;
      },
    });
    const key = `${this.stage.lane}-${fact.line}`;
    if ('fact' in fact) return { flow, key, ...(fact.change ? { change: fact.change } : {}), data };
    const { id, version } = this.entities.get(label)!;
    return { flow, key, change: fact.change, id, version, data };
  }

  private async subjectsIn(agency: string, { data }: Fact): Promise<Map<string, string>> {
    const labels = referencesIn(data).flatMap((one) => (one.part === 'subject' ? one.label : []));
    const read = labels.map(async (label) => {
      const entity = await this.stage.as(agency).read(this.entities.get(label)!);
      return [label, String(entity!['subjectId'])] as const;
    });
    return new Map(await Promise.all(read));
  }

  private isWaiting(label: string): boolean {
    return [...this.waiting.values()].some((all) => all.some((one) => one.label === label));
  }

  private async flush(): Promise<void> {
    const batches = [...this.waiting];
    this.waiting.clear();
    await Promise.all(
      batches.map(async ([agency, all]) => {
        const answers = await this.stage.as(agency).submit(all.map(({ item }) => item));
        for (const [at, answer] of answers.entries()) this.take(agency, all[at]!, answer);
      }),
    );
  }

  private take(agency: string, { label, fact }: { label: string; fact: Fact }, answer: Json): void {
    if (answer['status'] !== 201) {
      const { status, detail, violations } = answer;
      const came = JSON.stringify(violations ? { status, violations } : { status, detail });
      this.refused.push({ line: fact.line, agency, came });
      return;
    }
    const flow = this.flowOf.get(label)!;
    const id = String(answer[flowNamed(flow).idField]);
    const { eventId, version } = answer as { eventId: string; version: number };
    this.entities.set(label, { flow, id, owner: agency, eventId, version });
  }
}
