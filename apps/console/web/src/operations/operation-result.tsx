import { Alert, Code, Stack, Text } from '@mantine/core';
import { IconBadge } from '@sinergi/web';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type {
  Operation,
  OperationFailure,
  OperationKind,
  OperationResults,
  RewindablePartition,
  RewoundPartition,
} from '../../../contract/operations';
import { useWords } from '../words/use-words';
import { ComparedKeys } from './compared-keys';
import { FindingList } from './finding-list';
import { PartitionFigures } from './partition-figures';
import { RedriveOutcome } from './redrive-outcome';

/** An operation with the result that the contract gives its kind. */
type DoneOperation = Operation &
  { [Kind in OperationKind]: { kind: Kind; result: OperationResults[Kind] } }[OperationKind];

/** The result of an operation: first in a sentence, then by partition where there are details. */
export function OperationResult({ operation }: { operation: Operation }) {
  if (operation.result === null || operation.result === undefined) return null;
  if (operation.state !== 'DONE')
    return <EndedEarly failure={operation.result as OperationFailure} />;
  const { kind, result, target } = operation as DoneOperation;
  switch (kind) {
    case 'SCRUB':
      return <LookedOver scrubbed={result} />;
    case 'COMPARE':
      return <ComparedKeys partitions={result} />;
    case 'HEAL':
      return <Healed partitions={result} />;
    case 'RESYNC':
      return <Resynced partitions={result} />;
    case 'REWIND':
      return <Rewound partitions={result} isTrial={target.dryRun === true} />;
    case 'PAUSE':
    case 'RESUME':
      return <PausedOrResumed kind={kind} result={result} />;
    case 'REDRIVE':
      return <RedriveOutcome operation={operation} />;
    case 'DISMISS':
      return <Dismissed result={result} />;
    case 'RECONCILE':
      return <Reconciled result={result} />;
  }
}

function EndedEarly({ failure: { error, findings = [] } }: { failure: OperationFailure }) {
  const { t } = useWords();
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      p="xs"
      title={t('operations.endedEarly')}
    >
      <Text fz="sm" lang="en">
        {error}
      </Text>
      {findings.map((code) => (
        <Code key={code} mr={4}>
          {code}
        </Code>
      ))}
    </Alert>
  );
}

function LookedOver({ scrubbed }: { scrubbed: OperationResults['SCRUB'] }) {
  const { t, number } = useWords();
  const damaged = scrubbed.filter(({ findings }) => findings.length > 0);
  const rows = scrubbed.reduce((sum, partition) => sum + partition.rows, 0);
  const said = {
    partitions: number(scrubbed.length),
    damaged: number(damaged.length),
    rows: number(rows),
  };
  if (damaged.length === 0) return <InOrder>{t('operations.allAsApplied', said)}</InOrder>;
  return (
    <Stack gap={4}>
      <Text fz="sm">{t('operations.notAsApplied', said)}</Text>
      <PartitionFigures
        caption={t('operations.notAsAppliedCaption')}
        rows={damaged}
        columns={[
          {
            id: 'findings',
            header: t('operations.findings'),
            cell: ({ findings }) => <FindingList findings={findings} />,
          },
          {
            id: 'rows',
            header: t('operations.rows'),
            isNumber: true,
            value: ({ rows }) => rows,
            cell: ({ rows }) => number(rows),
          },
        ]}
      />
    </Stack>
  );
}

/** Figures that are zero in every partition are left out. */
const HEALED_FIGURES = [
  'replaced',
  'inserted',
  'removed',
  'stateRestored',
  'deadLetters',
  'recordsRead',
] as const;

function Healed({ partitions }: { partitions: OperationResults['HEAL'] }) {
  const { t, number } = useWords();
  const healed = partitions.flatMap((partition) => (partition.healed ? [partition] : []));
  const said = { partitions: number(partitions.length), healed: number(healed.length) };
  if (healed.length === 0) return <InOrder>{t('operations.nothingToHeal', said)}</InOrder>;
  return (
    <Stack gap={4}>
      <Text fz="sm">{t('operations.healed', said)}</Text>
      <PartitionFigures
        caption={t('operations.healedCaption')}
        rows={healed}
        figures={HEALED_FIGURES.filter((figure) =>
          healed.some((partition) => partition[figure] > 0),
        )}
        minWidth={880}
        columns={[
          {
            id: 'findings',
            header: t('operations.foundBefore'),
            cell: ({ findings }) => <FindingList findings={findings} />,
          },
        ]}
      />
    </Stack>
  );
}

function Resynced({ partitions }: { partitions: OperationResults['RESYNC'] }) {
  const { t } = useWords();
  return (
    <PartitionFigures
      caption={t('operations.takenAwayCaption')}
      rows={partitions.map(({ removed, ...topicPartition }) => ({ ...topicPartition, ...removed }))}
      figures={['history', 'states', 'deadLetters', 'holes']}
    />
  );
}

function Rewound({
  partitions,
  isTrial,
}: {
  partitions: OperationResults['REWIND'];
  isTrial: boolean;
}) {
  const { t } = useWords();
  if (isTrial) return <WouldRewind partitions={partitions as RewindablePartition[]} />;
  if (partitions.length === 0) return <InOrder>{t('operations.nothingToRewind')}</InOrder>;
  return (
    <PartitionFigures
      caption={t('operations.takenAwayCaption')}
      rows={partitions as RewoundPartition[]}
      figures={['rewindTo', 'history', 'states', 'deadLetters']}
    />
  );
}

function WouldRewind({ partitions }: { partitions: RewindablePartition[] }) {
  const { t } = useWords();
  return (
    <PartitionFigures
      caption={t('operations.wouldRewindCaption')}
      rows={partitions}
      figures={['nextOffset', 'rewindTo', 'replayed']}
      columns={[
        {
          id: 'refused',
          header: t('operations.refused'),
          cell: ({ refused }) =>
            refused === null ? t('operations.nothing') : t(`agencies.refused.${refused}`),
        },
      ]}
    />
  );
}

function PausedOrResumed({
  kind,
  result: { changed, places },
}: {
  kind: 'PAUSE' | 'RESUME';
  result: OperationResults['PAUSE'];
}) {
  const { t, number } = useWords();
  const topics = [...new Set(places.map(({ topic }) => topic))];
  return (
    <Stack gap={2}>
      <Text fz="sm">
        {t(`operations.${changed === places.length ? 'changedAll' : 'changed'}.${kind}`, {
          value: number(changed),
          partitions: number(places.length),
        })}
      </Text>
      {topics.map((topic) => (
        <Text key={topic} fz="xs" c="dimmed">
          {topic}:{' '}
          {places
            .flatMap((topicPartition) =>
              topicPartition.topic === topic ? [topicPartition.partition] : [],
            )
            .join(', ')}
        </Text>
      ))}
    </Stack>
  );
}

function Dismissed({ result: { dismissed } }: { result: OperationResults['DISMISS'] }) {
  const { t, number } = useWords();
  return (
    <Text fz="sm">{t('operations.dismissed', { count: dismissed, value: number(dismissed) })}</Text>
  );
}

function Reconciled({ result: { behind, differing } }: { result: OperationResults['RECONCILE'] }) {
  const { t, number } = useWords();
  const said =
    behind === 0
      ? t('operations.nothingBehind')
      : t('operations.reconciled', { count: behind, value: number(behind) });
  if (differing === 0) return <InOrder>{said}</InOrder>;
  return (
    <Text fz="sm">
      {said} {t('operations.stillDiffering', { count: differing, value: number(differing) })}
    </Text>
  );
}

function InOrder({ children }: { children: string }) {
  return (
    <IconBadge colour="teal" Icon={IconCircleCheck} data-testid="in-order">
      {children}
    </IconBadge>
  );
}
