import { Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { EmptyState, IconBadge, ProblemAlert, useMoment, useWords } from '@sinergi/web';
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircle,
  IconHourglass,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import { useAgencyName } from '../api/ground';
import { useCan } from '../api/me';
import { StepLink } from '../entity/step-link';
import { useDay } from '../words/use-day';
import { useValueWords } from '../words/use-value-words';
import { type ProgrammeItem, programmeQuery } from './programme-query';

const STATES = {
  OPEN: { colour: 'blue', Icon: IconCircle },
  DONE: { colour: 'teal', Icon: IconCheck },
  DROPPED: { colour: 'gray', Icon: IconBan },
} as const;

/** What is to be done after a meeting: the owner's word, and what each agency says of its items. */
export function Programme({ ground, id }: { ground: Ground; id: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(programmeQuery(id));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={120} />;
  if (data.items.length === 0) return <EmptyState>{t('team.noItems')}</EmptyState>;
  return (
    <ul className="plain-list">
      {data.items.map((item) => (
        <li key={item.itemId}>
          <Item ground={ground} id={id} item={item} />
        </li>
      ))}
    </ul>
  );
}

function Item({ ground, id, item }: { ground: Ground; id: string; item: ProgrammeItem }) {
  const { t } = useWords();
  const { short } = useMoment();
  const day = useDay();
  const can = useCan();
  const nameOf = useAgencyName();
  const wordOf = useValueWords();
  const { itemId, title, agency, dueOn, status, explanation, isOverdue, progress } = item;
  const look = STATES[status as keyof typeof STATES] ?? STATES.OPEN;
  const isOurs = agency === ground.home.code && status === 'OPEN' && can('contribution', 'write');
  return (
    <Paper withBorder p="sm" data-testid="programme-item">
      <Stack gap="xs">
        <Text fw={600}>{title}</Text>
        <Group gap="xs">
          <IconBadge {...look}>{wordOf('status', status)}</IconBadge>
          {isOverdue ? (
            <IconBadge colour="red" Icon={IconAlertTriangle}>
              {t('team.overdue')}
            </IconBadge>
          ) : null}
        </Group>
        <Text fz="sm">
          {nameOf(agency)} · {t('lists.due', { time: day(dueOn) })}
        </Text>
        {explanation === null ? null : <Text fz="sm">{explanation}</Text>}
        <Group gap="xs" fz="sm" wrap="nowrap" align="flex-start">
          <IconHourglass size={18} aria-hidden />
          <Text fz="sm">
            {progress
              ? t('team.progress', {
                  progress: wordOf('progress', progress.progress),
                  time: short(progress.saidAt),
                })
              : t('team.noProgress')}
          </Text>
        </Group>
        {isOurs ? (
          <StepLink
            flow="contribution"
            change="CONTRIBUTED"
            given={{ kind: 'PROGRESS', meetingId: id, itemId }}
            label={t('team.sayProgress')}
          />
        ) : null}
      </Stack>
    </Paper>
  );
}
