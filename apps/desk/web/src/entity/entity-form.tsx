import { Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import type { Values } from '../../../contract/form/form-values';
import type { Ground } from '../../../contract/ground';
import type { Me } from '../../../contract/me';
import { type Committed, entityQuery, readAllAgain } from '../api/entities';
import { FlowForm } from '../forms/flow-form';
import { formQuery } from '../forms/form-query';
import { choicesIn, type FormTask } from '../forms/form-task';
import { NotYet } from './not-yet';

export interface EntityFormProps {
  ground: Ground;
  me: Me;
  flow: string;
  /** what is said; undefined: the officer chooses what an entity begins with */
  change?: string | undefined;
  /** the entity of the own agency that is changed; absent where one is begun */
  id?: string;
  /** what the page knows, and nobody fills in */
  given?: Values;
  onSent: (committed: Committed) => void;
}

const NOTHING: Values = {};

/**
 * The form of anything that an officer says: what begins an entity, or changes one. It asks the
 * agency for the form, and for the entity as it is now.
 */
export function EntityForm({ id, ...props }: EntityFormProps) {
  return id === undefined ? <LoadedForm {...props} /> : <ChangeForm {...props} id={id} />;
}

function ChangeForm({ id, ...props }: EntityFormProps & { id: string }) {
  const { ground, flow } = props;
  // What the form began with stays while somebody fills it in: it is read once, and anew each time.
  const query = useQuery({
    ...entityQuery(ground, flow, id),
    ...{ queryKey: ['to-change', flow, id], gcTime: 0 },
  });
  const { data: entity } = query;
  return entity ? (
    <LoadedForm {...props} changed={{ id, entity }} />
  ) : (
    <NotYet query={query} h={320} />
  );
}

type LoadedFormProps = Omit<EntityFormProps, 'id'> & Pick<FormTask, 'changed'>;

function LoadedForm({ ground, me, flow, change, given, changed, onSent }: LoadedFormProps) {
  const { t } = useWords();
  const query = useQuery(formQuery(flow));
  const { data: form } = query;
  const task: FormTask = {
    ...{ flow, change, given: given ?? NOTHING },
    ...(changed ? { changed } : {}),
  };
  if (!form) return <NotYet query={query} h={320} />;
  if (choicesIn(form, task).length === 0)
    return <Text role="status">{t('form.noSuchChange')}</Text>;
  return (
    <FlowForm
      form={form}
      task={task}
      ground={ground}
      me={me}
      onSent={(committed) => {
        readAllAgain();
        onSent(committed);
      }}
    />
  );
}
