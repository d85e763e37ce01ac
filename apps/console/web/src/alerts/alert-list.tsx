import { Group, List, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { EmptyState, sendJson } from '@sinergi/web';
import { IconCheck, IconChecks, IconCircleCheck } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ALERT_RULES, type AlertRow } from '../../../contract/alerts';
import { useCan } from '../api/me';
import { Age } from '../widgets/age';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { ReasonedAction } from '../widgets/reasoned-action';
import { SearchField } from '../widgets/search-field';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';
import { lookAgainAtAlerts } from './alert-board';
import { AlertStateMark, alertState, SeverityMark } from './alert-marks';
import { type AlertGroup, groupAlerts } from './group-alerts';
import { orderAlerts } from './order-alerts';
import { SilenceAction } from './silence-action';
import { useAlertWords } from './use-alert-words';

const route = getRouteApi('/alerts');

export function AlertList({ alerts }: { alerts: readonly AlertRow[] }) {
  const { t, number } = useWords();
  const words = useAlertWords();
  const { state = 'open', search, rule } = route.useSearch();
  const navigate = route.useNavigate();
  const can = useCan();
  const change = (changed: Partial<ReturnType<typeof route.useSearch>>): void =>
    void navigate({
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  const wanted = search?.toLowerCase() ?? '';
  const isMine = ({ agency }: AlertRow): boolean => agency === null || can(agency, 'operate');
  const rows = orderAlerts(
    alerts.filter(
      (alert) =>
        (rule === undefined || alert.rule === rule) &&
        [words.rule(alert.rule), words.agency(alert.agency), alert.agency, words.flow(alert.flow)]
          .join(' ')
          .toLowerCase()
          .includes(wanted),
    ),
    isMine,
  );
  const columns = useColumns(isMine);
  const untaken = rows.filter((alert) => isUntaken(alert) && isMine(alert));
  const said = { count: untaken.length, value: number(untaken.length) };
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
        {untaken.length > 1 ? <TakeAll alerts={untaken} label={t('alerts.takeAll', said)} /> : null}
      </Group>
      {rows.length === 0 ? (
        <EmptyState Icon={IconCircleCheck}>
          {alerts.length === 0 ? t('alerts.none') : t('sync.nothingMatches')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('alerts.caption')}
          rows={groupAlerts(rows)}
          columns={columns}
          keyOf={({ id }) => id}
          minWidth={980}
        />
      )}
    </Stack>
  );
}

const MOST_NAMED = 3;

/**
 * Returns the columns. A group of one cause is one row, which lists each of its alerts with its
 * measures.
 */
function useColumns(isMine: (alert: AlertRow) => boolean): DataColumn<AlertGroup>[] {
  const { t, number } = useWords();
  const words = useAlertWords();
  const agenciesOf = ({ alerts }: AlertGroup): string[] => [
    ...new Set(alerts.map(({ agency }) => words.agency(agency))),
  ];
  return [
    {
      id: 'rule',
      header: t('alerts.ruleName'),
      isHead: true,
      width: 230,
      value: ({ rule }) => words.rule(rule),
      cell: ({ rule, alerts }) => (
        <>
          <Text fz="sm" fw={600}>
            {words.rule(rule)}
          </Text>
          <Text fz="xs" c="dimmed">
            {alerts.length === 1
              ? words.measures(alerts[0]!)
              : t('alerts.together', { count: alerts.length, value: number(alerts.length) })}
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
      value: (group) => agenciesOf(group).join(),
      cell: (group) =>
        group.alerts.length === 1 ? (
          <About alert={group.alerts[0]!} />
        ) : (
          <Members group={group} agencies={agenciesOf(group)} />
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
      value: ({ alerts }) => alertState(alerts[0]!),
      cell: ({ alerts }) => <States alerts={alerts} />,
    },
    {
      id: 'actions',
      header: t('alerts.actions'),
      cell: ({ alerts }) => {
        const [only] = alerts;
        if (alerts.length === 1)
          return only?.endedAt === null ? <AlertActions alert={only} /> : null;
        const untaken = alerts.filter((alert) => isUntaken(alert) && isMine(alert));
        return untaken.length === 0 ? null : (
          <TakeAll
            alerts={untaken}
            label={t('alerts.takeThese', {
              count: untaken.length,
              value: number(untaken.length),
            })}
          />
        );
      },
    },
  ];
}

/** The agency, as a link, and the flow. */
function About({ alert: { agency, flow } }: { alert: AlertRow }) {
  const words = useAlertWords();
  return (
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
  );
}

/** The agencies of a group, the first few by name; when opened, each alert separately. */
function Members({ group: { alerts }, agencies }: { group: AlertGroup; agencies: string[] }) {
  const { t, number } = useWords();
  const words = useAlertWords();
  const rest = agencies.length - MOST_NAMED;
  return (
    <details>
      <summary>
        {agencies.slice(0, MOST_NAMED).join(', ')}
        {rest > 0 ? ` ${t('alerts.andMore', { count: rest, value: number(rest) })}` : null}
      </summary>
      <List fz="sm" mt={4} spacing={6}>
        {alerts.map((alert) => (
          <List.Item key={alert.id}>
            <About alert={alert} />
            <Text fz="xs" c="dimmed">
              {words.measures(alert)}
            </Text>
            <States alerts={[alert]} />
            {alert.endedAt === null ? <AlertActions alert={alert} /> : null}
          </List.Item>
        ))}
      </List>
    </details>
  );
}

/**
 * The states of the alerts: a mark with a count for each state, and the notes of those who
 * acknowledged.
 */
function States({ alerts }: { alerts: readonly AlertRow[] }) {
  const { number } = useWords();
  const states = [...new Set(alerts.map(alertState))];
  const notes = new Set(
    alerts.flatMap(({ acknowledgement: taken }) => (taken ? [`${taken.by}: ${taken.note}`] : [])),
  );
  return (
    <>
      {states.map((state) => {
        const count = alerts.filter((alert) => alertState(alert) === state).length;
        return (
          <Group key={state} gap={4} wrap="nowrap">
            <AlertStateMark state={state} />
            {alerts.length > 1 ? (
              <Text component="span" fz="xs" className="tabular">
                {number(count)}
              </Text>
            ) : null}
          </Group>
        );
      })}
      {[...notes].map((note) => (
        <Text key={note} fz="xs" c="dimmed">
          {note}
        </Text>
      ))}
    </>
  );
}

const isUntaken = ({ endedAt, acknowledgement }: AlertRow): boolean =>
  endedAt === null && acknowledgement === null;

const take = (id: string, note: string): Promise<unknown> =>
  sendJson('POST', `/api/alerts/${id}/acknowledgement`, { note });

/** Acknowledges all alerts of one cause with one note; each is written separately. */
function TakeAll({ alerts, label }: { alerts: readonly AlertRow[]; label: string }) {
  const { t, number } = useWords();
  const words = useAlertWords();
  const said = { count: alerts.length, value: number(alerts.length) };
  return (
    <ReasonedAction
      label={label}
      icon={<IconChecks size={14} aria-hidden />}
      onDo={async (note) => {
        const taken = await Promise.allSettled(alerts.map(({ id }) => take(id, note)));
        await lookAgainAtAlerts();
        // Alerts that were acknowledged are no longer in the list: a new attempt concerns only the
        // rest.
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
  // An alert of the whole exchange may be acknowledged by an operator of any agency.
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
