import { useQuery } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import { entityQuery } from '../api/entities';
import { EntityLink } from './entity-link';

interface GivenEntitiesProps {
  ground: Ground;
  given: Readonly<Record<string, string>>;
}

/** What a form is about, as links: the alert that it answers, the meeting of the invitation. */
export function GivenEntities({ ground, given }: GivenEntitiesProps) {
  return Object.entries(ground.flows).flatMap(([flow, { idField }]) => {
    const id = given[idField];
    return id === undefined || idField === 'subjectId'
      ? []
      : [<GivenEntity key={flow} ground={ground} flow={flow} id={id} />];
  });
}

function GivenEntity({ ground, flow, id }: { ground: Ground; flow: string; id: string }) {
  const { data: entity } = useQuery(entityQuery(ground, flow, id));
  return entity ? <EntityLink ground={ground} flow={flow} entity={entity} isNamed /> : null;
}
