import { Anchor, Badge, Skeleton, Stack } from '@mantine/core';
import { PageHead, ProblemAlert, useWords } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Ground } from '../../../contract/ground';
import type { Steps } from '../../../contract/steps';
import { type Entity, entityQuery, REFRESH_MS } from '../api/entities';
import { useGround } from '../api/ground';
import { historyQuery } from '../api/history';
import { Part } from '../entity/part';
import { SealBox } from '../entity/seal-box';
import { FileList } from '../files/file-list';
import { useValueWords } from '../words/use-value-words';
import { NextSteps } from './next-steps';
import { StepLine } from './step-line';
import { stepsQuery } from './steps-query';

/** A meeting, an operation or a case, with all that its page shows of it. */
export interface Matter {
  ground: Ground;
  id: string;
  entity: Entity;
  steps: Steps;
  /** all versions, oldest first */
  history: readonly Entity[];
}

interface MatterPageProps {
  flow: string;
  id: string;
  titleOf: (matter: Matter) => string;
  /** what the page shows below the next steps */
  children: (matter: Matter) => ReactNode;
}

/** The page of something that goes a way of steps: where it stands, what may follow, its files. */
export function MatterPage(props: MatterPageProps) {
  const { t } = useWords();
  const { flow } = props;
  const ground = useGround();
  return (
    <Stack gap="md">
      {ground ? <Loaded {...props} ground={ground} /> : <Skeleton h={320} />}
      <Anchor
        className="target"
        renderRoot={(props) => <Link to="/lists/$flow" params={{ flow }} {...props} />}
      >
        {t('lists.back')}
      </Anchor>
    </Stack>
  );
}

function Loaded({ flow, id, titleOf, children, ground }: MatterPageProps & { ground: Ground }) {
  const { t } = useWords();
  const wordOf = useValueWords();
  const entity = useQuery({ ...entityQuery(ground, flow, id), refetchInterval: REFRESH_MS });
  const steps = useQuery({ ...stepsQuery(flow, id), refetchInterval: REFRESH_MS });
  const history = useQuery({ ...historyQuery(ground, flow, id), refetchInterval: REFRESH_MS });
  const queries = [entity, steps, history];
  if (!entity.data || !steps.data || !history.data) {
    const failed = queries.find(({ error }) => error);
    return (
      <>
        <PageHead title={t(`flow.${flow}`, flow)} />
        {failed ? (
          <ProblemAlert
            error={failed.error}
            onRetry={() => {
              for (const query of queries) void query.refetch();
            }}
          />
        ) : (
          <Skeleton h={320} />
        )}
      </>
    );
  }
  const matter: Matter = {
    ...{ ground, id, entity: entity.data, steps: steps.data, history: history.data },
  };
  return (
    <>
      <PageHead
        title={titleOf(matter)}
        mark={
          <Badge size="lg" variant="default" tt="none" data-testid="at">
            {wordOf('step', steps.data.at)}
          </Badge>
        }
      />
      <NextSteps flow={flow} id={id} steps={steps.data} />
      {children(matter)}
      <SealBox ground={ground} flow={flow} id={id} entity={entity.data} />
      <Part title={t('team.way')}>
        <StepLine steps={steps.data} history={history.data} />
      </Part>
      <Part title={t('files.title')}>
        <FileList {...{ ground, flow, id }} entity={entity.data} history={history.data} />
      </Part>
    </>
  );
}
