import { Paper, Skeleton, Stack, Text } from '@mantine/core';
import {
  IconBadge,
  PageHead,
  ProblemAlert,
  queries,
  readJson,
  sendJson,
  useMoment,
} from '@sinergi/web';
import { IconDeviceLaptop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { SessionRow } from '../../../contract/session';
import { Age } from '../widgets/age';
import { AgeOf } from '../widgets/age-of';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useWords } from '../words/use-words';

const REFRESH_MS = 10_000;

/**
 * The page of sessions ("Sesi"): which operators are logged in where; each session can be ended.
 */
export function SessionsPage() {
  const { t } = useWords();
  const columns = useColumns();
  const query = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => readJson<{ items: SessionRow[] }>('/api/sessions', signal),
    refetchInterval: REFRESH_MS,
  });
  const { data, error, refetch } = query;
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.sessions')} />
      <Text fz="sm">{t('sessions.hint')}</Text>
      {error && !data ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      <AgeOf query={query} />
      <Paper withBorder p="sm">
        {data ? (
          <DataTable
            caption={t('sessions.caption')}
            rows={data.items}
            columns={columns}
            keyOf={({ id }) => id}
            minWidth={820}
            captionIsHidden
          />
        ) : (
          <Skeleton h={220} visible={!error} />
        )}
      </Paper>
    </Stack>
  );
}

async function endSession(id: string, reason: string): Promise<void> {
  await sendJson('DELETE', `/api/sessions/${encodeURIComponent(id)}`, { reason });
  // After the end of the own session, the next question who is logged in leads to the login.
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['sessions'] }),
    queries.invalidateQueries({ queryKey: ['me'] }),
  ]);
}

function useColumns(): DataColumn<SessionRow>[] {
  const { t } = useWords();
  const { short } = useMoment();
  return [
    {
      id: 'operator',
      header: t('actions.operator'),
      isHead: true,
      value: ({ operator }) => operator.name,
      cell: ({ operator, isThisOne }) => (
        <>
          <Text fz="sm" fw={600}>
            {operator.name}
          </Text>
          {isThisOne ? (
            <IconBadge colour="blue" Icon={IconDeviceLaptop}>
              {t('sessions.thisOne')}
            </IconBadge>
          ) : null}
        </>
      ),
    },
    {
      id: 'agency',
      header: t('agency'),
      value: ({ operator }) => operator.agency,
      cell: ({ operator }) => operator.agency,
    },
    {
      id: 'roles',
      header: t('sessions.roles'),
      cell: ({ operator }) => operator.roles.map((role) => t(`widgets.role.${role}`)).join(', '),
    },
    {
      id: 'started',
      header: t('sessions.started'),
      value: ({ startedAt }) => startedAt,
      cell: ({ startedAt }) => <Age at={startedAt} />,
    },
    {
      id: 'seen',
      header: t('sessions.lastSeen'),
      value: ({ lastSeenAt }) => lastSeenAt,
      cell: ({ lastSeenAt }) => <Age at={lastSeenAt} />,
    },
    {
      id: 'expires',
      header: t('sessions.expires'),
      value: ({ expiresAt }) => expiresAt,
      cell: ({ expiresAt }) => short(expiresAt),
    },
    {
      id: 'end',
      header: t('alerts.actions'),
      cell: ({ id, isThisOne }) => (
        <ReasonedAction
          label={t('sessions.end')}
          isDangerous
          buttonProps={{ size: 'compact-xs' }}
          onDo={(reason) => endSession(id, reason)}
        >
          {t(isThisOne ? 'sessions.endThis' : 'sessions.endText')}
        </ReasonedAction>
      ),
    },
  ];
}
