import { Group, NativeSelect } from '@mantine/core';
import { IconListCheck, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AgencyDetail } from '../../../contract/agency';
import type { OperationWish } from '../../../contract/operations';
import { useBeginOperation } from '../operations/operation-queries';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';
import { RewindAction } from './rewind-action';

/**
 * The operations on this agency's copy. Everybody sees them; an operator without the needed role
 * sees which role it is.
 */
export function AgencyActions({
  code,
  detail,
}: {
  code: string;
  detail: AgencyDetail | undefined;
}) {
  const { t } = useWords();
  const hindrance = useHindrance();
  const begin = useBeginOperation(code);
  const navigate = useNavigate();
  const act = async (wish: OperationWish): Promise<void> => {
    const { operationId } = await begin(wish);
    void navigate({
      to: '/agencies/$code',
      params: { code },
      search: { tab: 'operations', operation: operationId },
      resetScroll: false,
    });
  };
  const topics = [...new Set(detail?.partitions.map(({ topic }) => topic) ?? [])];
  const isPaused = (detail?.paused.length ?? 0) > 0;
  return (
    <Group gap="xs" role="group" aria-label={t('agencies.actions')}>
      <TopicAction
        kind="SCRUB"
        code={code}
        topics={topics}
        onAct={act}
        hindrance={hindrance(code, 'operate')}
      />
      <TopicAction
        kind="PAUSE"
        code={code}
        topics={topics}
        onAct={act}
        hindrance={hindrance(code, 'operate')}
      />
      <TopicAction
        kind="RESUME"
        code={code}
        topics={topics}
        onAct={act}
        hindrance={hindrance(code, 'operate') ?? (isPaused ? null : t('agencies.nothingPaused'))}
      />
      <RewindAction
        code={code}
        topics={topics}
        paused={detail?.paused ?? []}
        onAct={act}
        hindrance={hindrance(code, 'reset')}
      />
    </Group>
  );
}

const ICONS = { SCRUB: IconListCheck, PAUSE: IconPlayerPause, RESUME: IconPlayerPlay };

interface TopicActionProps {
  kind: 'SCRUB' | 'PAUSE' | 'RESUME';
  code: string;
  topics: readonly string[];
  hindrance: string | null;
  onAct: (wish: OperationWish) => Promise<void>;
}

function TopicAction({ kind, topics, hindrance, onAct }: TopicActionProps) {
  const { t } = useWords();
  const [topic, setTopic] = useState('');
  const Icon = ICONS[kind];
  return (
    <ReasonedAction
      label={t(`operations.kind.${kind}`)}
      icon={<Icon size={16} aria-hidden />}
      hindrance={hindrance}
      onDo={(reason) => onAct({ kind, reason, target: topic === '' ? {} : { topic } })}
      buttonProps={{ 'data-testid': `begin-${kind}` }}
    >
      <TopicChoice
        value={topic}
        topics={topics}
        onChange={setTopic}
        hint={t(`agencies.before.${kind}`)}
      />
    </ReasonedAction>
  );
}

export function TopicChoice({
  value,
  topics,
  onChange,
  hint,
}: {
  value: string;
  topics: readonly string[];
  onChange: (topic: string) => void;
  hint: string;
}) {
  const { t } = useWords();
  return (
    <NativeSelect
      label={t('agencies.topic')}
      description={hint}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: t('sync.everyFlow') }, ...topics]}
    />
  );
}
