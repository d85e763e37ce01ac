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
import type { Cast } from '../scene.js';
import type { Known, Step, Story } from '../step.js';
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

/**
 * Agencies without a network. They accept content by schema and rules, and compose it as their
 * services do.
 */
export class ExchangeOnPaper {
  /** by id */
  readonly entities = new Map<string, PaperEntity>();

  /** @param now epoch ms */
  constructor(
    private readonly cast: Cast,
    private readonly now: number,
  ) {}

  /** Carries out a story. @returns the violations, in words; empty when everything was accepted */
  carryOut(story: Story): string[] {
    const known: Record<string, Known> = {};
    return story.steps.flatMap((step) =>
      this.take(step, known).map(
        (wrong) =>
          `${story.kind} ${story.index}, ${step.agency} ${step.flow} ${step.change}: ${wrong}`,
      ),
    );
  }

  of(flow: string): PaperEntity[] {
    return [...this.entities.values()].filter((entity) => entity.flow === flow);
  }

  private take(step: Step, known: Record<string, Known>): string[] {
    for (const { entity } of step.needs ?? [])
      if (!this.entities.has(known[entity]?.id ?? '')) return [`needs ${entity}`];
    // On paper the event that an entity is at has the entity's id.
    for (const { entity, what, as } of step.looks ?? [])
      known[as] = what === 'event' ? known[entity]! : this.subjectOf(known[entity]!.id);
    if (!this.cast.profiles.get(step.agency)?.publishes.includes(step.flow))
      return ['it does not publish this'];
    const before = step.begins ? null : this.entities.get(known[step.entity]!.id)!;
    const rules = flowRulesOf(step.flow)!;
    const refusal = before
      ? refusalOf(step, rules, before, known[step.entity]!)
      : beginsBy(step, rules);
    if (refusal) return [refusal];
    const body = step.data(known);
    const checked = checkOf(step, rules)(body);
    if (!checked.ok) return checked.violations.map((violation) => JSON.stringify(violation));
    const [entity, wrong] = this.compose(step, checked.value, before);
    this.entities.set(entity.id, entity);
    known[step.entity] = { id: entity.id, version: entity.version };
    return wrong;
  }

  private compose(step: Step, body: Json, before: PaperEntity | null): [PaperEntity, string[]] {
    const { flow, change, agency: owner } = step;
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
    const context = this.contextOf(step, rules, { taken, said });
    const after: Json = {
      ...taken,
      ...rules.derive?.(taken, change, before?.fields ?? null, context),
    };
    const violations = rules.validate(after, change, before?.fields ?? null, context);
    const fields = {
      ...sealedOf(descriptor, before?.fields ?? {}),
      ...after,
      ...this.subjectFor(descriptor, rules, after),
    };
    return [
      { id, flow, owner, version: (before?.version ?? 0) + 1, fields },
      violations.map((violation) => JSON.stringify(violation)),
    ];
  }

  private contextOf(
    { agency: owner, change }: Step,
    { relates, restsOn }: FlowRules,
    { taken, said }: { taken: Json; said: Json },
  ): RuleContext {
    const related = Object.fromEntries(
      [...Object.keys(relates ?? {}), ...(restsOn?.[change] ? ['causationId'] : [])].flatMap(
        (field) => {
          const found = this.entities.get(String(taken[field]));
          return found ? [[field, found.fields]] : [];
        },
      ),
    );
    const { boundaries } = this.cast;
    // On paper there is one exercise, and it is open.
    const exercise = { status: 'OPEN' };
    return { owner, now: this.now, exercise, said, boundaries, participants, related };
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
    const known = this.of('subject').find(
      (subject) => subject.owner === owner && numberOf(subject.fields) === identity.document.number,
    );
    if (known) return { [subjectField]: known.id };
    const id = randomUUID();
    const fields = {
      subjectId: id,
      owner,
      change: 'LISTED',
      standing: 'PROVISIONAL',
      documents: [identity],
      links: [],
    };
    this.entities.set(id, { id, flow: 'subject', owner, version: 1, fields });
    return { [subjectField]: id };
  }

  private subjectOf(id: string): Known {
    const subject = this.entities.get(String(this.entities.get(id)!.fields['subjectId']))!;
    return { id: subject.id, version: subject.version };
  }
}

const descriptorOf = (flow: string): FlowDescriptor =>
  flows.find((candidate) => candidate.flow === flow)!;
const numberOf = ({ documents }: Fields): string =>
  (documents as { document: { number: string } }[])[0]!.document.number;

const beginsBy = ({ flow, change }: Step, { begins }: FlowRules): string | null =>
  begins.includes(change)
    ? null
    : `Expected ${begins.join(' or ')} to begin a ${flow}, got ${change}`;

function refusalOf(
  { agency, change }: Step,
  { changes }: FlowRules,
  before: PaperEntity,
  target: Known,
): string | null {
  if (before.owner !== agency) return `Expected an entity of its own, got one of ${before.owner}`;
  if (before.version !== target.version)
    return `Expected version ${before.version}, got ${target.version}`;
  return changes[change]
    ? changes[change].refusal(before.fields)
    : `Expected ${Object.keys(changes).join(', ')}, got ${change}`;
}

const checks = new Map<string, (body: unknown) => Intake>();

function checkOf(
  { flow, change, begins }: Step,
  { changes }: FlowRules,
): (body: unknown) => Intake {
  const name = `${flow} ${begins ? '' : change}`;
  const known = checks.get(name);
  if (known) return known;
  const { flow: of } = descriptorOf(flow);
  const rule = begins ? undefined : changes[change]!;
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
  return { ...Object.fromEntries(Object.entries(before).filter(([name]) => stays(name))), ...said };
}

function sealedOf({ sealed }: FlowDescriptor, before: Fields): Json {
  return Object.fromEntries(
    sealed.filter(({ field }) => field in before).map(({ field }) => [field, before[field]]),
  );
}
