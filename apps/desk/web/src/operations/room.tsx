import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { EmptyState, ProblemAlert, ServerProblem, useMoment, useWords } from '@sinergi/web';
import { IconDoor, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import { useAgencyName } from '../api/ground';
import { useCan } from '../api/me';
import { EntityLink } from '../entity/entity-link';
import { FactList } from '../entity/fact-list';
import { StepLink } from '../entity/step-link';
import { roomQuery } from './room-query';

const CLOSED = ['room-closed', 'not-a-member'];

/** The room of an operation: what its members report in it, as it comes. */
export function Room({ ground, id }: { ground: Ground; id: string }) {
  const { t, number } = useWords();
  const { short } = useMoment();
  const can = useCan();
  const nameOf = useAgencyName();
  const { data, error, refetch } = useQuery(roomQuery(id));
  if (error instanceof ServerProblem && CLOSED.includes(error.code))
    return <EmptyState Icon={IconLock}>{t(`team.room.${error.code}`)}</EmptyState>;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={160} />;
  const { counts, results, items, endsAt, nextCursor } = data;
  return (
    <Stack gap="sm">
      <Text fz="sm">{t('team.room.until', { time: short(endsAt) })}</Text>
      {counts.length === 0 ? null : (
        <Group gap="sm" data-testid="room-counts">
          {counts.map(({ flow, count }) => (
            <Text key={flow} fw={600}>
              {t(`flow.${flow}`, flow)}: {number(count)}
            </Text>
          ))}
        </Group>
      )}
      {results.map(({ agency, contributionId, results: found }) => (
        <div key={contributionId}>
          <Text fw={600}>{nameOf(agency)}</Text>
          <FactList flow="operation" facts={found} />
        </div>
      ))}
      {items.length === 0 ? (
        <EmptyState Icon={IconDoor}>{t('team.room.empty')}</EmptyState>
      ) : (
        items.map((item) => (
          <EntityLink
            key={`${item.flow} ${item.id}`}
            {...{ ground, flow: item.flow, entity: item.data }}
          />
        ))
      )}
      {nextCursor === null ? null : <Text fz="sm">{t('team.room.more')}</Text>}
      {can('sighting', 'write') ? (
        <StepLink
          flow="sighting"
          change="REPORTED"
          given={{ correlationId: id }}
          label={t('team.room.report')}
        />
      ) : null}
    </Stack>
  );
}
