import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import type { OverviewAgency, OverviewCell, OverviewFlow } from '../../../contract/overview';
import { STATUSES, StatusIcon, StatusMark } from '../widgets/status-mark';
import { useWords } from '../words/use-words';
import { cellsOf } from './cells-of';
import { type GridPlace, gridStep } from './grid-step';
import type { syncSearch } from './sync-search';
import { useCellWords } from './use-cell-words';
import './copy-map.css';

interface CopyMapProps {
  flows: readonly OverviewFlow[];
  agencies: readonly OverviewAgency[];
}

/**
 * Every copy as one small cell, agency × flow, on one screen. Arrow keys move, Enter opens the
 * evidence. The words of the cell that is pointed at stand below; a screen reader reads them in the
 * cell.
 */
export function CopyMap({ flows, agencies }: CopyMapProps) {
  const { t, nameOf } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState<GridPlace>({ row: 0, column: 0 });
  const size = { rows: agencies.length, columns: flows.length };
  const row = Math.min(stop.row, size.rows - 1);
  const column = Math.min(stop.column, size.columns - 1);
  const move = (event: KeyboardEvent): void => {
    const next = gridStep(event, { row, column }, size);
    if (next === null) return;
    event.preventDefault();
    setStop(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row},${next.column}"]`)?.focus();
  };
  const [pointed, setPointed] = useState<string | null>(null);
  return (
    <div className="grid-scroll">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are moved over
        role="grid"
        aria-label={t('grid')}
        className="copy-map"
        onKeyDown={move}
        data-testid="copy-map"
      >
        <thead>
          <tr>
            <td />
            {flows.map(({ flow, topic }) => (
              <th key={flow} scope="col">
                <Link to="/topics/$topic" params={{ topic }} className="quiet-link" tabIndex={-1}>
                  <Text component="span" fz="xs">
                    {t(`flow.${flow}`, flow)}
                  </Text>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agencies.map((agency, rowAt) => (
            <tr key={agency.code}>
              <th scope="row">
                <Link
                  to="/agencies/$code"
                  params={{ code: agency.code }}
                  className="quiet-link"
                  tabIndex={-1}
                >
                  <Text component="span" fz="xs">
                    {nameOf(agency)}
                  </Text>
                </Link>
              </th>
              {cellsOf(agency, flows).map((cell, columnAt) => (
                <td key={cell.flow} data-testid={`cell-${agency.code}-${cell.flow}`}>
                  <Copy
                    agency={agency.code}
                    name={nameOf(agency)}
                    at={`${rowAt},${columnAt}`}
                    isStop={rowAt === row && columnAt === column}
                    text={JSON.stringify(cell)}
                    onStop={setStop}
                    onPoint={setPointed}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Text fz="sm" mt="xs" className="copy-map-words" aria-hidden>
        {pointed ?? t('sync.mapHint')}
      </Text>
      <div className="copy-map-legend">
        {STATUSES.map((status) => (
          <StatusMark key={status} status={status} />
        ))}
      </div>
    </div>
  );
}

interface CopyProps {
  agency: string;
  name: string;
  /** `row,column` */
  at: string;
  isStop: boolean;
  text: string;
  onStop: (place: GridPlace) => void;
  onPoint: (words: string | null) => void;
}

/**
 * A new overview comes every second with every cell a new object. Comparing their texts avoids
 * drawing the hundreds that did not change.
 */
const Copy = memo(function Copy({ agency, name, at, isStop, text, onStop, onPoint }: CopyProps) {
  const { t } = useWords();
  const wordsOf = useCellWords();
  const cell = JSON.parse(text) as OverviewCell;
  const said = `${name} · ${t(`flow.${cell.flow}`, cell.flow)}: ${wordsOf(cell)}`;
  const [row, column] = at.split(',').map(Number) as [number, number];
  const common = {
    className: 'copy',
    // The router keeps `data-status` of a link for itself.
    'data-copy': cell.status,
    'data-at': at,
    tabIndex: isStop ? 0 : -1,
    onFocus: () => {
      onStop({ row, column });
      onPoint(said);
    },
    onBlur: () => onPoint(null),
    onPointerEnter: () => onPoint(said),
    onPointerLeave: () => onPoint(null),
  };
  const content = (
    <>
      <span className="read-out">{said}</span>
      <StatusIcon status={cell.status} />
    </>
  );
  // Where it holds no copy there is nothing to open; the arrows pass over it all the same.
  if (cell.status === 'none') return <span {...common}>{content}</span>;
  return (
    <Link
      {...common}
      to="/sync"
      search={(before) => ({ ...filterOf(before), agency, flow: cell.flow })}
      preload={false}
      resetScroll={false}
    >
      {content}
    </Link>
  );
});

/** Keeps what the page of synchronisation is filtered by, where the link stands on that page. */
const filterOf = ({ search, status, onlyFlow, table }: z.infer<typeof syncSearch>) => ({
  ...{ search, status, onlyFlow, table },
});
