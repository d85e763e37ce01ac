import {
  Group,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { instantOf, ServerProblem, sendJson, useZone } from '@sinergi/web';
import { CalendarField } from '@sinergi/web/calendar';
import { IconArrowBackUp } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OperationTarget, OperationWish, RewindPreview } from '../../../contract/operations';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useWords } from '../words/use-words';
import { RewindPreviewTable, rewindHindrance } from './rewind-preview-table';

interface RewindActionProps {
  code: string;
  topics: readonly string[];
  /** `topic/partition` of paused partitions; the preview is read again when they change */
  paused: readonly string[];
  hindrance: string | null;
  onAct: (wish: OperationWish) => Promise<void>;
}

/**
 * Moves the position back. The operator first sees by partition what would be read again, then
 * gives a reason, then types the agency's code.
 */
export function RewindAction({ code, topics, paused, hindrance, onAct }: RewindActionProps) {
  const { t } = useWords();
  const [zone] = useZone();
  const [topic, setTopic] = useState('');
  const [partition, setPartition] = useState('');
  const [by, setBy] = useState<'time' | 'offset'>('time');
  const [time, setTime] = useState('');
  const [offset, setOffset] = useState('');
  const instant = instantOf(time, zone);
  const byTime = instant === null ? null : { time: instant };
  const byOffset = offset === '' ? null : { offset };
  const start = by === 'time' ? byTime : byOffset;
  const target: OperationTarget | null =
    start === null || (topics.length > 0 && topic === '')
      ? null
      : { topic, ...(partition === '' ? {} : { partition: Number(partition) }), ...start };
  const preview = usePreview(code, target, paused);
  const refusal = rewindHindrance(preview.data);
  return (
    <ReasonedAction
      label={t('operations.kind.REWIND')}
      icon={<IconArrowBackUp size={16} aria-hidden />}
      hindrance={hindrance}
      typed={code}
      isDangerous
      size="xl"
      isReady={
        target !== null &&
        preview.data !== undefined &&
        refusal === null &&
        !preview.isPlaceholderData
      }
      onDo={(reason, confirm) => onAct({ kind: 'REWIND', reason, confirm, target: target ?? {} })}
      buttonProps={{ 'data-testid': 'begin-REWIND' }}
    >
      <Stack gap="sm">
        <Text fz="sm">{t('agencies.before.REWIND')}</Text>
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={t('agencies.topic')}
            value={topic}
            onChange={(event) => setTopic(event.currentTarget.value)}
            data={[{ value: '', label: t('agencies.chooseTopic') }, ...topics]}
          />
          <NumberInput
            label={t('partitionColumn.partition')}
            placeholder={t('agencies.everyPartition')}
            value={partition}
            onChange={(value) => setPartition(String(value))}
            min={0}
            allowDecimal={false}
            w={140}
          />
          <SegmentedControl
            aria-label={t('agencies.beginBy')}
            value={by}
            onChange={(value) => setBy(value === 'offset' ? 'offset' : 'time')}
            data={[
              { value: 'time', label: t('agencies.fromTime') },
              { value: 'offset', label: t('agencies.fromOffset') },
            ]}
          />
          {by === 'time' ? (
            <CalendarField
              hasTime
              label={t('agencies.beginAt', { zone })}
              value={time}
              onChange={setTime}
              w={240}
            />
          ) : (
            // Text, not a number: an offset has 64 bits.
            <TextInput
              label={t('partitionColumn.position')}
              value={offset}
              onChange={(event) =>
                setOffset(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 19))
              }
              inputMode="numeric"
            />
          )}
        </Group>
        <RewindPreviewTable
          preview={preview.data}
          error={preview.error}
          isWaiting={preview.isFetching}
          isAsked={target !== null}
        />
      </Stack>
    </ReasonedAction>
  );
}

const MOST_TRIES = 5;
const RETRY_AFTER_MS = 1_000;

function usePreview(code: string, target: OperationTarget | null, paused: readonly string[]) {
  const [asked] = useDebouncedValue(target === null ? null : JSON.stringify(target), 400);
  return useQuery({
    queryKey: ['rewind-preview', code, asked, paused],
    queryFn: () =>
      sendJson<RewindPreview>(
        'POST',
        `/api/agencies/${code}/rewind-preview`,
        JSON.parse(asked ?? '{}'),
      ),
    enabled: asked !== null,
    // A preview is an operation of the agency: it is asked for again when a partition was paused,
    // not at intervals.
    gcTime: 0,
    placeholderData: keepPreviousData,
    // The agency may still be working on the previous preview.
    retry: (failures, error) =>
      failures + 1 < MOST_TRIES &&
      error instanceof ServerProblem &&
      error.agencyCode === 'operation-running',
    retryDelay: RETRY_AFTER_MS,
  });
}
