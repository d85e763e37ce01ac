import { Group, Paper, Text } from '@mantine/core';
import { useMoment, useWords } from '@sinergi/web';
import type { Ground } from '../../../contract/ground';
import { type Entity, idOf } from '../api/entities';
import { useAgencyName, useDistrictName } from '../api/ground';
import { PageLink } from './page-link';
import { useTelling } from './use-telling';

/** A line of a list: what it is, where, whose, when. It leads to the entity. */
export function EntityLink({
  ground,
  flow,
  entity,
  isNamed = false,
}: {
  ground: Ground;
  flow: string;
  entity: Entity;
  /** whether the flow is said, where entities of several are beside each other */
  isNamed?: boolean;
}) {
  const { t } = useWords();
  const { short } = useMoment();
  const nameOf = useAgencyName();
  const districtOf = useDistrictName();
  const { kecamatan, dueAt } = entity;
  const { told, text } = useTelling()(entity);
  return (
    <Paper
      withBorder
      className="entity"
      data-testid={`entity-${flow}`}
      renderRoot={(props) => <PageLink flow={flow} id={idOf(ground, flow, entity)} {...props} />}
    >
      <Text component="div" fw={600}>
        {isNamed ? `${t(`flow.${flow}`, flow)}: ` : null}
        {told || t('lists.entity')}
      </Text>
      {text === null ? null : (
        <Text component="div" fz="sm" lineClamp={3}>
          {text}
        </Text>
      )}
      <Group gap="xs" fz="sm" c="dimmed">
        <span>{nameOf(entity.owner)}</span>
        {typeof kecamatan === 'string' ? <span>{districtOf(kecamatan)}</span> : null}
        <span>{short(entity.occurredAt)}</span>
        {typeof dueAt === 'string' ? <span>{t('lists.due', { time: short(dueAt) })}</span> : null}
      </Group>
    </Paper>
  );
}
