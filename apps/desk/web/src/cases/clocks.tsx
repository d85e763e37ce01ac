import { Group, Skeleton, Stack, Text } from '@mantine/core';
import {
  EmptyState,
  IconBadge,
  ProblemAlert,
  pathWith,
  readJson,
  useMoment,
  useWords,
} from '@sinergi/web';
import { IconAlertTriangle, IconClock, IconClockPause, IconClockX } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { AGENCY, REFRESH_MS } from '../api/entities';
import { useAgencyName } from '../api/ground';

/** By when something is due, and by which rule. */
interface Clock {
  kind: string;
  state: string;
  dueAt: string;
  responsible: string[];
  basis: string;
}

const STATES: Readonly<Record<string, { colour: string; Icon: typeof IconClock }>> = {
  PAST: { colour: 'red', Icon: IconClockX },
  WARNING: { colour: 'yellow', Icon: IconAlertTriangle },
  FROZEN: { colour: 'gray', Icon: IconClockPause },
};
const RUNNING = { colour: 'blue', Icon: IconClock };

const clocksQuery = (entityId: string) =>
  queryOptions({
    queryKey: ['entities', 'clocks', entityId],
    queryFn: ({ signal }) =>
      readJson<{ items: Clock[] }>(pathWith(`${AGENCY}/clocks`, { entityId, limit: 50 }), signal),
    refetchInterval: REFRESH_MS,
  });

/** What is due in a case, first what is first, each with its article. */
export function Clocks({ id }: { id: string }) {
  const { t } = useWords();
  const { short } = useMoment();
  const nameOf = useAgencyName();
  const { data, error, refetch } = useQuery(clocksQuery(id));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={64} />;
  if (data.items.length === 0)
    return <EmptyState Icon={IconClock}>{t('team.noClocks')}</EmptyState>;
  return (
    <ul className="plain-list">
      {data.items.map(({ kind, state, dueAt, responsible, basis }) => (
        <li key={`${kind} ${dueAt}`} data-testid="clock">
          <Stack gap={2}>
            <Group gap="xs">
              <Text fw={600}>{t(`team.clock.${kind}`, kind)}</Text>
              <IconBadge {...(STATES[state] ?? RUNNING)}>
                {t(`team.clockState.${state}`, state)}
              </IconBadge>
            </Group>
            <Text fz="sm">{t('lists.due', { time: short(dueAt) })}</Text>
            <Text fz="sm" c="dimmed">
              {responsible.map(nameOf).join(', ')} · {basis}
            </Text>
          </Stack>
        </li>
      ))}
    </ul>
  );
}
