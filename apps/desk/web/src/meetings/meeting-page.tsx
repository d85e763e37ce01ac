import { List, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { useParams } from '@tanstack/react-router';
import { FactList } from '../entity/fact-list';
import { Part } from '../entity/part';
import { type Matter, MatterPage } from '../steps/matter';
import { useFieldWords } from '../words/use-field-words';
import { Invitation } from './invitation';
import { Programme } from './programme';

/** A meeting, from the invitation to the last item of its work programme. */
export function MeetingPage() {
  const { id } = useParams({ from: '/lists/meeting/$id' });
  return (
    <MatterPage flow="meeting" id={id} titleOf={({ entity }) => String(entity['title'])}>
      {(matter) => <Meeting {...matter} />}
    </MatterPage>
  );
}

/** As long as a meeting has one of these, it has no work programme. */
const BEFORE_MINUTES = ['SCHEDULED', 'HELD', 'CANCELLED'];

function Meeting({ ground, id, entity, steps }: Matter) {
  const { t } = useWords();
  const { labelOf } = useFieldWords('meeting');
  const { startsAt, endsAt, venue, owner, attendance } = entity;
  const agenda = (entity['agenda'] ?? []) as string[];
  return (
    <>
      <Part title={t('team.plan')}>
        <FactList flow="meeting" facts={{ startsAt, endsAt, venue, owner, attendance }} />
        {agenda.length === 0 ? null : (
          <>
            <Text fz="xs" c="dimmed" mt="sm">
              {labelOf('agenda')}
            </Text>
            <List type="ordered" spacing={4}>
              {agenda.map((item) => (
                <List.Item key={item}>{item}</List.Item>
              ))}
            </List>
          </>
        )}
      </Part>
      {steps.at === 'SCHEDULED' ? (
        <Part title={t('team.invitation')}>
          <Invitation ground={ground} id={id} entity={entity} />
        </Part>
      ) : null}
      {BEFORE_MINUTES.includes(steps.at) ? null : (
        <Part title={t('team.programme')}>
          <Programme ground={ground} id={id} />
        </Part>
      )}
    </>
  );
}
