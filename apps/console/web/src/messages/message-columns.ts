import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
} from '@tanstack/react-table';
import type { Message } from '../../../contract/topics';
import { shortKey } from '../keys/short-key';
import { exactNumber } from '../numbers/exact-number';
import { isExercise } from './is-exercise';
import { summaryOf } from './summary-of';

interface MessageLook {
  /** width of the grid's track */
  width: string;
  /** least width, px; below the sum of these the grid scrolls sideways */
  least: number;
  align?: 'end';
  isCode?: boolean;
}

export const messageFeatures = tableFeatures({
  columnVisibilityFeature,
  columnMeta: metaHelper<MessageLook>(),
});

const helper = createColumnHelper<typeof messageFeatures, Message>();

export const COLUMNS = [
  'appendedAt',
  'partition',
  'offset',
  'entity',
  'change',
  'size',
  'value',
] as const;

interface Words {
  t: (key: string) => string;
  language: string;
  time: (at: string) => string;
  number: (value: number) => string;
}

export function messageColumns({ t, language, time, number }: Words) {
  return helper.columns([
    helper.accessor(({ appendedAt }) => time(appendedAt), {
      id: 'appendedAt',
      header: t('messages.column.appendedAt'),
      meta: { width: '216px', least: 216 },
    }),
    helper.accessor(({ partition }) => String(partition), {
      id: 'partition',
      header: t('messages.column.partition'),
      meta: { width: '84px', least: 84, align: 'end' },
    }),
    helper.accessor(({ offset }) => exactNumber(offset, language), {
      id: 'offset',
      header: t('messages.column.offset'),
      meta: { width: 'minmax(112px, 0.6fr)', least: 112, align: 'end' },
    }),
    helper.accessor(({ key }) => shortKey(key), {
      id: 'entity',
      header: t('messages.column.entity'),
      meta: { width: 'minmax(224px, 1fr)', least: 224, isCode: true },
    }),
    helper.accessor(({ value, version }) => `${String(value['change'] ?? '')} v${version}`, {
      id: 'change',
      header: t('messages.column.change'),
      meta: { width: '130px', least: 130 },
    }),
    helper.accessor(({ sizeBytes }) => `${number(sizeBytes)} B`, {
      id: 'size',
      header: t('messages.column.size'),
      meta: { width: '84px', least: 84, align: 'end' },
    }),
    helper.accessor(({ value, entityId }) => lineOf(value, entityId, t), {
      id: 'value',
      header: t('messages.column.value'),
      meta: { width: 'minmax(220px, 2fr)', least: 220 },
    }),
  ]);
}

/** Returns the line of a message. An exercise is marked first, so that nobody takes it for real. */
function lineOf(value: Record<string, unknown>, entityId: string, t: Words['t']): string {
  const summary = summaryOf(value, entityId);
  return isExercise(value) ? `${t('exercise')} · ${summary}` : summary;
}

/**
 * Returns which columns an address hides. The value is never hidden, so that something is always
 * shown.
 */
export function visibilityOf(hide: string | undefined): Record<string, boolean> {
  const hidden = new Set((hide ?? '').split('.'));
  return Object.fromEntries(
    COLUMNS.map((column) => [column, column === 'value' || !hidden.has(column)]),
  );
}

/**
 * Returns the hidden columns for an address; `none` where nothing is hidden, because a small screen
 * hides some by default.
 */
export function hideOf(shown: readonly string[]): string {
  const hidden = COLUMNS.filter((column) => column !== 'value' && !shown.includes(column));
  return hidden.length === 0 ? 'none' : hidden.join('.');
}

/** The columns that a small screen hides where the address does not say. */
export const HIDDEN_WHERE_SMALL = 'partition.offset.entity.size';
