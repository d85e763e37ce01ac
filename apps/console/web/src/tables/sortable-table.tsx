import { Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { type ColumnDef, type Header, useTable } from '@tanstack/react-table';
import { useWords } from '../words/use-words';
import { type SortSearch, sortingOf, sortOf } from './sort-search';
import { type Sortable, sortable } from './table-features';
import './tables.css';

interface SortableTableProps<Row extends object> {
  /** what the table lists, read out and named as a region */
  label: string;
  // biome-ignore lint/suspicious/noExplicitAny: columns of one table have values of many types, and the helper that made them checked each
  columns: ColumnDef<Sortable, Row, any>[];
  rows: Row[];
  idOf: (row: Row) => string;
  sort: SortSearch;
  onSort: (sort: SortSearch) => void;
  minWidth: number;
}

/** A table whose columns sort it; its order is part of the address. Columns and rows have to be stable, or every row is made anew. */
export function SortableTable<Row extends object>({ label, columns, rows, idOf, sort, onSort, minWidth }: SortableTableProps<Row>) {
  const table = useTable({
    features: sortable,
    columns,
    data: rows,
    getRowId: idOf,
    state: { sorting: sortingOf(sort) },
    onSortingChange: (change) => onSort(sortOf(typeof change === 'function' ? change(sortingOf(sort)) : change)),
    enableMultiSort: false,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
    <section className="grid-scroll" aria-label={label} tabIndex={0}>
      <Table miw={minWidth} verticalSpacing={6} highlightOnHover fz="sm" className="sortable">
        <Table.Thead>
          {table.getHeaderGroups().map((group) => (
            <Table.Tr key={group.id}>
              {group.headers.map((header) => (
                <Table.Th
                  key={header.id}
                  scope="col"
                  ta={header.column.columnDef.meta?.align ?? 'start'}
                  aria-sort={ORDERS[String(header.column.getIsSorted())]}
                >
                  {header.column.getCanSort() ? (
                    <SortButton header={header}>
                      <table.FlexRender header={header} />
                    </SortButton>
                  ) : (
                    <table.FlexRender header={header} />
                  )}
                </Table.Th>
              ))}
            </Table.Tr>
          ))}
        </Table.Thead>
        <Table.Tbody>
          {table.getRowModel().rows.map((row) => (
            <Table.Tr key={row.id}>
              {row.getAllCells().map((cell) => {
                const look = cell.column.columnDef.meta;
                const Cell = look?.isRowHead ? Table.Th : Table.Td;
                return (
                  <Cell
                    key={cell.id}
                    fw={400}
                    ta={look?.align ?? 'start'}
                    className="tabular"
                    {...(look?.isRowHead ? { scope: 'row' } : {})}
                  >
                    <table.FlexRender cell={cell} />
                  </Cell>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const ORDERS: Record<string, 'ascending' | 'descending' | undefined> = { asc: 'ascending', desc: 'descending' };

function SortButton<Row extends object>({ header, children }: { header: Header<Sortable, Row, unknown>; children: React.ReactNode }) {
  const { t } = useWords();
  const order = header.column.getIsSorted();
  const Icon = order === 'asc' ? IconArrowUp : order === 'desc' ? IconArrowDown : IconArrowsSort;
  return (
    <UnstyledButton onClick={header.column.getToggleSortingHandler()} className="sort-button" fz="sm" fw={600}>
      {children}
      <Icon size={14} aria-hidden className={order === false ? 'sort-icon dimmed' : 'sort-icon'} />
      <VisuallyHidden>{t('tables.sort')}</VisuallyHidden>
    </UnstyledButton>
  );
}
