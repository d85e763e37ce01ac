import { Anchor, Skeleton, Stack } from '@mantine/core';
import { PageHead, useWords } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Committed, entityQuery } from '../api/entities';
import { useGround } from '../api/ground';
import { useMe } from '../api/me';
import { EntityForm } from '../entity/entity-form';
import { EntityLink } from '../entity/entity-link';
import { PageLink } from '../entity/page-link';
import { SentPage } from '../entity/sent-page';
import { useStepWords } from '../words/use-step-words';

/** The form of a change of an entity of the own agency. */
export function ChangePage() {
  const { flow, id, change } = useParams({ from: '/lists/$flow/$id/$change' });
  // Another change begins anew.
  return <OneChange key={`${flow} ${id} ${change}`} flow={flow} id={id} change={change} />;
}

function OneChange({ flow, id, change }: { flow: string; id: string; change: string }) {
  const { t } = useWords();
  const { stepOf } = useStepWords();
  const given = useSearch({ from: '/lists/$flow/$id/$change' });
  const ground = useGround();
  const { me } = useMe();
  const [sent, setSent] = useState<Committed | null>(null);
  const { data: entity } = useQuery({
    ...entityQuery(ground!, flow, id),
    enabled: ground !== undefined,
  });
  if (sent && ground) return <SentPage flow={flow} ground={ground} sent={sent} />;
  return (
    <Stack gap="md">
      <PageHead title={stepOf(flow, change)} />
      {ground && entity ? <EntityLink ground={ground} flow={flow} entity={entity} isNamed /> : null}
      {ground && me ? (
        <EntityForm
          {...{ ground, me, flow, change, id, given }}
          onSent={(committed) => setSent({ [ground.flows[flow]?.idField ?? '']: id, ...committed })}
        />
      ) : (
        <Skeleton h={320} />
      )}
      <Anchor
        className="target"
        renderRoot={(props) => <PageLink flow={flow} id={id} {...props} />}
      >
        {t('form.backToEntry')}
      </Anchor>
    </Stack>
  );
}
