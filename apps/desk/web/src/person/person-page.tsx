import { Skeleton, Stack, Text } from '@mantine/core';
import { IconBadge, PageHead, ProblemAlert, ServerProblem, useWords } from '@sinergi/web';
import { IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Ground } from '../../../contract/ground';
import { type Entity, entitiesQuery, entityQuery } from '../api/entities';
import { useGround } from '../api/ground';
import { useCan } from '../api/me';
import { EntitySection } from '../entity/entity-section';
import { SealBox } from '../entity/seal-box';
import { StepLink } from '../entity/step-link';
import { LinkPanel } from './link-panel';

/** The flows whose entities may name a person, in the order in which officers ask for them. */
const FLOWS = [
  ...['alert', 'permit', 'diplomatic-permit', 'presence', 'sighting', 'lodging', 'movement'],
  ...['watch', 'case', 'request', 'referral', 'accreditation'],
];
/** The newest of each flow; its list has the others. */
const MOST = 20;

/** All that the agency may see about one person, under whatever numbers the person is known. */
export function PersonPage() {
  const { subjectId } = useParams({ from: '/people/$subjectId' });
  const { t } = useWords();
  const ground = useGround();
  return ground ? (
    <OnePerson key={subjectId} ground={ground} id={subjectId} />
  ) : (
    <Stack gap="md">
      <PageHead title={t('person.title')} />
      <Skeleton h={240} />
    </Stack>
  );
}

function OnePerson({ ground, id }: { ground: Ground; id: string }) {
  const { t } = useWords();
  const can = useCan();
  const query = useQuery({
    ...entityQuery(ground, 'subject', id),
    enabled: can('subject', 'read'),
  });
  const { data: subject, error, refetch } = query;
  // A number that only others' entries name has no entry of its own, and is still a person.
  const isUnlisted = error instanceof ServerProblem && error.status === 404;
  const shown = FLOWS.filter((flow) => flow in ground.flows && can(flow, 'read'));
  return (
    <Stack gap="md" data-testid="person">
      <PageHead
        title={t('person.title')}
        mark={subject ? <Standing subject={subject} /> : undefined}
      />
      <Text fz="sm" c="dimmed" className="wrapped tabular">
        {t('person.number', { id })}
      </Text>
      <Text fz="sm">{t('person.onlyVisible')}</Text>
      {isUnlisted ? <Text fz="sm">{t('person.unlisted')}</Text> : null}
      {error && !isUnlisted ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {subject ? (
        <>
          <SealBox ground={ground} flow="subject" id={id} entity={subject} />
          <LinkPanel ground={ground} id={id} subject={subject} />
        </>
      ) : null}
      {can('request', 'write') ? (
        <Stack component="section" gap="xs" aria-label={t('person.needMore')} align="flex-start">
          <Text fz="sm">{t('person.needMoreText')}</Text>
          <StepLink
            flow="request"
            change="ASKED"
            given={{ subjectId: id }}
            label={t('person.needMore')}
          />
        </Stack>
      ) : null}
      <OfFlows ground={ground} id={id} flows={shown} />
    </Stack>
  );
}

function Standing({ subject }: { subject: Entity }) {
  const { t } = useWords();
  const isEstablished = subject['standing'] === 'ESTABLISHED';
  return (
    <IconBadge
      size="lg"
      colour={isEstablished ? 'teal' : 'yellow'}
      Icon={isEstablished ? IconUserCheck : IconUserQuestion}
    >
      {t(isEstablished ? 'person.established' : 'person.provisional')}
    </IconBadge>
  );
}

interface OfFlowsProps {
  ground: Ground;
  id: string;
  flows: readonly string[];
}

/** What there is of each flow; of the others, that nothing is seen, never that nothing is there. */
function OfFlows({ ground, id, flows }: OfFlowsProps) {
  const { t } = useWords();
  const queries = useQueries({
    queries: flows.map((flow) => entitiesQuery(ground, flow, { subjectId: id, limit: MOST })),
  });
  const isSeen = (at: number): boolean => queries[at]?.data?.items.length !== 0;
  const unseen = flows.filter((_, at) => !isSeen(at)).map((flow) => t(`flow.${flow}`, flow));
  return (
    <>
      {flows.map((flow, at) =>
        isSeen(at) ? (
          <EntitySection
            key={flow}
            ground={ground}
            flow={flow}
            title={t(`flow.${flow}`, flow)}
            query={queries[at]!}
          />
        ) : null,
      )}
      {unseen.length === 0 ? null : (
        <Text fz="sm" c="dimmed">
          {t('person.noneVisible', { flows: unseen.join(', ') })}
        </Text>
      )}
    </>
  );
}
