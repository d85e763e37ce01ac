import { Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconBadge, PageHead, useMoment, useWords } from '@sinergi/web';
import { IconCircleCheck, IconMailQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Ground } from '../../../contract/ground';
import { SEALED_TEXT } from '../api/disclosures';
import { type Entity, entitiesQuery, entityQuery } from '../api/entities';
import { useGround } from '../api/ground';
import { useCan } from '../api/me';
import { EntitySection } from '../entity/entity-section';
import { FactList } from '../entity/fact-list';
import { NotYet } from '../entity/not-yet';
import { PersonButton } from '../entity/person-button';
import { SealBox } from '../entity/seal-box';
import { StepLink } from '../entity/step-link';
import { useValueWords } from '../words/use-value-words';

/** How often the page is read again: replies come meanwhile, ms. */
const REFRESH_MS = 5_000;

/** A request: what is asked, who has replied, and what the officer may do with it. */
export function RequestPage() {
  const { id } = useParams({ from: '/lists/request/$id' });
  const { t } = useWords();
  const ground = useGround();
  return ground ? (
    <OneRequest key={id} ground={ground} id={id} />
  ) : (
    <Stack gap="md">
      <PageHead title={t('request.title')} />
      <Skeleton h={240} />
    </Stack>
  );
}

function OneRequest({ ground, id }: { ground: Ground; id: string }) {
  const { t } = useWords();
  const { short } = useMoment();
  const wordOf = useValueWords();
  const query = useQuery({ ...entityQuery(ground, 'request', id), refetchInterval: REFRESH_MS });
  const { data: request } = query;
  const replies = useQuery({
    ...entitiesQuery(ground, 'reply', { requestId: id, limit: 200 }),
    refetchInterval: REFRESH_MS,
  });
  if (!request)
    return (
      <Stack gap="md">
        <PageHead title={t('request.title')} />
        <NotYet query={query} h={240} />
      </Stack>
    );
  const { kind, status, dueAt, subjectId, question } = request;
  const isOpen = status === 'OPEN';
  return (
    <Stack gap="md" data-testid="request">
      <PageHead title={`${t('request.title')}: ${wordOf('kind', String(kind))}`} />
      <Group gap="xs">
        <IconBadge
          size="lg"
          colour={isOpen ? 'yellow' : 'teal'}
          Icon={isOpen ? IconMailQuestion : IconCircleCheck}
        >
          {wordOf('status', String(status))}
        </IconBadge>
        <Text fz="sm" c="dimmed">
          {t('lists.due', { time: short(String(dueAt)) })}
        </Text>
      </Group>
      {question === SEALED_TEXT ? null : <Text className="wrapped">{String(question)}</Text>}
      <SealBox ground={ground} flow="request" id={id} entity={request} />
      <Steps ground={ground} id={id} request={request} replies={replies.data?.items ?? []} />
      <Paper withBorder p="md">
        <FactList flow="request" facts={factsOf(request)} />
        <PersonButton subjectId={subjectId} />
      </Paper>
      <EntitySection
        ground={ground}
        flow="reply"
        title={t('request.replies')}
        query={replies}
        empty={t('request.noReplies')}
      />
    </Stack>
  );
}

const factsOf = ({ owner, addressees, kind, reminders, occurredAt }: Entity) => ({
  ...{ owner, addressees, kind, occurredAt },
  ...(reminders === 0 ? {} : { reminders }),
});

interface StepsProps {
  ground: Ground;
  id: string;
  request: Entity;
  replies: readonly Entity[];
}

/** What the officer may do: answer what was asked, or remind, close and withdraw what was. */
function Steps({ ground, id, request, replies }: StepsProps) {
  const { t } = useWords();
  const can = useCan();
  const { addressees, owner, status } = request;
  const me = ground.home.code;
  const isAsked = Array.isArray(addressees) && addressees.includes(me);
  const own = replies.find((reply) => reply.owner === me);
  if (owner === me && status === 'OPEN' && can('request', 'write'))
    return (
      <Group gap="xs">
        <StepLink flow="request" id={id} change="REMINDED" isFirst={replies.length === 0} />
        <StepLink flow="request" id={id} change="CLOSED" isFirst={replies.length > 0} />
        <StepLink flow="request" id={id} change="WITHDRAWN" />
      </Group>
    );
  if (!isAsked || !can('reply', 'write') || status === 'WITHDRAWN') return null;
  return (
    <Stack gap="xs">
      {own ? <Text fz="sm">{t('request.answered')}</Text> : null}
      <Group gap="xs">
        <StepLink
          flow="reply"
          change={own ? 'CORRECTED' : 'REPLIED'}
          given={{ requestId: id }}
          isFirst={!own}
        />
      </Group>
    </Stack>
  );
}
