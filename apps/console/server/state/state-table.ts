import type { CellDetail, Overview, Reason } from '../../contract/overview.js';
import { type Board, cellKey } from '../sync/compose-overview.js';

const HEAD = ['agency', 'flow', 'entities', 'position', 'digest', 'state', 'why'];

/**
 * Formats the board as a table for a terminal: a line per agency and flow, and the totals at the
 * end.
 */
export function stateTable({ overview, cells }: Board): string {
  const rows = overview.agencies.flatMap(({ code }) =>
    overview.flows.flatMap(({ flow }) => {
      const cell = cells.get(cellKey(code, flow));
      return cell ? [rowOf(code, cell)] : [];
    }),
  );
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (row: string[]): string =>
    row
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  const asides = overview.agencies.flatMap(asideOf);
  const sum = `${overview.inSync} of ${overview.of} agencies in sync`;
  return [
    line(HEAD),
    ...rows.map(line),
    '',
    ...asides,
    ...(asides.length > 0 ? [''] : []),
    sum,
  ].join('\n');
}

/** Returns further facts about an agency beside its copies; empty where there are none. */
function asideOf({ code, report }: Overview['agencies'][number]): string[] {
  if (!report) return [`${code}: it has not reported`];
  const {
    ready,
    outboxPending,
    deadLetters,
    forks,
    waiting,
    gaps,
    findings,
    ownedDiffering,
    lookedOverAt,
  } = report;
  const said = [
    ready ? '' : 'not ready',
    outboxPending > 0 ? `${outboxPending} events in the outbox` : '',
    deadLetters > 0 ? `${deadLetters} dead letters` : '',
    forks > 0 ? `${forks} of them forks, in quarantine` : '',
    waiting > 0 ? `${waiting} partitions that wait for a schema or the directory` : '',
    gaps.length > 0 ? `gaps at ${gaps.join(', ')}` : '',
    findings > 0 ? `${findings} partitions that differ from what was applied` : '',
    ownedDiffering > 0 ? `${ownedDiffering} own entities that differ from what it wrote` : '',
  ].filter(Boolean);
  return said.length > 0
    ? [`${code}: ${said.join('; ')} (checked ${lookedOverAt ?? 'not yet'})`]
    : [];
}

function rowOf(code: string, { flow, entities, partitions, status, reason }: CellDetail): string[] {
  const position = partitions.reduce((sum, { nextOffset }) => sum + BigInt(nextOffset), 0n);
  return [
    code,
    flow,
    entities ?? '-',
    partitions.length === 0 ? '-' : String(position),
    folded(partitions.map(({ digest }) => digest)),
    status,
    inWords(reason),
  ];
}

/** Returns one digest for all partitions: the XOR of theirs. It is equal where each is equal. */
function folded(digests: string[]): string {
  if (digests.length === 0) return '-';
  return digests
    .reduce((sum, digest) => sum ^ BigInt(`0x${digest}`), 0n)
    .toString(16)
    .padStart(16, '0');
}

function inWords(reason: Reason | null): string {
  if (!reason) return '';
  const { code, params } = reason;
  switch (code) {
    case 'equal':
      return `equal to ${params['agreeing']} of ${params['compared']}`;
    case 'empty':
      return 'nothing in the log';
    case 'lagging':
      return `${params['pending']} records and ${params['seconds']} s behind`;
    case 'outbox-stalled':
      return `${params['pending']} events have not left its outbox for ${params['seconds']} s`;
    case 'replaying':
      return `replaying the log: ${params['percent']} %, ${params['pending']} records to go`;
    case 'digest-differs':
      return (
        `its content differs from most copies at partition ${params['partition']}, ` +
        `offset ${params['offset']}`
      );
    case 'no-majority':
      return (
        `no majority of copies agrees at partition ${params['partition']}, ` +
        `offset ${params['offset']}`
      );
    case 'copy-damaged':
      return (
        `its copy differs from what was applied at partition ${params['partition']}: ` +
        `${params['codes']}`
      );
    case 'owned-differs':
      return `${params['count']} of its own entities differ from what it wrote`;
    case 'gap':
      return `a gap in the log at partition ${params['partition']}`;
    case 'no-report':
      return 'it has not reported';
    case 'report-stale':
      return `its last report is ${params['seconds']} s old`;
    case 'no-common-cut':
      return `nothing to compare with yet at partition ${params['partition']}`;
    case 'log-end-unknown':
      return 'the broker does not say where the log ends';
  }
}
