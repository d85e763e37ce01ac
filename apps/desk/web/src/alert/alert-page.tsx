import { Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { PageHead, useWords } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Ground } from '../../../contract/ground';
import { type Entity, entitiesQuery, entityQuery } from '../api/entities';
import { useGround } from '../api/ground';
import { useCan } from '../api/me';
import { EntitySection } from '../entity/entity-section';
import { EventLink } from '../entity/event-link';
import { FactList } from '../entity/fact-list';
import { NotYet } from '../entity/not-yet';
import { PersonButton } from '../entity/person-button';
import { SealBox } from '../entity/seal-box';
import { StepLink } from '../entity/step-link';
import { useValueWords } from '../words/use-value-words';
import { AlertSteps } from './alert-steps';
import { type Progress, ProgressLine } from './progress-line';

/** How often the page is read again: others answer meanwhile, ms. */
const REFRESH_MS = 5_000;

/** An early warning: why, by what evidence, how far it is, and what the officer may say. */
export function AlertPage() {
  const { id } = useParams({ from: '/lists/alert/$id' });
  const { t } = useWords();
  const ground = useGround();
  return ground ? (
    <OneAlert key={id} ground={ground} id={id} />
  ) : (
    <Stack gap="md">
      <PageHead title={t('alert.title')} />
      <Skeleton h={240} />
    </Stack>
  );
}

function OneAlert({ ground, id }: { ground: Ground; id: string }) {
  const { t, language } = useWords();
  const wordOf = useValueWords();
  const query = useQuery({ ...entityQuery(ground, 'alert', id), refetchInterval: REFRESH_MS });
  const { data: alert } = query;
  const responses = useQuery({
    ...entitiesQuery(ground, 'response', { alertId: id, limit: 200 }),
    refetchInterval: REFRESH_MS,
  });
  if (!alert)
    return (
      <Stack gap="md">
        <PageHead title={t('alert.title')} />
        <NotYet query={query} h={240} />
      </Stack>
    );
  const { category, subjectId, evidence } = alert;
  const explanation = alert[language === 'en' ? 'explanationEn' : 'explanationId'];
  const about = Array.isArray(evidence) ? evidence.map(String) : [];
  return (
    <Stack gap="md" data-testid="alert">
      <PageHead title={`${t('alert.title')}: ${wordOf('category', String(category))}`} />
      <ProgressLine progress={alert['progress'] as Progress | undefined} dueAt={alert['dueAt']} />
      <Text className="wrapped">{String(explanation ?? '')}</Text>
      <AlertSteps
        ground={ground}
        id={id}
        alert={alert}
        responses={responses.data?.items ?? []}
        isKnown={responses.data !== undefined}
      />
      <SealBox ground={ground} flow="alert" id={id} entity={alert} />
      <Paper withBorder p="md">
        <FactList flow="alert" facts={factsOf(alert)} />
        <PersonButton subjectId={subjectId} />
      </Paper>
      <Stack component="section" gap="xs" aria-label={t('alert.evidence')}>
        <Title order={2} fz="h4">
          {t('alert.evidence')}
        </Title>
        {about.length === 0 ? (
          <Text fz="sm" c="dimmed">
            {t('alert.noEvidence')}
          </Text>
        ) : null}
        {about.map((eventId) => (
          <EventLink key={eventId} ground={ground} eventId={eventId} />
        ))}
      </Stack>
      <EntitySection
        ground={ground}
        flow="response"
        title={t('alert.responses')}
        query={responses}
        empty={t('alert.noResponses')}
      />
      <OwnerSteps ground={ground} id={id} alert={alert} responses={responses.data?.items ?? []} />
    </Stack>
  );
}

const factsOf = (alert: Entity) =>
  Object.fromEntries(
    [
      ...['severity', 'requestedAction', 'competentAgency', 'addressees', 'kecamatan', 'owner'],
      ...['occurredAt', 'ruleId', 'statusReason'],
    ].map((field) => [field, alert[field]]),
  );

interface OwnerStepsProps {
  ground: Ground;
  id: string;
  alert: Entity;
  responses: readonly Entity[];
}

/** What its owner may do with it. It is closed by the competent agency's result. */
function OwnerSteps({ ground, id, alert, responses }: OwnerStepsProps) {
  const { t } = useWords();
  const can = useCan();
  const isOpenOwn = alert.owner === ground.home.code && alert['status'] === 'OPEN';
  if (!isOpenOwn || !can('alert', 'write')) return null;
  const answer = responses.find(
    ({ owner, stage }) =>
      owner === alert['competentAgency'] && ['RESULT', 'CLOSED'].includes(String(stage)),
  );
  const steps: { change: string; given: Record<string, string> }[] = [
    ...(answer ? [{ change: 'CLOSED', given: { causationId: String(answer['eventId']) } }] : []),
    { change: 'UPDATED', given: {} },
    { change: 'RETRACTED', given: {} },
  ];
  return (
    <Stack component="section" gap="xs" aria-label={t('alert.own')}>
      <Title order={2} fz="h4">
        {t('alert.own')}
      </Title>
      {answer ? null : <Text fz="sm">{t('alert.closedByResult')}</Text>}
      <Group gap="xs">
        {steps.map(({ change, given }) => (
          <StepLink key={change} flow="alert" id={id} change={change} given={given} />
        ))}
      </Group>
    </Stack>
  );
}
