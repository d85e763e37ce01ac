import { Group, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';

export type SortValue = string | number | bigint | null;

export interface DataColumn<Row extends RowData> {
  id: string;
  header: ReactNode;
  /** the value to sort by; a column without it is not sorted */
  value?: (row: Row) => SortValue;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean;
  /** the column names the row, and stays visible while the others scroll under it */
  isHead?: boolean;
  width?: number | string;
}

interface DataTableProps<Row extends RowData> {
  /** the content of the table, announced and shown below it */
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** `lag` or `-lag`, from the address; without `onSort` the table keeps the order itself */
  sort?: string | undefined;
  onSort?: (sort: string | undefined) => void;
  minWidth?: number;
  captionIsHidden?: boolean;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const MARKS = { asc: IconArrowUp, desc: IconArrowDown, none: IconArrowsSort };

/**
 * A real table with sortable columns. It scrolls by itself, so that the page never scrolls
 * sideways.
 */
export function DataTable<Row extends RowData>({
  caption,
  columns,
  rows,
  keyOf,
  sort,
  onSort,
  minWidth = 640,
  captionIsHidden = false,
}: DataTableProps<Row>) {
  const [own, setOwn] = useState<string | undefined>(undefined);
  const sorted = onSort ? sort : (own ?? sort);
  const definitions = useMemo(() => columns.map(definitionOf), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: keyOf,
    enableMultiSort: false,
    state: { sorting: sortingOf(sorted) },
    onSortingChange: (change) => {
      const [next] = typeof change === 'function' ? change(sortingOf(sorted)) : change;
      (onSort ?? setOwn)(next && `${next.desc ? '-' : ''}${next.id}`);
    },
  });
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls needs the keyboard
    <section className="grid-scroll" aria-label={caption} tabIndex={0}>
      <Table
        verticalSpacing={6}
        horizontalSpacing="xs"
        highlightOnHover
        miw={minWidth}
        captionSide="bottom"
        fz="sm"
        className="tabular"
      >
        <Table.Caption ta="start" className={captionIsHidden ? 'read-out' : undefined}>
          {caption}
        </Table.Caption>
        <Table.Thead>
          {table.getHeaderGroups().map((group) => (
            <Table.Tr key={group.id}>
              {group.headers.map(({ id, column }) => (
                <HeaderCell
                  key={id}
                  column={byId.get(id)!}
                  direction={column.getIsSorted()}
                  onSort={column.getCanSort() ? () => column.toggleSorting() : null}
                />
              ))}
            </Table.Tr>
          ))}
        </Table.Thead>
        <Table.Tbody>
          {table.getRowModel().rows.map((row) => (
            <Table.Tr key={row.id}>
              {columns.map(({ id, cell, isHead, isNumber }) =>
                isHead ? (
                  <Table.Th scope="row" key={id} fw={400} className="row-head">
                    {cell(row.original)}
                  </Table.Th>
                ) : (
                  <Table.Td key={id} ta={isNumber ? 'end' : undefined}>
                    {cell(row.original)}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface HeaderCellProps<Row extends RowData> {
  column: DataColumn<Row>;
  direction: 'asc' | 'desc' | false;
  onSort: (() => void) | null;
}

function HeaderCell<Row extends RowData>({
  column: { header, isHead, isNumber, width },
  direction,
  onSort,
}: HeaderCellProps<Row>) {
  const Mark = MARKS[direction || 'none'];
  const end = isNumber ? 'end' : undefined;
  return (
    <Table.Th
      scope="col"
      ta={end}
      w={width}
      className={isHead ? 'row-head' : undefined}
      aria-sort={
        direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined
      }
    >
      {onSort ? (
        <UnstyledButton fz="inherit" fw="inherit" onClick={onSort}>
          <Group gap={4} wrap="nowrap" justify={end}>
            {header}
            <Mark size={14} aria-hidden className={direction ? undefined : 'faint'} />
          </Group>
        </UnstyledButton>
      ) : (
        header
      )}
    </Table.Th>
  );
}

function definitionOf<Row extends RowData>({
  id,
  value,
}: DataColumn<Row>): ColumnDef<typeof features, Row> {
  return {
    id,
    accessorFn: (row: Row) => value?.(row) ?? undefined,
    enableSorting: value !== undefined,
    // An unknown value is never sorted as the largest or the smallest.
    sortUndefined: 'last',
    sortFn: (first, second) =>
      compare(first.getValue<SortValue>(id), second.getValue<SortValue>(id)),
  };
}

function compare(first: SortValue, second: SortValue): number {
  if (typeof first === 'string' && typeof second === 'string')
    return first.localeCompare(second, 'id', { numeric: true });
  if (first === second) return 0;
  return (first ?? 0) < (second ?? 0) ? -1 : 1;
}

function sortingOf(sort: string | undefined): SortingState {
  if (!sort) return [];
  return sort.startsWith('-') ? [{ id: sort.slice(1), desc: true }] : [{ id: sort, desc: false }];
}
