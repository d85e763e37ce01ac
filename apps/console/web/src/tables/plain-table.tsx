import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

export interface PlainColumn<Row> {
  name: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'end';
}

interface PlainTableProps<Row> {
  label: string;
  /** the first names its row */
  columns: PlainColumn<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  minWidth?: number;
}

/** A short table in the order in which it came. */
export function PlainTable<Row>({ label, columns, rows, idOf, minWidth = 560 }: PlainTableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
    <section className="grid-scroll" aria-label={label} tabIndex={0}>
      <Table miw={minWidth} verticalSpacing={6} fz="sm" className="tabular">
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, header, align }) => (
              <Table.Th key={name} scope="col" ta={align ?? 'start'}>
                {header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={idOf(row)}>
              {columns.map(({ name, cell, align }, index) =>
                index === 0 ? (
                  <Table.Th key={name} scope="row" fw={400} ta={align ?? 'start'}>
                    {cell(row)}
                  </Table.Th>
                ) : (
                  <Table.Td key={name} ta={align ?? 'start'}>
                    {cell(row)}
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
