import { Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { OverviewAgency } from '../../../contract/overview';
import { StatusMark } from '../widgets/status-mark';
import { useWords } from '../words/use-words';
import { type UnequalCopies, unequalCopies } from './unequal-copies';
import './unequal-list.css';

const MOST_SHOWN = 8;
const MOST_FLOWS = 3;

/** What is not equal, worst first: each with its cause, and with the action that mends it. */
export function UnequalList({ agencies }: { agencies: readonly OverviewAgency[] }) {
  const { t, number } = useWords();
  const unequal = unequalCopies(agencies);
  if (agencies.length === 0) return null;
  if (unequal.length === 0)
    return (
      <Group gap={6} wrap="nowrap" data-testid="unequal">
        <IconCircleCheck size={16} aria-hidden />
        <Text fz="sm">{t('sync.allEqual')}</Text>
      </Group>
    );
  const rest = unequal.length - MOST_SHOWN;
  return (
    <Stack gap={4} data-testid="unequal">
      <ul className="unequal-list" aria-label={t('sync.unequal')}>
        {unequal.slice(0, MOST_SHOWN).map((one) => (
          <Unequal key={`${one.agency.code} ${one.status} ${one.reason.code}`} one={one} />
        ))}
      </ul>
      {rest > 0 ? (
        <Text fz="sm" c="dimmed">
          {t('sync.moreUnequal', { count: rest, value: number(rest) })}
        </Text>
      ) : null}
    </Stack>
  );
}

function Unequal({ one }: { one: UnequalCopies }) {
  const { t, nameOf, reason } = useWords();
  const { agency, status, flows } = one;
  const held = agency.cells.filter((cell) => cell.status !== 'none').length;
  const named = flows.slice(0, MOST_FLOWS).map((flow) => t(`flow.${flow}`, flow));
  const rest = flows.length - named.length;
  const isWhole = flows.length === 0 || flows.length === held;
  return (
    <li>
      <StatusMark status={status} />
      <Text fz="sm" component="span">
        <b>{nameOf(agency)}</b>
        {isWhole ? null : ` · ${named.join(', ')}`}
        {!isWhole && rest > 0 ? ` ${t('overview-page.andMore', { value: rest })}` : null}
        {`: ${reason(one.reason)}`}
      </Text>
      <Link {...remedyOf(one)} className="unequal-remedy">
        <Text fz="sm" component="span">
          {t(`sync.next.${one.reason.code}`)}
        </Text>
      </Link>
    </li>
  );
}

/** Returns the page on which the cause is mended. */
function remedyOf({
  agency: { code },
  reason,
  flows: [flow],
}: UnequalCopies): Pick<LinkProps, 'to' | 'params' | 'search'> {
  const onAgency = (tab: 'course' | 'publishing' | 'partitions') =>
    ({ to: '/agencies/$code', params: { code }, search: { tab } }) as const;
  switch (reason.code) {
    case 'outbox-stalled':
      return onAgency('publishing');
    case 'lagging':
    case 'replaying':
    case 'gap':
      return onAgency('partitions');
    case 'no-report':
    case 'report-stale':
      return onAgency('course');
    case 'log-end-unknown':
      return { to: '/topics' };
    default:
      return flow === undefined
        ? onAgency('partitions')
        : { to: '/sync', search: { agency: code, flow } };
  }
}
