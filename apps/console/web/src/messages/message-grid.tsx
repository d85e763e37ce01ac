import { Skeleton } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { EmptyState, useMoment } from '@sinergi/web';
import { IconSearchOff } from '@tabler/icons-react';
import { type Row, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Message } from '../../../contract/topics';
import { useWords } from '../words/use-words';
import { messageColumns, messageFeatures, visibilityOf } from './message-columns';
import { messageIdOf } from './message-list';
import type { ScanPhase } from './message-scan';
import type { MessageSearch } from './message-search';
import { stepTo } from './step-to';

const ROW_PX = 34;

interface MessageGridProps {
  /** the messages, oldest first */
  messages: readonly Message[];
  dropped: number;
  phase: ScanPhase;
  search: MessageSearch;
  onOpen: (message: Message) => void;
}

/**
 * A grid for any number of messages: only visible rows are drawn. It is one stop of the Tab key;
 * arrow keys move, Enter opens.
 */
export function MessageGrid({ messages, dropped, phase, search, onOpen }: MessageGridProps) {
  const { t, language, number } = useWords();
  const { full, zone } = useMoment();
  const isNewestFirst = search.order !== 'oldest';
  const data = useMemo(
    () => (isNewestFirst ? messages.toReversed() : (messages as Message[])),
    [messages, isNewestFirst],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with language and zone
  const columns = useMemo(
    () => messageColumns({ t, language, number, time: full }),
    [language, zone],
  );
  const columnVisibility = useMemo(() => visibilityOf(search.hide), [search.hide]);
  const table = useTable({
    features: messageFeatures,
    columns,
    data,
    getRowId: messageIdOf,
    state: { columnVisibility },
  });
  const rows = table.getRowModel().rows;
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollPaddingStart: ROW_PX,
  });
  // The function stays the same for all rows and renders, so that visible rows are not drawn again
  // during scrolling.
  const choose = useCallbackRef((row: MessageTableRow) => {
    setActive(row.id);
    onOpen(row.original);
  });
  useStillness(frame, isNewestFirst ? messages.length + dropped : 0);

  if (rows.length === 0)
    return <NothingYet phase={phase} isFiltered={search.filter !== undefined} />;
  const looks = table.getVisibleLeafColumns().map((column) => column.columnDef.meta!);
  const style = {
    '--row-columns': looks.map(({ width }) => width).join(' '),
    '--row-width': `${looks.reduce((sum, { least }) => sum + least, 0)}px`,
  } as CSSProperties;
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = active === null ? -1 : rows.findIndex(({ id }) => id === active);
    if (event.key === 'Enter' && at >= 0) onOpen(rows[at]!.original);
    const next = stepTo(
      event.key,
      at,
      rows.length,
      Math.floor((frame.current?.clientHeight ?? 340) / ROW_PX) - 2,
    );
    if (next === null) return;
    event.preventDefault();
    setActive(rows[next]!.id);
    virtual.scrollToIndex(next);
  };
  return (
    <div ref={frame} className="messages tabular" style={style}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked through
        role="grid"
        aria-label={t('messages.grid')}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={active === null ? undefined : `message-${active}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead className="messages-head">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1} className="messages-row">
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className={header.column.columnDef.meta?.align === 'end' ? 'at-end' : undefined}
                >
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody className="messages-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <MessageRow
              key={rows[index]!.id}
              row={rows[index]!}
              index={index}
              start={start}
              isOpen={rows[index]!.id === search.open}
              isActive={rows[index]!.id === active}
              onChoose={choose}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type MessageTableRow = Row<typeof messageFeatures, Message>;

interface MessageRowProps {
  row: MessageTableRow;
  index: number;
  start: number;
  isOpen: boolean;
  isActive: boolean;
  onChoose: (row: MessageTableRow) => void;
}

const MessageRow = memo(({ row, index, start, isOpen, isActive, onChoose }: MessageRowProps) => {
  return (
    <tr
      id={`message-${row.id}`}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      data-active={isActive}
      className="messages-row"
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => onChoose(row)}
    >
      {row.getVisibleCells().map((cell) => (
        <td
          key={cell.id}
          className={cell.column.columnDef.meta?.align === 'end' ? 'at-end' : undefined}
        >
          {String(cell.getValue())}
        </td>
      ))}
    </tr>
  );
});

/**
 * Keeps the rows that are being read in place while new messages come in above them. At the top,
 * the newest message stays visible.
 */
function useStillness(frame: React.RefObject<HTMLDivElement | null>, came: number): void {
  const before = useRef(came);
  useLayoutEffect(() => {
    const added = came - before.current;
    before.current = came;
    if (frame.current && added > 0 && frame.current.scrollTop > ROW_PX)
      frame.current.scrollTop += added * ROW_PX;
  }, [frame, came]);
}

function NothingYet({ phase, isFiltered }: { phase: ScanPhase; isFiltered: boolean }) {
  const { t } = useWords();
  if (phase === 'refused') return null;
  if (phase === 'opening' || phase === 'scanning')
    return <Skeleton h={340} role="status" aria-label={t('messages.phase.scanning')} />;
  if (phase === 'live' || phase === 'reconnecting')
    return <EmptyState>{t('messages.waiting')}</EmptyState>;
  return (
    <EmptyState Icon={IconSearchOff}>
      {t(isFiltered ? 'messages.noMatch' : 'messages.none')}
    </EmptyState>
  );
}
