import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Overview, OverviewAgency, OverviewCell } from './read-json';
import { StatusMark } from './status-mark';

/** Agency × flow as a real table: a screen reader reads it as it is seen. */
export function SyncGrid({ overview, now }: { overview: Overview; now: number }) {
  const { t, i18n } = useTranslation();
  const nameOf = ({ nameId, nameEn }: OverviewAgency) => (i18n.language === 'en' ? nameEn : nameId);
  return (
    <div className="grid-scroll">
      <Table verticalSpacing="xs" highlightOnHover miw={640} captionSide="bottom">
        <Table.Caption>{t('gridCaption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('agency')}</Table.Th>
            {overview.flows.map(({ flow }) => (
              <Table.Th scope="col" key={flow}>
                {t(`flow.${flow}`, flow)}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('reported')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {overview.agencies.map((agency) => (
            <Table.Tr key={agency.code}>
              <Table.Th scope="row" fw={400}>
                <Stack gap={0}>
                  <Text fz="sm" fw={600}>
                    {nameOf(agency)}
                  </Text>
                  <Text fz="xs" c="dimmed">
                    {agency.code}
                  </Text>
                </Stack>
              </Table.Th>
              {agency.cells.map((cell) => (
                <Table.Td key={cell.flow} data-testid={`cell-${agency.code}-${cell.flow}`}>
                  <Cell cell={cell} />
                </Table.Td>
              ))}
              <Table.Td className="tabular">
                <Text fz="sm">{agency.report ? t('ago', { seconds: secondsSince(agency.report.receivedAt, now) }) : t('never')}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Cell({ cell }: { cell: OverviewCell }) {
  const { t } = useTranslation();
  return (
    <Stack gap={2} align="flex-start">
      <StatusMark status={cell.status} />
      <Text fz="xs" c="dimmed" className="tabular">
        {cell.entities === null ? null : `${t('entities', { count: Number(cell.entities) })}`}
        {cell.entities !== null && cell.reason ? ' · ' : null}
        {cell.reason ? t(`reason.${cell.reason.code}`, cell.reason.params) : null}
      </Text>
    </Stack>
  );
}

function secondsSince(time: string, now: number): number {
  return Math.max(0, Math.round((now - Date.parse(time)) / 1_000));
}
