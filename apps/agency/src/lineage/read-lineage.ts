import { Inject, Injectable } from '@nestjs/common';
import type { AgencyProfile } from '@sinergi/settings';
import { flowOfTopic } from '../feed/feed-event.js';
import { PROFILE } from '../ground/tokens.js';
import type { Access } from '../http/access.js';
import { Problem } from '../problem/problem.js';
import { FindGrounds, type Ground } from './find-grounds.js';
import { type LineageScope, readableBy } from './lineage-scope.js';
import { type Correction, type HeldVersion, LineageTable, type Resting } from './lineage-table.js';

/** Of one step, the rows that are looked at for each entity of the answer. */
const ROWS_PER_ENTITY = 20;

export interface LineageAsked {
  owner?: string | undefined;
  /** steps in each direction */
  depth: number;
  /** entities in all, the one that was asked about among them */
  limit: number;
}

export interface ShownCorrection {
  eventId: string;
  change: string;
  recordedAt: string;
}

/** An entity in one version: the one that was asked about or is named, otherwise the latest. */
export interface LineageNode {
  eventId: string;
  flow: string;
  entityId: string;
  owner: string;
  version: number;
  change: string;
  occurredAt: string;
  /** steps from the event that was asked about: below 0 what it rests on, above what rests on it */
  depth: number;
  /** the latest correction of this version; null where it stands */
  corrected: ShownCorrection | null;
}

/** That one entity rests on another. */
export interface LineageEdge {
  /** node that rests */
  from: string;
  /** node on which it rests */
  to: string;
  field: string;
  /** the event that the field names; null where it names the entity */
  namesEvent: string | null;
  /** whether the version that is shown names it still */
  isCurrent: boolean;
  /** the latest correction of what is named; null where it stands */
  corrected: (ShownCorrection & { isReviewed: boolean }) | null;
}

export interface Lineage {
  eventId: string;
  nodes: LineageNode[];
  edges: LineageEdge[];
  /** named, and not held by this agency or not readable by the caller */
  notShown: { from: string; field: string; id: string }[];
  /** by what the graph was cut: steps, or the number of entities */
  cut: { byDepth: boolean; byNumber: boolean };
}

interface Edge {
  from: HeldVersion;
  to: HeldVersion;
  field: string;
  names: Resting['names'];
  since: Date;
  isCurrent: boolean;
}

/** The graph as it grows. */
interface Walk {
  root: Ground;
  scope: LineageScope;
  asked: LineageAsked;
  nodes: Map<string, HeldVersion & { depth: number }>;
  edges: Map<string, Edge>;
  notShown: Lineage['notShown'];
  cut: Lineage['cut'];
}

/** Reads what an event rests on and what rests on it, from this agency's own copy. */
@Injectable()
export class ReadLineage {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly table: LineageTable,
    private readonly grounds: FindGrounds,
  ) {}

  /**
   * Flows that the caller does not read are not there: neither the event, nor what lies behind.
   * @throws Problem not-found, several-owners
   */
  async of(access: Access, eventId: string, asked: LineageAsked): Promise<Lineage> {
    const readable = readableBy((flow) => access.scopes.has(`${flow}:read`), this.profile);
    const root = await this.grounds.event(eventId, asked.owner ?? null, readable);
    if (!root)
      throw new Problem(
        'not-found',
        `Expected an event that this agency has applied, got ${eventId}`,
      );
    const walk: Walk = {
      ...{ root, scope: { ...readable, lane: root.lane }, asked },
      nodes: new Map([[idOf(root), { ...root, depth: 0 }]]),
      ...{ edges: new Map(), notShown: [], cut: { byDepth: false, byNumber: false } },
    };
    await this.walkDown(walk);
    await this.walkUp(walk);
    return toLineage(walk, await this.table.correctionsOf([...walk.nodes.values()]));
  }

  private async walkDown(walk: Walk): Promise<void> {
    const most = walk.asked.limit * ROWS_PER_ENTITY;
    let frontier: HeldVersion[] = [walk.root];
    for (let depth = 1; frontier.length > 0 && depth <= walk.asked.depth + 1; depth++) {
      const found = await this.table.restingOn(frontier, walk.scope, most);
      if (found.length === most) walk.cut.byNumber = true;
      const next: HeldVersion[] = [];
      for (const one of found) {
        if (isNew(walk, one, depth)) next.push(one);
        const { field, names, since, isCurrent, n } = one;
        join(walk, { from: one, to: frontier[n]!, field, names, since, isCurrent });
      }
      frontier = next;
    }
  }

  private async walkUp(walk: Walk): Promise<void> {
    const most = walk.asked.limit * ROWS_PER_ENTITY;
    let frontier: Ground[] = [walk.root];
    for (let depth = 1; frontier.length > 0 && depth <= walk.asked.depth + 1; depth++) {
      const found = await this.grounds.of(frontier, walk.scope, most);
      const next: Ground[] = [];
      for (const { n, reference, ground } of found) {
        const from = frontier[n]!;
        const { field, id } = reference;
        if (!ground) {
          if (depth <= walk.asked.depth && walk.notShown.length < walk.asked.limit)
            walk.notShown.push({ from: idOf(from), field, id });
          continue;
        }
        if (isNew(walk, ground, -depth)) next.push(ground);
        const { eventId, version } = ground;
        const names = reference.names === 'EVENT' ? { eventId, version } : null;
        join(walk, {
          ...{ from, to: ground, field, names },
          ...{ since: from.appendedAt, isCurrent: true },
        });
      }
      frontier = next;
    }
  }
}

const idOf = ({ topic, key }: Pick<HeldVersion, 'topic' | 'key'>): string => `${topic} ${key}`;

/** Takes an entity into the graph; false where it is there already, or the graph ends before. */
function isNew({ nodes, asked, cut }: Walk, found: HeldVersion, depth: number): boolean {
  if (nodes.has(idOf(found))) return false;
  if (Math.abs(depth) > asked.depth) cut.byDepth = true;
  else if (nodes.size >= asked.limit) cut.byNumber = true;
  else {
    nodes.set(idOf(found), { ...found, depth });
    return true;
  }
  return false;
}

/** Joins two entities that are both in the graph, the first time that it is asked. */
function join({ nodes, edges }: Walk, edge: Edge): void {
  const { from, to, field, names } = edge;
  if (!nodes.has(idOf(from)) || !nodes.has(idOf(to))) return;
  const id = [idOf(from), idOf(to), field, names?.eventId].join(' ');
  if (!edges.has(id)) edges.set(id, edge);
}

function toLineage({ root, nodes, edges, notShown, cut }: Walk, all: Correction[]): Lineage {
  const eventIdOf = (one: string): string => nodes.get(one)!.eventId;
  const latestOf = (entity: HeldVersion, counts: (one: Correction) => boolean) =>
    all.filter((one) => idOf(one) === idOf(entity) && counts(one)).at(-1);
  return {
    eventId: root.eventId,
    nodes: [...nodes.values()].map((node) => {
      const { eventId, entityId, owner, version, change, occurredAt, depth } = node;
      const corrected = latestOf(node, (one) => one.version > version);
      return {
        ...{ eventId, flow: flowOfTopic(node.topic)!.flow, entityId, owner, version, change },
        ...{ occurredAt: occurredAt.toISOString(), depth },
        corrected: corrected ? toShown(corrected) : null,
      };
    }),
    edges: [...edges.values()].map(({ from, to, field, names, since, isCurrent }) => {
      const corrected = latestOf(to, (one) =>
        names ? one.version > names.version : one.appendedAt > since,
      );
      const isReviewed = corrected !== undefined && from.latestAt > corrected.appendedAt;
      return {
        ...{ from: eventIdOf(idOf(from)), to: eventIdOf(idOf(to)), field },
        ...{ namesEvent: names?.eventId ?? null, isCurrent },
        corrected: corrected ? { ...toShown(corrected), isReviewed } : null,
      };
    }),
    notShown: notShown.map(({ from, field, id }) => ({ from: eventIdOf(from), field, id })),
    cut,
  };
}

const toShown = ({ eventId, change, recordedAt }: Correction): ShownCorrection => ({
  ...{ eventId, change, recordedAt: recordedAt.toISOString() },
});
