import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { ProblemAlert } from '@sinergi/web';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import type { EntityPage } from '../api/entities';
import { EntityLink } from './entity-link';

interface EntitySectionProps {
  ground: Ground;
  flow: string;
  title: string;
  query: UseQueryResult<EntityPage>;
  /** what is said where there is none; nothing where absent */
  empty?: string;
}

/** A part of a page that lists entities of one flow. */
export function EntitySection({ ground, flow, title, query, empty }: EntitySectionProps) {
  const { data, error, refetch } = query;
  return (
    <Stack component="section" gap="xs" aria-label={title}>
      <Title order={2} fz="h4">
        {title}
      </Title>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <Skeleton h={56} />}
      {data?.items.length === 0 && empty !== undefined ? (
        <Text fz="sm" c="dimmed">
          {empty}
        </Text>
      ) : null}
      {data?.items.map((item) => (
        <EntityLink key={`${item['eventId']}`} ground={ground} flow={flow} entity={item} />
      ))}
    </Stack>
  );
}
