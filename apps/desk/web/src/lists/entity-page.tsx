import { Anchor, Paper, Skeleton, Stack } from '@mantine/core';
import { PageHead, ProblemAlert, useWords } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Ground } from '../../../contract/ground';
import { entityQuery } from '../api/entities';
import { useGround } from '../api/ground';
import { ChangeLinks } from '../entity/change-links';
import { FactList } from '../entity/fact-list';
import { SealBox } from '../entity/seal-box';

/** Fields of the envelope that say nothing to an officer. */
const HIDDEN = new Set([
  ...['eventId', 'correlationId', 'causationId', 'handling', 'change', 'version'],
]);

/** One entity of any flow, field by field. A page of its own for a flow takes its place. */
export function EntityPage() {
  const { t } = useWords();
  const { flow, id } = useParams({ from: '/lists/$flow/$id' });
  const ground = useGround();
  return (
    <Stack gap="sm">
      <PageHead title={t(`flow.${flow}`, flow)} />
      {ground ? <Facts ground={ground} flow={flow} id={id} /> : <Skeleton h={160} />}
      <Anchor renderRoot={(props) => <Link to="/lists/$flow" params={{ flow }} {...props} />}>
        {t('lists.back')}
      </Anchor>
    </Stack>
  );
}

function Facts({ ground, flow, id }: { ground: Ground; flow: string; id: string }) {
  const { data, error, refetch, isPending } = useQuery(entityQuery(ground, flow, id));
  const { t } = useWords();
  if (isPending) return <Skeleton h={160} />;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const facts = Object.entries(data).filter(([field]) => !HIDDEN.has(field));
  return (
    <>
      <Paper withBorder p="md" data-testid="entity">
        <FactList
          flow={flow}
          facts={Object.fromEntries(facts)}
          names={{ [ground.flows[flow]?.idField ?? '']: t('report.number') }}
        />
      </Paper>
      <SealBox ground={ground} flow={flow} id={id} entity={data} />
      {data.owner === ground.home.code ? <ChangeLinks flow={flow} id={id} /> : null}
    </>
  );
}
