import { Group, List, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconCheck, IconChecks, IconCircleCheck } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ALERT_RULES, type AlertRow } from '../../../contract/alerts';
import { useCan } from '../api/me';
import { sendJson } from '../api/send-json';
import { useHindrance } from '../api/use-hindrance';
import { Age } from '../widgets/age';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { EmptyState } from '../widgets/empty-state';
import { ReasonedAction } from '../widgets/reasoned-action';
import { SearchField } from '../widgets/search-field';
import { useWords } from '../words/use-words';
import { lookAgainAtAlerts } from './alert-board';
import { AlertStateMark, alertState, SeverityMark } from './alert-marks';
import { SilenceAction } from './silence-action';
import { useAlertWords } from './use-alert-words';

const route = getRouteApi('/alerts');

export function AlertList({ alerts }: { alerts: readonly AlertRow[] }) {
  const { t } = useWords();
  const words = useAlertWords();
  const { state = 'open', search, rule } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const can = useCan();
  const change = (changed: Partial<ReturnType<typeof route.useSearch>>): void =>
    void navigate({
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  const wanted = search?.toLowerCase() ?? '';
  // One poison is an alert at fifteen agencies: what one can do something about comes before what one can only know.
  const isMine = ({ agency }: AlertRow): boolean => agency === null || can(agency, 'operate');
  const rows = alerts
    .filter(
      (alert) =>
        (rule === undefined || alert.rule === rule) &&
        [words.rule(alert.rule), words.agency(alert.agency), alert.agency, words.flow(alert.flow)]
          .join(' ')
          .toLowerCase()
          .includes(wanted),
    )
    .sort((left, right) => Number(isMine(right)) - Number(isMine(left)));
  const untaken = rows.filter(
    (alert) => alert.endedAt === null && alert.acknowledgement === null && isMine(alert),
  );
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SearchField
          label={t('alerts.search')}
          value={search ?? ''}
          onChange={(text) => change({ search: text || undefined })}
          w={240}
        />
        <NativeSelect
          aria-label={t('alerts.ruleName')}
          value={rule ?? ''}
          onChange={(event) =>
            change({ rule: ALERT_RULES.find((name) => name === event.currentTarget.value) })
          }
          data={[
            { value: '', label: t('alerts.everyRule') },
            ...ALERT_RULES.map((name) => ({ value: name, label: words.rule(name) })),
          ]}
        />
        <SegmentedControl
          aria-label={t('state')}
          size="xs"
          value={state}
          onChange={(next) => change({ state: next === 'all' ? 'all' : undefined })}
          data={[
            { value: 'open', label: t('alerts.onlyOpen') },
            { value: 'all', label: t('widgets.all') },
          ]}
        />
        {untaken.length > 1 ? <TakeAll alerts={untaken} /> : null}
      </Group>
      {rows.length === 0 ? (
        <EmptyState Icon={IconCircleCheck}>
          {alerts.length === 0 ? t('alerts.none') : t('sync.nothingMatches')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('alerts.caption')}
          rows={rows}
          columns={columns}
          keyOf={({ id }) => id}
          minWidth={980}
        />
      )}
    </Stack>
  );
}

function useColumns(): DataColumn<AlertRow>[] {
  const { t } = useWords();
  const words = useAlertWords();
  return [
    {
      id: 'rule',
      header: t('alerts.ruleName'),
      isHead: true,
      width: 230,
      value: ({ rule }) => words.rule(rule),
      cell: (alert) => (
        <>
          <Text fz="sm" fw={600}>
            {words.rule(alert.rule)}
          </Text>
          <Text fz="xs" c="dimmed">
            {words.measures(alert)}
          </Text>
        </>
      ),
    },
    {
      id: 'severity',
      header: t('alerts.severityName'),
      value: ({ severity }) => severity,
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      id: 'agency',
      header: t('agency'),
      value: ({ agency }) => words.agency(agency),
      cell: ({ agency, flow }) => (
        <>
          {agency === null ? (
            words.agency(agency)
          ) : (
            <Link to="/agencies/$code" params={{ code: agency }} className="quiet-link">
              {words.agency(agency)}
            </Link>
          )}
          {flow === null ? null : (
            <Text fz="xs" c="dimmed">
              {words.flow(flow)}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'since',
      header: t('alerts.since'),
      value: ({ startedAt }) => startedAt,
      cell: ({ startedAt, endedAt }) => (
        <>
          <Age at={startedAt} />
          {endedAt === null ? null : (
            <Text fz="xs" c="dimmed">
              {t('alerts.ended')} <Age at={endedAt} />
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      value: alertState,
      cell: (alert) => (
        <>
          <AlertStateMark state={alertState(alert)} />
          {alert.acknowledgement ? (
            <Text fz="xs" c="dimmed">
              {alert.acknowledgement.by}: {alert.acknowledgement.note}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'actions',
      header: t('alerts.actions'),
      cell: (alert) => (alert.endedAt === null ? <AlertActions alert={alert} /> : null),
    },
  ];
}

const take = (id: string, note: string): Promise<unknown> =>
  sendJson('POST', `/api/alerts/${id}/acknowledgement`, { note });

/** What one cause has raised in many places is taken with one word; each is written down by itself. */
function TakeAll({ alerts }: { alerts: readonly AlertRow[] }) {
  const { t, number } = useWords();
  const words = useAlertWords();
  const said = { count: alerts.length, value: number(alerts.length) };
  return (
    <ReasonedAction
      label={t('alerts.takeAll', said)}
      icon={<IconChecks size={14} aria-hidden />}
      onDo={async (note) => {
        const taken = await Promise.allSettled(alerts.map(({ id }) => take(id, note)));
        await lookAgainAtAlerts();
        // Those that were taken are no longer among these: what is asked again is only the rest.
        const failed = taken.find((one) => one.status === 'rejected');
        if (failed) throw failed.reason;
      }}
    >
      <Stack gap="xs">
        <Text fz="sm">{t('alerts.takeAllText', said)}</Text>
        <List size="sm">
          {alerts.map(({ id, rule, agency, flow }) => (
            <List.Item key={id}>
              {[
                words.rule(rule),
                ...(agency === null ? [] : [words.agency(agency)]),
                ...(flow === null ? [] : [words.flow(flow)]),
              ].join(' · ')}
            </List.Item>
          ))}
        </List>
      </Stack>
    </ReasonedAction>
  );
}

function AlertActions({
  alert: { id, rule, agency, flow, acknowledgement, silenceId },
}: {
  alert: AlertRow;
}) {
  const { t } = useWords();
  // What concerns the whole exchange may be taken by whoever operates any part of it.
  const hindrance = useHindrance('anywhere');
  return (
    <Group gap={6} wrap="nowrap">
      {acknowledgement === null ? (
        <ReasonedAction
          label={t('alerts.acknowledge')}
          icon={<IconCheck size={14} aria-hidden />}
          hindrance={hindrance(agency, 'operate')}
          buttonProps={{ size: 'compact-xs' }}
          onDo={async (note) => {
            await take(id, note);
            await lookAgainAtAlerts();
          }}
        >
          {t('alerts.acknowledgeText')}
        </ReasonedAction>
      ) : null}
      {silenceId === null ? (
        <SilenceAction preset={{ rule, agency, flow }} label={t('alerts.silence')} isCompact />
      ) : null}
    </Group>
  );
}
