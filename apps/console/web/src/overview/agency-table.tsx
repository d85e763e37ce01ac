import { Group, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewAgency } from '../../../contract/overview';
import { worstLagOf } from '../agencies/worst-lag';
import { Age } from '../widgets/age';
import { AgencyName } from '../widgets/agency-name';
import { StatusMark } from '../widgets/status-mark';
import { useWords } from '../words/use-words';

const MOST_SHOWN = 3;

/**
 * A row for every agency: its state as a whole, its flows that are not in sync, its time lag. A
 * healthy agency takes one word.
 */
export function AgencyTable({ agencies }: { agencies: readonly OverviewAgency[] }) {
  const { t, lag } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls needs the keyboard
    <section className="grid-scroll" aria-label={t('agencies.table')} tabIndex={0}>
      <Table verticalSpacing={6} highlightOnHover miw={760}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className="row-head">
              {t('agency')}
            </Table.Th>
            <Table.Th scope="col">{t('state')}</Table.Th>
            <Table.Th scope="col">{t('overview-page.flows')}</Table.Th>
            <Table.Th scope="col">{t('lag')}</Table.Th>
            <Table.Th scope="col">{t('reported')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agencies.map((agency) => (
            <Table.Tr key={agency.code}>
              <Table.Th scope="row" fw={400} className="row-head">
                <AgencyName agency={agency} />
              </Table.Th>
              <State agency={agency} />
              <Table.Td>
                <Flows agency={agency} />
              </Table.Td>
              <Table.Td className="tabular" fz="sm">
                {lag(worstLagOf(agency))}
              </Table.Td>
              <Table.Td className="tabular" fz="sm">
                {agency.report ? <Age at={agency.report.receivedAt} /> : t('never')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/**
 * The state of the agency as a whole, its reason, and the exceptions that only a whole agency can
 * have.
 */
function State({ agency: { code, status, reason, report } }: { agency: OverviewAgency }) {
  const { t, number, reason: inWords } = useWords();
  const exceptions = (['deadLetters', 'waiting', 'forks'] as const)
    .filter((kind) => (report?.[kind] ?? 0) > 0)
    .map((kind) =>
      t(`exception.${kind}`, { count: report?.[kind] ?? 0, value: number(report?.[kind] ?? 0) }),
    );
  const lines = [...(status === 'in-sync' ? [] : [inWords(reason)]), ...exceptions];
  return (
    <Table.Td data-testid={`state-${code}`}>
      <StatusMark status={status} />
      {lines.length > 0 ? (
        <Text fz="xs" c="dimmed" className="tabular">
          {lines.join(' · ')}
        </Text>
      ) : null}
    </Table.Td>
  );
}

function Flows({ agency: { code, cells } }: { agency: OverviewAgency }) {
  const { t } = useWords();
  const own = cells.filter(({ status }) => status !== 'none');
  const inSync = own.filter(({ status }) => status === 'in-sync').length;
  const others = own.filter(({ status }) => status !== 'in-sync');
  const isWhole = inSync === 0 && new Set(others.map(({ status }) => status)).size === 1;
  return (
    <>
      <Link to="/sync" search={{ search: code }} className="quiet-link">
        <Text component="span" fz="sm" className="tabular">
          {t('overview-page.flowsInSync', { inSync, of: own.length })}
        </Text>
      </Link>
      {/* When all flows have the same state, the agency's own mark already shows it. */}
      {others.length > 0 && !isWhole ? (
        <Group gap={8} mt={2}>
          {others.slice(0, MOST_SHOWN).map(({ flow, status }) => (
            <Link key={flow} to="/sync" search={{ agency: code, flow }} className="quiet-link">
              <Text component="span" fz="xs">
                {t(`flow.${flow}`, flow)}: {t(`status.${status}`)}
              </Text>
            </Link>
          ))}
          {others.length > MOST_SHOWN ? (
            <Text fz="xs" c="dimmed">
              {t('overview-page.andMore', { value: others.length - MOST_SHOWN })}
            </Text>
          ) : null}
        </Group>
      ) : null}
    </>
  );
}
