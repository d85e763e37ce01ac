import { Skeleton, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import { eventQuery, flowOfEvent } from '../api/events';
import { EntityLink } from './entity-link';

/** The entity of an event, as it was then; a line that says so where the agency cannot see it. */
export function EventLink({ ground, eventId }: { ground: Ground; eventId: string }) {
  const { t } = useWords();
  const { data: event, error } = useQuery(eventQuery(eventId));
  const flow = event && flowOfEvent(ground, event);
  if (event && flow) return <EntityLink ground={ground} flow={flow} entity={event.data} isNamed />;
  if (!event && !error) return <Skeleton h={56} />;
  return (
    <Text fz="sm" c="dimmed">
      {t('entity.unseen')}
    </Text>
  );
}
