import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconBadge, ProblemAlert, useWords } from '@sinergi/web';
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import { type Entity, entitiesQuery } from '../api/entities';
import { useAgencyName } from '../api/ground';
import { useCan } from '../api/me';
import { StepLink } from '../entity/step-link';

const MOST = 200;
const ANSWERS = {
  comes: { colour: 'teal', Icon: IconCheck },
  doesNotCome: { colour: 'red', Icon: IconX },
  silent: { colour: 'gray', Icon: IconQuestionMark },
} as const;

interface InvitationProps {
  ground: Ground;
  id: string;
  entity: Entity;
}

/** Who is invited and what each has answered; the own agency answers here. */
export function Invitation({ ground, id, entity }: InvitationProps) {
  const { t } = useWords();
  const can = useCan();
  const nameOf = useAgencyName();
  const query = useQuery(entitiesQuery(ground, 'contribution', { meetingId: id, limit: MOST }));
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton h={120} />;
  const invited = (entity['addressees'] ?? []) as string[];
  const answers = new Map(
    query.data.items
      .filter(({ kind, status }) => kind === 'INVITATION_ANSWER' && status === 'CURRENT')
      .map((one) => [one.owner, one['attends']]),
  );
  const answerOf = (code: string): keyof typeof ANSWERS => {
    if (!answers.has(code)) return 'silent';
    return answers.get(code) === true ? 'comes' : 'doesNotCome';
  };
  const isOurs = invited.includes(ground.home.code) && can('contribution', 'write');
  return (
    <Stack gap="sm">
      <ul className="plain-list">
        {invited.map((code) => {
          const answer = answerOf(code);
          return (
            <li key={code}>
              <Group gap="sm" justify="space-between">
                <Text>{nameOf(code)}</Text>
                <IconBadge {...ANSWERS[answer]}>{t(`team.answer.${answer}`)}</IconBadge>
              </Group>
            </li>
          );
        })}
      </ul>
      {isOurs ? (
        <StepLink
          flow="contribution"
          change="CONTRIBUTED"
          given={{ kind: 'INVITATION_ANSWER', meetingId: id }}
          label={t(answers.has(ground.home.code) ? 'team.answerAgain' : 'team.answerNow')}
          isFirst={!answers.has(ground.home.code)}
        />
      ) : null}
    </Stack>
  );
}
