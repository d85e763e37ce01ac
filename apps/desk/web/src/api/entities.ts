import { pathWith, queries, readJson, sendJson } from '@sinergi/web';
import { queryOptions } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';

/** An entity as the own agency's copy has it; what is sealed stays sealed. */
export type Entity = Record<string, unknown> & {
  owner: string;
  version: number;
  occurredAt: string;
  recordedAt: string;
};

export interface EntityPage {
  items: Entity[];
  nextCursor: string | null;
}

type Filters = Record<string, string | number | undefined>;

/** Below this path lies the API of the own agency. */
export const AGENCY = '/agency';
/** How often what is shown is read again, ms. */
export const REFRESH_MS = 15_000;

export const pathOf = (ground: Ground, flow: string): string =>
  `${AGENCY}/${ground.flows[flow]?.plural ?? flow}`;

/** The path of one entity. */
export const entityPath = (ground: Ground, flow: string, id: string): string =>
  `${pathOf(ground, flow)}/${encodeURIComponent(id)}`;

export const readEntities = (
  ground: Ground,
  flow: string,
  filters: Filters,
  signal?: AbortSignal,
): Promise<EntityPage> => readJson(pathWith(pathOf(ground, flow), filters), signal);

/** The list of a flow's entities, newest first. */
export const entitiesQuery = (ground: Ground, flow: string, filters: Filters = {}) =>
  queryOptions({
    queryKey: ['entities', flow, filters],
    queryFn: ({ signal }) => readEntities(ground, flow, filters, signal),
    refetchInterval: REFRESH_MS,
  });

/** One entity as it is now. */
export const entityQuery = (ground: Ground, flow: string, id: string) =>
  queryOptions({
    queryKey: ['entity', flow, id],
    queryFn: ({ signal }) => readJson<Entity>(entityPath(ground, flow, id), signal),
  });

/** @param said an entity, or what an agency answered to a write of one */
export const idOf = (
  ground: Ground,
  flow: string,
  said: Readonly<Record<string, unknown>>,
): string => String(said[ground.flows[flow]?.idField ?? ''] ?? '');

/** What the agency answers to a write. */
export type Committed = Record<string, unknown> & { eventId?: string; version?: number };

/** How something is said: tried only, or for good. */
export interface Sending {
  /** the same key has one effect, however often it is sent */
  key: string;
  dryRun: boolean;
}

// A trial has no effect, so it needs no key, and must not use up that of the real one.
const keyHeader = ({ key, dryRun }: Sending): Record<string, string> =>
  dryRun ? {} : { 'idempotency-key': key };

/** Begins an entity, or only tries to. @throws ServerProblem */
export const beginEntity = (
  ground: Ground,
  flow: string,
  body: object,
  sending: Sending,
): Promise<Committed> =>
  sendJson<Committed>(
    'POST',
    pathWith(pathOf(ground, flow), { dryRun: sending.dryRun || undefined }),
    body,
    keyHeader(sending),
  );

/**
 * Changes an entity of the own agency, or only tries to.
 * @param version the version that the officer has read; another one refuses the change
 * @throws ServerProblem
 */
export const changeEntity = (
  ground: Ground,
  { flow, id, version }: { flow: string; id: string; version: number },
  body: object,
  sending: Sending,
): Promise<Committed> =>
  sendJson<Committed>(
    'POST',
    pathWith(`${entityPath(ground, flow, id)}/changes`, {
      dryRun: sending.dryRun || undefined,
    }),
    body,
    { ...keyHeader(sending), 'if-match': `"${version}"` },
  );

/** Reads again whatever a write may have changed. */
export function readAllAgain(): void {
  for (const key of ['entities', 'entity', 'inbox'])
    void queries.invalidateQueries({ queryKey: [key] });
}
