import { randomUUID } from 'node:crypto';
import {
  changeSchema,
  type FlowDescriptor,
  flows,
  fromChange,
  fromIntake,
  type Intake,
  intakeCheck,
  intakeSchema,
} from '@sinergi/contracts';
import {
  type ChangeRule,
  type Fields,
  type FlowRules,
  flowRulesOf,
  type RuleContext,
} from '@sinergi/domain';
import type { Item } from '../agency-api.js';
import type { Cast } from '../scene.js';
import type { Known, Story } from '../step.js';
import { participants } from './a-cast.js';

type Json = Record<string, unknown>;

export interface PaperEntity {
  id: string;
  flow: string;
  owner: string;
  version: number;
  /** the sealed fields are here in the clear */
  fields: Fields;
}

/** What became of a write: the entity as it is now, or why it was refused. */
export type PaperAnswer = { written: Known } | { code: string; wrong: string[] };

/** Restricted flows are named to nobody. */
const ORDINARY = participants.map((one) => ({
  ...one,
  publishes: one.publishes.filter((flow) => !flows.find((of) => of.flow === flow)?.restricted),
}));

/**
 * Agencies without a network. They accept content by schema and rules, and compose it as their
 * services do. An agency holds what others own only as far as it has waited for it.
 */
export class ExchangeOnPaper {
  /** by id */
  readonly entities = new Map<string, PaperEntity>();
  /** answered writes by agency and `flow CHANGE` */
  readonly totals: Record<string, Record<string, number>> = {};
  /** agency and id → the version that the agency has waited for */
  private readonly held = new Map<string, number>();
  /** owner and what there is one of → id */
  private readonly once = new Map<string, string>();
  private readonly subjects = new Map<string, string>();

  /** @param now epoch ms */
  constructor(
    private readonly cast: Cast,
    private readonly now: number | (() => number),
  ) {}

  /** Carries out a story. @returns the violations, in words; empty when everything was accepted */
  carryOut(story: Story): string[] {
    const known: Record<string, Known> = {};
    for (const step of story.steps) {
      const { agency, flow, change, entity, begins } = step;
      for (const need of step.needs ?? []) {
        const { id, version } = known[need.entity]!;
        this.wait(agency, id, version);
      }
      // On paper the event that an entity is at has the entity's id.
      for (const { entity: of, what, as } of step.looks ?? []) {
        const { id, version } = known[of]!;
        this.wait(agency, id, version);
        known[as] = what === 'event' ? known[of]! : this.subjectOf(id);
      }
      const target = begins ? null : known[entity]!;
      const answer = this.write(agency, { flow, change, target, data: step.data(known) });
      if ('wrong' in answer) {
        if (answer.code === 'already-exists' && step.isOnce) return [];
        return answer.wrong.map(
          (wrong) => `${story.kind} ${story.index}, ${agency} ${flow} ${change}: ${wrong}`,
        );
      }
      known[entity] = answer.written;
    }
    return [];
  }

  /** Takes over an entity that was written before, on another paper. */
  remember(entity: PaperEntity): void {
    this.entities.set(entity.id, entity);
    if (entity.flow !== 'subject') return;
    const [first] = (entity.fields['documents'] ?? []) as { document: { number: string } }[];
    if (first) this.subjects.set(this.knownAs(entity.owner, first.document.number), entity.id);
  }

  of(flow: string): PaperEntity[] {
    return [...this.entities.values()].filter((entity) => entity.flow === flow);
  }

  /** Lets an entity arrive at an agency in a version, and none that comes after it. */
  wait(agency: string, id: string, version = 1): PaperEntity {
    const entity = this.entities.get(id);
    if (!entity) throw new RangeError(`Expected the id of an entity, got ${id}`);
    const name = `${agency} ${id}`;
    this.held.set(name, Math.max(version, this.held.get(name) ?? 0));
    return entity;
  }

  write(agency: string, item: Omit<Item, 'key'>): PaperAnswer {
    const { flow, change, target } = item;
    if (!this.cast.profiles.get(agency)?.publishes.includes(flow))
      return refused('not-entitled', 'it does not publish this');
    const rules = flowRulesOf(flow)!;
    const before = target ? this.entities.get(target.id)! : null;
    const refusal = before
      ? refusalOf(agency, item, rules, before)
      : beginsBy(item, rules, participants.find(({ code }) => code === agency)!);
    if (refusal) return refused('change-refused', refusal);
    const checked = checkOf(item, rules)(item.data);
    if (!checked.ok) return refused('invalid-request', ...checked.violations.map(inWords));
    const single = before ? null : singleOf(agency, flow, rules, checked.value);
    if (single !== null && this.once.has(single)) return refused('already-exists', single);
    const [entity, wrong] = this.compose(agency, item, checked.value, before);
    if (wrong.length > 0) return refused('invalid-entity', ...wrong);
    this.entities.set(entity.id, entity);
    if (single !== null) this.once.set(single, entity.id);
    const what = `${flow} ${change}`;
    const own = this.totals[agency] ?? {};
    this.totals[agency] = { ...own, [what]: (own[what] ?? 0) + 1 };
    return { written: { id: entity.id, version: entity.version } };
  }

  private compose(
    owner: string,
    { flow, change }: Omit<Item, 'key'>,
    body: Json,
    before: PaperEntity | null,
  ): [PaperEntity, string[]] {
    const descriptor = descriptorOf(flow);
    const rules = flowRulesOf(flow)!;
    const rule = before ? rules.changes[change]! : null;
    const said =
      rule && rule.sets !== 'whole'
        ? fromChange(descriptor.flow, body)
        : fromIntake(descriptor.flow, body);
    const id = before?.id ?? randomUUID();
    const taken = {
      ...takenOver(descriptor, rule, said, before?.fields ?? null),
      [descriptor.idField]: id,
      change,
      owner,
    };
    const [context, missing] = this.contextOf({ owner, change }, rules, { taken, said });
    if (missing.length > 0) return [before ?? { id, flow, owner, version: 0, fields: {} }, missing];
    const after: Json = {
      ...taken,
      ...rules.derive?.(taken, change, before?.fields ?? null, context),
    };
    const violations = rules.validate(after, change, before?.fields ?? null, context);
    const fields = {
      ...sealedOf(descriptor, before?.fields ?? {}),
      ...after,
      ...(violations.length > 0 ? {} : this.subjectFor(descriptor, rules, after)),
    };
    return [
      { id, flow, owner, version: (before?.version ?? 0) + 1, fields },
      violations.map(inWords),
    ];
  }

  /** @returns the facts that rules may use, and what they would need and the owner does not hold */
  private contextOf(
    { owner, change }: { owner: string; change: string },
    rules: FlowRules,
    { taken, said }: { taken: Json; said: Json },
  ): [RuleContext, string[]] {
    const { relates, mayRelate, relatesToOneOf, relatesThrough = [], restsOn, mayRestOn } = rules;
    const named = { ...relates, ...mayRelate, ...relatesToOneOf };
    const rests = restsOn?.[change] ?? mayRestOn?.[change];
    const missing: string[] = [];
    const related: Record<string, Fields> = {};
    const find = (field: string, flow: string, id: unknown, must: boolean): void => {
      if ((id ?? null) === null && !must) return;
      const found = this.entities.get(String(id));
      const isHeld =
        found?.owner === owner || this.held.get(`${owner} ${String(id)}`) === found?.version;
      if (found?.flow === flow && isHeld) related[field] = found.fields;
      else missing.push(`/${field}: expected a ${flow} that it holds, got ${String(id)}`);
    };
    for (const [field, flow] of Object.entries(named))
      find(field, flow, taken[field], relates?.[field] !== undefined);
    if (rests !== undefined)
      find('causationId', rests, said['causationId'], restsOn?.[change] !== undefined);
    for (const { in: through, field } of relatesThrough) {
      const found = this.entities.get(String(related[through]?.[field]));
      if (found) related[field] = found.fields;
    }
    const { boundaries } = this.cast;
    const now = typeof this.now === 'number' ? this.now : this.now();
    // On paper there is one exercise, and it is open.
    const exercise = { status: 'OPEN' };
    return [{ owner, now, exercise, said, boundaries, participants: ORDINARY, related }, missing];
  }

  /** Who may open every identity finds the subjects of all who may. */
  private knownAs(owner: string, document: string): string {
    const { opens } = participants.find(({ code }) => code === owner)!;
    const looksUp = opens.some(({ group, areas }) => group === 'identity' && !areas?.length);
    return `${looksUp ? '' : owner} ${document}`;
  }

  /** Returns the subject that an owner knows by a document, or a new one. */
  private subjectFor(
    { subjectField }: FlowDescriptor,
    { person, recognises }: FlowRules,
    after: Json,
  ): Json {
    const identity =
      person === undefined
        ? undefined
        : (after[person] as { document: { number: string } } | null | undefined);
    if (!subjectField || !identity || after[subjectField] || !(recognises?.(after) ?? true))
      return {};
    const owner = String(after['owner']);
    const document = this.knownAs(owner, identity.document.number);
    const known = this.subjects.get(document);
    if (known) return { [subjectField]: known };
    const id = randomUUID();
    const fields = {
      subjectId: id,
      owner,
      change: 'LISTED',
      standing: 'PROVISIONAL',
      documents: [identity],
      links: [],
    };
    this.subjects.set(document, id);
    this.entities.set(id, { id, flow: 'subject', owner, version: 1, fields });
    return { [subjectField]: id };
  }

  private subjectOf(id: string): Known {
    const subject = this.entities.get(String(this.entities.get(id)!.fields['subjectId']))!;
    return { id: subject.id, version: subject.version };
  }
}

const refused = (code: string, ...wrong: string[]): PaperAnswer => ({ code, wrong });
const inWords = (violation: object): string => JSON.stringify(violation);
const descriptorOf = (flow: string): FlowDescriptor =>
  flows.find((candidate) => candidate.flow === flow)!;

function beginsBy(
  { flow, change }: Omit<Item, 'key'>,
  { begins, isOpenTo }: FlowRules,
  participant: (typeof participants)[number],
): string | null {
  if (!begins.includes(change))
    return `Expected ${begins.join(' or ')} to begin a ${flow}, got ${change}`;
  return (isOpenTo?.(change, participant) ?? true) ? null : `Expected somebody who may ${change}`;
}

function refusalOf(
  agency: string,
  { change, target }: Omit<Item, 'key'>,
  { changes }: FlowRules,
  before: PaperEntity,
): string | null {
  if (before.owner !== agency) return `Expected an entity of its own, got one of ${before.owner}`;
  if (before.version !== target!.version)
    return `Expected version ${before.version}, got ${target!.version}`;
  return changes[change]
    ? changes[change].refusal(before.fields)
    : `Expected ${Object.keys(changes).join(', ')}, got ${change}`;
}

/** Returns what there is one of, in words; null where there may be any number. */
function singleOf(owner: string, flow: string, { onePer }: FlowRules, body: Json): string | null {
  if (!onePer) return null;
  const valueAt = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, name) => (value as Json | undefined)?.[name], body);
  return [owner, flow, ...onePer.map((path) => String(valueAt(path) ?? ''))].join(' ');
}

const checks = new Map<string, (body: unknown) => Intake>();

function checkOf(
  { flow, change, target }: Omit<Item, 'key'>,
  { changes }: FlowRules,
): (body: unknown) => Intake {
  const name = `${flow} ${target ? change : ''}`;
  const known = checks.get(name);
  if (known) return known;
  const { flow: of } = descriptorOf(flow);
  const rule = target ? changes[change]! : undefined;
  const schema =
    rule && rule.sets !== 'whole'
      ? changeSchema(of, rule.sets, rule.requires ?? [])
      : intakeSchema(of);
  const check = intakeCheck(of, schema);
  checks.set(name, check);
  return check;
}

/** Returns the fields after a request; sealed fields that do not change are left out. */
function takenOver(
  descriptor: FlowDescriptor,
  rule: ChangeRule | null,
  said: Json,
  before: Fields | null,
): Json {
  if (!before) return said;
  const sealed = descriptor.sealed.map(({ field }) => field);
  const own = [...descriptor.minted, ...descriptor.changeFields];
  const stays = (name: string): boolean =>
    !sealed.includes(name) &&
    (rule?.sets !== 'whole' || own.includes(name) || said[name] === undefined);
  const lists = (rule?.appends ?? []).filter((name) => !sealed.includes(name));
  const list = (fields: Fields, name: string) => (fields[name] ?? []) as readonly unknown[];
  return {
    ...Object.fromEntries(Object.entries(before).filter(([name]) => stays(name))),
    ...said,
    ...Object.fromEntries(
      lists.map((name) => [name, [...list(before, name), ...list(said, name)]]),
    ),
  };
}

function sealedOf({ sealed }: FlowDescriptor, before: Fields): Json {
  return Object.fromEntries(
    sealed.filter(({ field }) => field in before).map(({ field }) => [field, before[field]]),
  );
}
