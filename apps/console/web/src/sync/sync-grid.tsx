import { Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { OverviewAgency, OverviewCell, OverviewFlow } from '../../../contract/overview';
import { Age } from '../widgets/age';
import { AgencyName } from '../widgets/agency-name';
import { StatusMark } from '../widgets/status-mark';
import { useWords } from '../words/use-words';
import { cellsOf } from './cells-of';
import { useCellDetails } from './use-cell-words';

interface SyncGridProps {
  flows: readonly OverviewFlow[];
  agencies: readonly OverviewAgency[];
}

/**
 * Agency × flow as a real table, so that a screen reader reads it as it is seen. Every cell opens
 * the evidence for its status.
 */
export function SyncGrid({ flows, agencies }: SyncGridProps) {
  const { t, nameOf, reason } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls needs the keyboard
    <section className="grid-scroll sync-grid" aria-label={t('grid')} tabIndex={0}>
      <Table verticalSpacing={6} highlightOnHover captionSide="bottom" withColumnBorders={false}>
        <Table.Caption ta="start">{t('gridCaption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className="row-head">
              {t('agency')}
            </Table.Th>
            {flows.map((flow) => (
              <FlowHeader key={flow.flow} flow={flow} />
            ))}
            <Table.Th scope="col">{t('reported')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agencies.map((row) => (
            <Table.Tr key={row.code}>
              <Table.Th scope="row" fw={400} className="row-head">
                <AgencyName agency={row} />
                {row.status !== 'in-sync' && row.reasonFlow === null ? (
                  <Text fz="xs" c="dimmed">
                    {reason(row.reason)}
                  </Text>
                ) : null}
              </Table.Th>
              {cellsOf(row, flows).map((cell) => (
                <Table.Td key={cell.flow} data-testid={`cell-${row.code}-${cell.flow}`}>
                  <Cell
                    agency={row.code}
                    name={nameOf(row)}
                    text={JSON.stringify(withoutTheAgencys(cell, row))}
                  />
                </Table.Td>
              ))}
              <Table.Td className="tabular" fz="sm">
                {row.report ? <Age at={row.report.receivedAt} /> : t('never')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function FlowHeader({ flow: { flow, logEnd, eventsPerSecond } }: { flow: OverviewFlow }) {
  const { t, number } = useWords();
  return (
    <Table.Th scope="col">
      {t(`flow.${flow}`, flow)}
      <Text fz="xs" fw={400} c="dimmed" className="tabular">
        {logEnd === null
          ? t('logUnknown')
          : t('logOf', { records: number(logEnd), rate: number(eventsPerSecond) })}
      </Text>
    </Table.Th>
  );
}

/** Removes the reason that concerns the agency as a whole from its cells: the row shows it once. */
function withoutTheAgencys(
  cell: OverviewCell,
  { reason, reasonFlow }: OverviewAgency,
): OverviewCell {
  return reasonFlow === null && cell.reason?.code === reason.code
    ? { ...cell, reason: null }
    : cell;
}

/**
 * A new overview comes every second with every cell a new object. Comparing their texts avoids
 * drawing the two hundred that did not change.
 */
const Cell = memo(function Cell({
  agency,
  name,
  text,
}: {
  agency: string;
  name: string;
  text: string;
}) {
  const { t } = useWords();
  const details = useCellDetails();
  const cell = JSON.parse(text) as OverviewCell;
  if (cell.status === 'none') return <StatusMark status="none" />;
  return (
    <Link
      to="/sync"
      search={(search) => ({ ...search, agency, flow: cell.flow, operation: undefined })}
      className="cell"
      data-status={cell.status}
      preload={false}
    >
      <span className="read-out">
        {name}, {t(`flow.${cell.flow}`, cell.flow)}:{' '}
      </span>
      <StatusMark status={cell.status} />
      <Text fz="xs" c="dimmed" mt={2} className="tabular">
        {details(cell)}
      </Text>
    </Link>
  );
});
