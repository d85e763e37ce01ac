import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { ProblemAlert, useWords } from '@sinergi/web';
import { IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ground } from '../../../contract/ground';
import { changeEntity, type Entity, entityQuery, readAllAgain } from '../api/entities';
import { useAgencyName } from '../api/ground';
import { newKey } from '../forms/draft';
import { type Relation, statementsOf, withStatement } from './statements';

interface PairActionsProps {
  ground: Ground;
  id: string;
  subject: Entity;
  other: string;
  /** whether the agency says who is whom, or only proposes it */
  isAuthority: boolean;
}

const RELATIONS = ['SAME_PERSON', 'NOT_SAME_PERSON'] as const;

/** What an officer says of two numbers; it is asked once more before it is said. */
export function PairActions({ ground, id, subject, other, isAuthority }: PairActionsProps) {
  const { t } = useWords();
  const nameOf = useAgencyName();
  const [asked, setAsked] = useState<Relation | null>(null);
  const { data: otherOne } = useQuery(entityQuery(ground, 'subject', other));
  const me = ground.home.code;
  // Who says something of two says it in an entry of its own.
  const holder =
    subject.owner === me
      ? { id, entity: subject, about: other }
      : otherOne?.owner === me
        ? { id: other, entity: otherOne, about: id }
        : null;
  const saying = useMutation({
    mutationFn: async (relation: Relation) => {
      const { id: held, entity, about } = holder!;
      const field = isAuthority ? 'links' : 'proposals';
      const change = !isAuthority ? 'PROPOSED' : relation === 'SAME_PERSON' ? 'LINKED' : 'SPLIT';
      const said = withStatement(
        statementsOf(entity, field),
        { subjectId: about, relation },
        Date.now(),
      );
      const target = { flow: 'subject', id: held, version: entity.version };
      const body = { change, [field]: said };
      const key = newKey();
      await changeEntity(ground, target, body, { key, dryRun: true });
      return changeEntity(ground, target, body, { key, dryRun: false });
    },
    onSuccess: () => setAsked(null),
    onSettled: readAllAgain,
  });
  if (holder === null)
    return otherOne ? (
      <Text fz="sm">{t('person.notYours', { name: nameOf(subject.owner) })}</Text>
    ) : null;
  // What is said already is not said again.
  const said = statementsOf(holder.entity, isAuthority ? 'links' : 'proposals').find(
    ({ subjectId }) => subjectId === holder.about,
  )?.relation;
  const wordOf = (relation: Relation): string =>
    t(`person.${isAuthority ? 'say' : 'propose'}.${relation}`);
  return (
    <Stack gap="xs">
      {asked === null ? (
        <Group gap="xs">
          {RELATIONS.filter((relation) => relation !== said).map((relation) => (
            <Button
              key={relation}
              size="md"
              className="target"
              variant="default"
              onClick={() => setAsked(relation)}
            >
              {wordOf(relation)}
            </Button>
          ))}
        </Group>
      ) : (
        <Alert icon={<IconUsers aria-hidden />} color="yellow" title={wordOf(asked)}>
          <Stack gap="xs">
            <Text fz="sm">{t(isAuthority ? 'person.sayText' : 'person.proposeText')}</Text>
            <Group gap="xs">
              <Button
                size="md"
                className="target"
                loading={saying.isPending}
                onClick={() => saying.mutate(asked)}
                data-testid="say"
              >
                {wordOf(asked)}
              </Button>
              <Button size="md" className="target" variant="default" onClick={() => setAsked(null)}>
                {t('person.cancel')}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
      {saying.error ? <ProblemAlert error={saying.error} title={t('person.notSaid')} /> : null}
    </Stack>
  );
}
