import { randomUUID } from 'node:crypto';
import type { FeedItem } from '../feed-item.js';

type Json = Record<string, unknown>;

/** Builds an event of the feed. */
export const item = (flow: string, exercise: boolean, version: number, data: Json): FeedItem => ({
  id: randomUUID(),
  type: `id.timpora.${flow}.changed`,
  entityversion: version,
  data: { handling: { exercise }, ...data },
});

/** Builds a permit whose last day is 30 November 2026, unless told otherwise. */
export const aPermit = (
  subjectId: string,
  exercise: boolean,
  change: Json = {},
  version = 1,
): FeedItem =>
  item('permit', exercise, version, {
    permitId: randomUUID(),
    subjectId,
    kind: 'KUNJUNGAN',
    origin: 'VISIT_VISA',
    status: 'ACTIVE',
    validFrom: '2026-11-01',
    validUntil: '2026-11-30',
    ...change,
  });

export const anExit = (subjectId: string, exercise: boolean): FeedItem =>
  item('movement', exercise, 1, {
    movementId: randomUUID(),
    subjectId,
    direction: 'EXIT',
    at: '2026-12-01T03:00:00Z',
  });

export const aLink = (one: string, other: string, exercise: boolean): FeedItem =>
  item('subject', exercise, 2, {
    subjectId: one,
    links: [{ subjectId: other, relation: 'SAME_PERSON', assertedAt: '2026-12-01T00:00:00Z' }],
  });

/** Builds what an agency answered to an alert. */
export const anAnswer = (alertId: string, stage: string, change: Json = {}, version = 1) =>
  item('response', false, version, {
    responseId: randomUUID(),
    alertId,
    owner: 'imigrasi-jakpus',
    stage,
    result: null,
    ...change,
  });
