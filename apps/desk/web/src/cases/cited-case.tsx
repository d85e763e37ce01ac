import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import { entityQuery } from '../api/entities';
import { EntityLink } from '../entity/entity-link';

/** The case of another track that a case follows from; its number where it is not here. */
export function CitedCase({ ground, id }: { ground: Ground; id: string }) {
  const { data } = useQuery(entityQuery(ground, 'case', id));
  return data ? (
    <EntityLink ground={ground} flow="case" entity={data} />
  ) : (
    <Text fz="sm">{id}</Text>
  );
}
