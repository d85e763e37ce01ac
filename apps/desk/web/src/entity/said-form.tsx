import { useQuery } from '@tanstack/react-query';
import { idOf } from '../api/entities';
import { EntityForm, type EntityFormProps } from './entity-form';
import { NotYet } from './not-yet';
import { againOf, type Matter, matterOf, ownAnswerQuery } from './own-answers';

type SaidFormProps = Omit<EntityFormProps, 'id'>;

/**
 * The form of something new; or of what the own agency has said about the same matter already,
 * since an agency answers an alert, a request or an invitation once.
 */
export function SaidForm(props: SaidFormProps) {
  const matter = matterOf(props.flow, props.given ?? {});
  return matter === null ? <EntityForm {...props} /> : <AnswerForm {...props} matter={matter} />;
}

function AnswerForm({ matter, ...props }: SaidFormProps & { matter: Matter }) {
  const { ground, flow, change } = props;
  const query = useQuery(ownAnswerQuery(ground, flow, matter));
  const { data: own } = query;
  if (own === undefined) return <NotYet query={query} h={320} />;
  if (own === null) return <EntityForm {...props} />;
  return <EntityForm {...props} id={idOf(ground, flow, own)} change={againOf(flow, change)} />;
}
