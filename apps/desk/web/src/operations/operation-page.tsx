import { useWords } from '@sinergi/web';
import { useParams } from '@tanstack/react-router';
import { useCan } from '../api/me';
import { FactList } from '../entity/fact-list';
import { Part } from '../entity/part';
import { StepLink } from '../entity/step-link';
import { type Matter, MatterPage } from '../steps/matter';
import { Room } from './room';
import type { Results } from './room-query';

/** A joint operation: its plan and orders, who takes part, its room and what it came to. */
export function OperationPage() {
  const { id } = useParams({ from: '/lists/operation/$id' });
  return (
    <MatterPage flow="operation" id={id} titleOf={({ entity }) => String(entity['title'])}>
      {(matter) => <Operation {...matter} />}
    </MatterPage>
  );
}

function Operation({ ground, id, entity, steps }: Matter) {
  const { t } = useWords();
  const can = useCan();
  const { kind, owner, leadOfficer, addressees, areas, orderNos } = entity;
  const { startsAt, endsAt, startedAt, endedAt } = entity;
  const results = entity['results'] as Results | null;
  const isMember = Array.isArray(addressees) && addressees.includes(ground.home.code);
  return (
    <>
      {isMember && ['STARTED', 'ENDED'].includes(steps.at) && can('contribution', 'write') ? (
        <StepLink
          flow="contribution"
          change="CONTRIBUTED"
          given={{ kind: 'RESULT', operationId: id }}
          label={t('team.sayResult')}
          isFirst
        />
      ) : null}
      <Part title={t('team.plan')}>
        <FactList
          flow="operation"
          facts={{
            ...{ kind, owner, leadOfficer, addressees, areas, startsAt, endsAt, orderNos },
            ...{ startedAt, endedAt },
          }}
        />
      </Part>
      {results === null ? null : (
        <Part title={t('team.results')}>
          <FactList flow="operation" facts={results} />
        </Part>
      )}
      <Part title={t('team.room.title')}>
        <Room ground={ground} id={id} />
      </Part>
    </>
  );
}
