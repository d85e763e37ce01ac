import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { EmptyState, PageHead, ProblemAlert, useWords } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Ground } from '../../../contract/ground';
import { entitiesQuery } from '../api/entities';
import { useGround } from '../api/ground';
import { EntityLink } from '../entity/entity-link';

const MOST = 50;

/** The entities of a flow, newest first: the own agency's, or everybody's. */
export function ListPage() {
  const { t } = useWords();
  const { flow } = useParams({ from: '/lists/$flow' });
  const ground = useGround();
  return (
    <Stack gap="sm">
      <PageHead title={t(`flow.${flow}`, flow)} />
      {ground ? <List ground={ground} flow={flow} /> : <Skeleton h={64} />}
    </Stack>
  );
}

function List({ ground, flow }: { ground: Ground; flow: string }) {
  const { t } = useWords();
  const [whose, setWhose] = useState('own');
  const owner = whose === 'own' ? ground.home.code : undefined;
  const query = useQuery(entitiesQuery(ground, flow, { owner, limit: MOST }));
  const { data, error, refetch } = query;
  return (
    <>
      <SegmentedControl
        aria-label={t('lists.whose')}
        size="md"
        value={whose}
        onChange={setWhose}
        data={[
          { value: 'own', label: t('lists.own') },
          { value: 'all', label: t('lists.all') },
        ]}
      />
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {query.isPending ? <Skeleton h={64} /> : null}
      {data?.items.length === 0 ? <EmptyState>{t('lists.none')}</EmptyState> : null}
      {data?.items.map((item) => (
        <EntityLink key={String(item['eventId'])} ground={ground} flow={flow} entity={item} />
      ))}
    </>
  );
}
