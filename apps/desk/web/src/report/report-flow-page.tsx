import { Skeleton, Stack } from '@mantine/core';
import { PageHead, useWords } from '@sinergi/web';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Committed } from '../api/entities';
import { useGround } from '../api/ground';
import { useMe } from '../api/me';
import { GivenEntities } from '../entity/given-entities';
import { SaidForm } from '../entity/said-form';
import { SentPage } from '../entity/sent-page';
import { useStepWords } from '../words/use-step-words';

/** The form with which an entity of a flow begins, and what became of it. */
export function ReportFlowPage() {
  const { flow } = useParams({ from: '/report/$flow' });
  const search = useSearch({ from: '/report/$flow' });
  // Another flow's form, or one about something else, begins anew.
  return <OneFlow key={`${flow} ${JSON.stringify(search)}`} flow={flow} search={search} />;
}

function OneFlow({ flow, search }: { flow: string; search: Record<string, string> }) {
  const { t } = useWords();
  const { stepOf } = useStepWords();
  const ground = useGround();
  const { me } = useMe();
  const [sent, setSent] = useState<Committed | null>(null);
  const { change, ...given } = search;
  const title = t(`report.of.${flow}`, { defaultValue: t(`flow.${flow}`, flow) });
  if (sent && ground)
    return <SentPage flow={flow} ground={ground} sent={sent} onAgain={() => setSent(null)} />;
  return (
    <Stack gap="md">
      <PageHead title={change === undefined ? title : stepOf(flow, change)} />
      {ground && me ? (
        <>
          <GivenEntities ground={ground} given={given} />
          <SaidForm {...{ ground, me, flow, change, given }} onSent={setSent} />
        </>
      ) : (
        <Skeleton h={320} />
      )}
    </Stack>
  );
}
