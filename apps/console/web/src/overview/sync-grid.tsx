import { Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Overview, OverviewAgency, OverviewCell, OverviewFlow } from '../../../contract/overview';
import { Age } from '../widgets/age';
import { StatusMark } from '../widgets/status-mark';
import { useWords } from '../words/use-words';
import { CellDetailDialog } from './cell-detail-dialog';

/** Agency × flow as a real table: a screen reader reads it as it is seen. Every cell opens what its status stands on. */
export function SyncGrid({ overview }: { overview: Overview }) {
  const { t, nameOf } = useWords();
  const [opened, setOpened] = useState<{ agency: string; flow: string } | null>(null);
  const agency = overview.agencies.find(({ code }) => code === opened?.agency);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
      <section className="grid-scroll" aria-label={t('grid')} tabIndex={0}>
        <Table verticalSpacing={6} highlightOnHover miw={880} captionSide="bottom">
          <Table.Caption ta="start">{t('gridCaption')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" className="row-head">
                {t('agency')}
              </Table.Th>
              <Table.Th scope="col">{t('state')}</Table.Th>
              {overview.flows.map((flow) => (
                <FlowHeader key={flow.flow} flow={flow} />
              ))}
              <Table.Th scope="col">{t('reported')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {overview.agencies.map((row) => (
              <Table.Tr key={row.code}>
                <Table.Th scope="row" fw={400} className="row-head">
                  <Text fz="sm" fw={600} lh={1.3}>
                    {nameOf(row)}
                  </Text>
                  <Text fz="xs" c="dimmed">
                    {row.code}
                  </Text>
                </Table.Th>
                <AgencyState agency={row} />
                {row.cells.map((cell) => (
                  <Table.Td key={cell.flow} data-testid={`cell-${row.code}-${cell.flow}`}>
                    <Cell cell={cell} name={nameOf(row)} onOpen={() => setOpened({ agency: row.code, flow: cell.flow })} />
                  </Table.Td>
                ))}
                <Reported agency={row} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <CellDetailDialog cell={opened} name={agency ? nameOf(agency) : ''} onClose={() => setOpened(null)} />
    </>
  );
}

function FlowHeader({ flow: { flow, logEnd, eventsPerSecond } }: { flow: OverviewFlow }) {
  const { t, number } = useWords();
  return (
    <Table.Th scope="col">
      {t(`flow.${flow}`, flow)}
      <Text fz="xs" fw={400} c="dimmed" className="tabular">
        {logEnd === null ? t('logUnknown') : t('logOf', { records: number(logEnd), rate: number(eventsPerSecond) })}
      </Text>
    </Table.Th>
  );
}

/** The agency as a whole, and what only it as a whole can have. */
function AgencyState({ agency: { code, status, reason, reasonFlow, report } }: { agency: OverviewAgency }) {
  const { t, number, reason: inWords } = useWords();
  const exceptions = (['deadLetters', 'waiting', 'forks'] as const)
    .filter((kind) => (report?.[kind] ?? 0) > 0)
    .map((kind) => t(`exception.${kind}`, { value: number(report?.[kind] ?? 0) }));
  const lines = [...(status !== 'in-sync' && reasonFlow === null ? [inWords(reason)] : []), ...exceptions];
  return (
    <Table.Td data-testid={`state-${code}`}>
      <Stack gap={2} align="flex-start">
        <StatusMark status={status} />
        {lines.map((line) => (
          <Text key={line} fz="xs" c="dimmed" className="tabular">
            {line}
          </Text>
        ))}
      </Stack>
    </Table.Td>
  );
}

function Cell({ cell, name, onOpen }: { cell: OverviewCell; name: string; onOpen: () => void }) {
  const { t, number, reason } = useWords();
  if (cell.status === 'none') return <StatusMark status="none" />;
  const flow = t(`flow.${cell.flow}`, cell.flow);
  const told = [
    ...(cell.entities === null ? [] : [t('entities', { count: Number(cell.entities), value: number(cell.entities) })]),
    ...(cell.reason ? [reason(cell.reason)] : []),
  ];
  return (
    <UnstyledButton
      onClick={onOpen}
      className="cell"
      aria-label={t('openCell', { agency: name, flow, status: t(`status.${cell.status}`) })}
    >
      <StatusMark status={cell.status} />
      <Text fz="xs" c="dimmed" mt={2} className="tabular">
        {told.join(' · ')}
      </Text>
    </UnstyledButton>
  );
}

function Reported({ agency: { report } }: { agency: OverviewAgency }) {
  const { t } = useWords();
  return (
    <Table.Td className="tabular" fz="sm">
      {report ? <Age at={report.receivedAt} /> : t('never')}
    </Table.Td>
  );
}
