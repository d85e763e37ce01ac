import { Inject, Injectable } from '@nestjs/common';
import {
  type DirectoryEntry,
  decodeGroup,
  type FlowDescriptor,
  isOrdinary,
  type Sealed,
} from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { DirectoryView } from '@sinergi/directory';
import {
  type Boundaries,
  type Fields,
  handlingOf,
  type Lane,
  LIVE,
  nowInLane,
  type RuleContext,
  type Violation,
} from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { PublisherKeys } from '@sinergi/trust';
import { nameFiles } from '../attachment/name-files.js';
import type { NextState } from '../change/write-changes.js';
import type { OwnedEntity } from '../database/owned-entity.js';
import { flowOf } from '../ground/flow-of.js';
import { BOUNDARIES, CLOCK, type Clock, PROFILE, USUAL_LANE } from '../ground/tokens.js';
import { counted } from '../http/counted.js';
import { Problem } from '../problem/problem.js';
import { Exercises } from '../replica/exercises.js';
import { HeldEntities } from '../replica/held-entities.js';
import { laneSaid } from './lane-said.js';
import type { CheckedSubmission } from './submission.js';
import { validateCitations } from './validate-citations.js';

type MutableFields = Record<string, unknown>;

/**
 * Composes an entity's whole state after a change: the fields of the request, the fields that stay,
 * and those that are derived. The rules of its flow validate it.
 */
@Injectable()
export class ComposeState {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(BOUNDARIES) private readonly boundaries: Boundaries,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly keys: PublisherKeys,
    private readonly held: HeldEntities,
    private readonly exercises: Exercises,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
  ) {}

  /**
   * @param owned the entity's row, locked; null for a new entity
   * @throws Problem change-refused, version-conflict, or invalid-entity with every violation
   */
  async compose(
    checked: CheckedSubmission,
    entityId: string,
    owned: OwnedEntity | null,
    query: SqlQuery,
  ): Promise<NextState> {
    const { flow, change } = checked;
    const { descriptor, rules } = flow;
    const held = owned ? await this.held.decode(descriptor, owned.value) : null;
    if (held) this.refuseUnlessPossible(checked, owned!.version, held);
    const before =
      held && rules.subjectIn !== undefined
        ? {
            ...held,
            ...(await this.reopened(descriptor, { bytes: owned!.value, value: held }, query)),
          }
        : held;
    const { lane, violations: contradictions } = laneSaid(
      (checked.said.data as Fields | undefined)?.['handling'],
      before,
      rules.isInEveryLane ? LIVE : this.usualLane,
    );
    const taken = takenOver(checked, before);
    const said = {
      ...taken,
      handling: { ...(taken['handling'] as Fields), ...handlingOf(lane) },
      [descriptor.idField]: entityId,
      change: change.change,
      owner: this.profile.code,
    };
    const context = await this.contextOf(checked, { said, lane }, query);
    const derived = { ...said, ...rules.derive?.(said, change.change, before, context) };
    const files = await nameFiles(query, { flow: descriptor.flow, entityId }, derived, before);
    const after = { ...derived, ...files.fields };
    const violations: Violation[] = [
      ...contradictions,
      ...files.violations,
      ...rules.validate(after, change.change, before, context),
      ...(await validateCitations(checked, after, this.held, query)),
    ];
    if (violations.length > 0) {
      const count = counted(violations.length, 'violation');
      throw new Problem(
        'invalid-entity',
        `Expected a ${descriptor.flow} within the rules of its flow, got ${count}`,
        {
          violations,
        },
      );
    }
    return {
      change: change.change,
      fields: {
        ...after,
        occurredAt: checked.fields['occurredAt'] ?? rules.occurredAt(after) ?? context.now,
        correlationId: checked.fields['correlationId'] ?? before?.['correlationId'] ?? undefined,
        causationId: checked.fields['causationId'] ?? owned?.eventId ?? null,
        ...(owned && held
          ? await this.carriedOver(checked, after, { bytes: owned.value, value: held }, query)
          : {}),
      },
    };
  }

  private refuseUnlessPossible(
    { flow, change, expectedVersion }: CheckedSubmission,
    version: number,
    before: Fields,
  ): void {
    if (change.rule === null) {
      throw new Problem(
        'already-exists',
        `Expected no ${flow.descriptor.flow} of this agency for this matter yet, got one`,
        {
          id: before[flow.descriptor.idField],
          version,
        },
      );
    }
    if (version !== expectedVersion) {
      throw new Problem('version-conflict', `Expected version ${version}, got ${expectedVersion}`, {
        version,
      });
    }
    const refusal = change.rule.refusal(before);
    if (refusal) throw new Problem('change-refused', refusal, { version });
  }

  private async contextOf(
    { flow, change, fields }: CheckedSubmission,
    { said, lane }: { said: Fields; lane: Lane },
    query: SqlQuery,
  ): Promise<RuleContext> {
    const related: Record<string, Fields> = {};
    const { relates = {}, mayRelate = {}, relatesToOneOf = {}, relatesThrough = [] } = flow.rules;
    for (const [field, other] of Object.entries({ ...relates, ...mayRelate, ...relatesToOneOf })) {
      const id = said[field] ?? null;
      if (id === null && relates[field] === undefined) continue;
      const found =
        typeof id === 'string' ? await this.held.latest(flowOf(other), id, { query }) : null;
      if (!found) throw notHeld(field, `a ${other}`, id);
      related[field] = await this.held.decode(flowOf(other), found.value);
    }
    for (const { in: through, field, flow: other } of relatesThrough) {
      const id = related[through]?.[field];
      const found =
        typeof id === 'string' ? await this.held.latest(flowOf(other), id, { query }) : null;
      if (found) related[field] = await this.held.decode(flowOf(other), found.value);
    }
    const needed = flow.rules.restsOn?.[change.change];
    const cause = needed ?? flow.rules.mayRestOn?.[change.change];
    if (cause !== undefined) {
      const id = fields['causationId'];
      const found =
        typeof id === 'string' ? await this.held.event(flowOf(cause), id, { query }) : null;
      if (found) related['causationId'] = await this.held.decode(flowOf(cause), found);
      else if (needed) throw notHeld('causationId', `an event of flow ${cause}`, id);
    }
    // What an entity says of a flow by name travels to everybody: nobody names a restricted one.
    const participants = this.directory
      .all()
      .map((one) => ({ ...one, publishes: one.publishes.filter(isOrdinary) }));
    const exercise = await this.exercises.of(query, lane);
    return {
      owner: this.profile.code,
      now: nowInLane(exercise, this.clock()),
      exercise,
      said: fields,
      boundaries: this.boundaries,
      participants,
      related,
    };
  }

  /** Seals the groups anew that a new event carries over, because a seal is bound to its event. */
  private async carriedOver(
    { flow, change, fields }: CheckedSubmission,
    after: Fields,
    before: { bytes: Buffer; value: Fields },
    query: SqlQuery,
  ): Promise<MutableFields> {
    const { descriptor } = flow;
    const appends = (field: string): boolean => change.rule?.appends?.includes(field) ?? false;
    const kept = descriptor.sealed.filter(
      ({ field }) => after[field] === undefined || appends(field),
    );
    const opened = await this.reopened(descriptor, before, query, kept);
    for (const { field, many } of kept)
      if (many && appends(field))
        opened[field] = [
          ...(opened[field] as unknown[]),
          ...((fields[field] as unknown[] | undefined) ?? []),
        ];
    return opened;
  }

  /** Opens what this agency itself has sealed in an entity of its own. */
  private async reopened(
    descriptor: FlowDescriptor,
    before: { bytes: Buffer; value: Fields },
    query: SqlQuery,
    fields: FlowDescriptor['sealed'] = descriptor.sealed,
  ): Promise<MutableFields> {
    const opened: MutableFields = {};
    const sealedIn = await this.held.sealedIn(descriptor, before.bytes, before.value);
    for (const { field, recordName, many } of fields) {
      const content = before.value[field] as Sealed | Sealed[] | null;
      const seals = Array.isArray(content) ? content : content ? [content] : [];
      const plain = await Promise.all(
        seals.map(async (sealed) =>
          decodeGroup(
            recordName,
            await this.keys.reopen(query, { sealedIn, sealed }),
            sealed.fingerprint,
          ),
        ),
      );
      opened[field] = many ? plain : (plain[0] ?? null);
    }
    return opened;
  }
}

function notHeld(field: string, what: string, id: unknown): Problem {
  const expected = `${what} that this agency holds`;
  const violations = [
    { field: `/${field}`, expected, got: typeof id === 'string' ? id : 'nothing' },
  ];
  return new Problem('invalid-entity', `Expected ${expected}, got none`, { violations });
}

/**
 * Returns the fields after the request: all of them from the request, or those of the request over
 * those that stay. Sealed fields that stay are left out here.
 */
function takenOver(
  { flow, change, fields }: CheckedSubmission,
  before: Fields | null,
): MutableFields {
  if (!before) return { ...fields };
  const { descriptor } = flow;
  const sealed = new Set(descriptor.sealed.map(({ field }) => field));
  const isWhole = change.rule?.sets === 'whole';
  const minted = new Set([...descriptor.minted, ...descriptor.changeFields]);
  const kept = Object.fromEntries(
    Object.entries(before).filter(
      ([name]) => !sealed.has(name) && (!isWhole || minted.has(name) || fields[name] === undefined),
    ),
  );
  const lists = Object.fromEntries(
    (change.rule?.appends ?? [])
      .filter((name) => !sealed.has(name))
      .map((name) => [
        name,
        [
          ...((before[name] as unknown[] | undefined) ?? []),
          ...((fields[name] as unknown[] | undefined) ?? []),
        ],
      ]),
  );
  return { ...kept, ...fields, ...lists };
}
