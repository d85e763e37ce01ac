import { Alert, Group, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { IconScale } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { FactList } from '../entity/fact-list';
import { Part } from '../entity/part';
import { PersonButton } from '../entity/person-button';
import { type Matter, MatterPage } from '../steps/matter';
import { useDay } from '../words/use-day';
import { useValueWords } from '../words/use-value-words';
import { CitedCase } from './cited-case';
import { Clocks } from './clocks';

/** A case: what was decided, what is due, objection and detention, and the way of its track. */
export function CasePage() {
  const { t } = useWords();
  const { id } = useParams({ from: '/lists/case/$id' });
  const wordOf = useValueWords();
  return (
    <MatterPage
      flow="case"
      id={id}
      titleOf={({ entity }) =>
        t('team.caseOf', { track: wordOf('track', String(entity['track'])) })
      }
    >
      {(matter) => <Case {...matter} />}
    </MatterPage>
  );
}

const DECISION = [
  ...['actions', 'decisionNo', 'decidedBy', 'decidedAt', 'servedAt', 'objectedAt', 'forwardedAt'],
  ...['objectionOutcome', 'objectionDecidedBy', 'objectionDecidedAt', 'executedAt', 'outcome'],
];

function Case({ ground, id, entity }: Matter) {
  const { t } = useWords();
  const day = useDay();
  const { owner, articles, fileNo, addressees, subjectId, citesCaseId } = entity;
  const { decidedAt, detainedAt, detainedUntil, releasedAt, consulateNotifiedAt } = entity;
  return (
    <>
      {entity['underObjection'] === true ? (
        <Alert color="yellow" icon={<IconScale aria-hidden />}>
          <Text fw={600}>{t('team.underObjection')}</Text>
          <Text fz="sm">{t('team.underObjectionText')}</Text>
        </Alert>
      ) : null}
      <Part title={t('team.matter')}>
        <FactList flow="case" facts={{ owner, articles, fileNo, addressees }} />
        <Group gap="xs" mt="sm">
          <PersonButton subjectId={subjectId} />
          {typeof citesCaseId === 'string' ? <CitedCase ground={ground} id={citesCaseId} /> : null}
        </Group>
      </Part>
      {decidedAt === null ? null : (
        <Part title={t('team.decision')}>
          <FactList
            flow="case"
            facts={Object.fromEntries(DECISION.map((field) => [field, entity[field]]))}
          />
        </Part>
      )}
      <Part title={t('team.clocks')}>
        <Clocks id={id} />
      </Part>
      {detainedAt === null ? null : (
        <Part title={t('team.detention')}>
          <FactList
            flow="case"
            facts={{
              detainedAt,
              detainedUntil: typeof detainedUntil === 'string' ? day(detainedUntil) : null,
              releasedAt: releasedAt ?? t('team.notReleased'),
              consulateNotifiedAt: consulateNotifiedAt ?? t('team.notNotified'),
            }}
          />
        </Part>
      )}
    </>
  );
}
