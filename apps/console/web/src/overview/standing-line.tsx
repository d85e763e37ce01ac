import { Group, Paper, Text } from '@mantine/core';
import { useMoment } from '@sinergi/web';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Overview } from '../../../contract/overview';
import { useAlertBoard } from '../alerts/alert-board';
import type { AlertGroup } from '../alerts/group-alerts';
import { useAlertWords } from '../alerts/use-alert-words';
import type { UnequalCopies } from '../sync/unequal-copies';
import { useWords } from '../words/use-words';
import { standingOf } from './standing';

const LOOK = {
  well: { color: 'teal', Icon: IconCircleCheck },
  uneasy: { color: 'yellow', Icon: IconClock },
  wrong: { color: 'red', Icon: IconAlertTriangle },
} as const;

/**
 * The state of the exchange in one sentence: how many hold equal copies, what is worst, since when,
 * and what else waits. Each part leads to its page.
 */
export function StandingLine({ overview }: { overview: Overview }) {
  const { t, number } = useWords();
  const { inSync, of, deadLetters, openAlerts } = overview;
  // The overview comes by itself; the alerts are asked for only while it counts some.
  const { data } = useAlertBoard('open', openAlerts > 0);
  const { tone, alert, moreAlerts, unequal, moreUnequal } = standingOf(
    overview,
    openAlerts > 0 ? (data?.alerts ?? []) : [],
  );
  const { color, Icon } = LOOK[tone];
  return (
    // No alert to a screen reader: the tile below announces how many are in sync.
    <Paper p="sm" bg={`var(--mantine-color-${color}-light)`} data-testid="standing">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Icon aria-hidden style={{ flexShrink: 0 }} />
        <Text fz="lg" lh={1.4}>
          <Part to="/sync">
            {t(inSync === of ? 'overview-page.allEqual' : 'overview-page.someEqual', {
              inSync,
              of,
            })}
          </Part>
          {alert ? (
            <Part to="/alerts">
              <AlertPart group={alert} />
            </Part>
          ) : null}
          {moreAlerts > 0 ? (
            <Part to="/alerts">
              {t('overview-page.moreAlerts', { count: moreAlerts, value: number(moreAlerts) })}
            </Part>
          ) : null}
          {unequal && !alert ? (
            <Part to="/sync">
              <UnequalPart one={unequal} />
            </Part>
          ) : null}
          {moreUnequal > 0 ? (
            <Part to="/sync">
              {t('overview-page.moreUnequal', { count: moreUnequal, value: number(moreUnequal) })}
            </Part>
          ) : null}
          {deadLetters > 0 ? (
            <Part to="/dead-letters">
              {t('overview-page.dead', { count: deadLetters, value: number(deadLetters) })}
            </Part>
          ) : null}
        </Text>
      </Group>
    </Paper>
  );
}

function Part({
  to,
  children,
}: {
  to: '/sync' | '/alerts' | '/dead-letters';
  children: ReactNode;
}) {
  return (
    <>
      <Link to={to} className="quiet-link">
        {children}
      </Link>{' '}
    </>
  );
}

/** The rule's sentence, where, and since when. */
function AlertPart({ group: { rule, alerts, startedAt } }: { group: AlertGroup }) {
  const { t, number } = useWords();
  const words = useAlertWords();
  const { clock } = useMoment();
  const [first] = alerts;
  const agencies = new Set(alerts.map(({ agency }) => agency)).size;
  const where =
    agencies > 1
      ? t('overview-page.atAgencies', { count: agencies, value: number(agencies) })
      : words.agency(first?.agency ?? null);
  const flow = alerts.length === 1 && first?.flow ? ` · ${words.flow(first.flow)}` : '';
  return t('overview-page.alert', {
    ...{ rule: words.rule(rule), where: `${where}${flow}`, since: clock(startedAt) },
  });
}

function UnequalPart({ one: { agency, flows, reason } }: { one: UnequalCopies }) {
  const { t, nameOf, reason: inWords } = useWords();
  const [flow] = flows;
  const where = flow ? `${nameOf(agency)} · ${t(`flow.${flow}`, flow)}` : nameOf(agency);
  return t('overview-page.worst', { where, reason: inWords(reason) });
}
