import { Group, Stack, Text, Title } from '@mantine/core';
import { IconFirstAidKit, IconGitCompare, IconListCheck } from '@tabler/icons-react';
import type { Operation, OperationKind } from '../../../contract/operations';
import { OperationCard } from '../operations/operation-card';
import { useBeginOperation } from '../operations/operation-queries';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';

const REMEDIES = [
  { kind: 'COMPARE', Icon: IconGitCompare },
  { kind: 'HEAL', Icon: IconFirstAidKit },
  { kind: 'SCRUB', Icon: IconListCheck },
] as const;

interface CellRemediesProps {
  agency: string;
  topic: string;
  operation: string | null;
  onOperation: (operationId: string) => void;
}

/**
 * Compare with the log, heal from the log, check again. After a heal the copy is checked at once,
 * as independent proof.
 */
export function CellRemedies({ agency, topic, operation, onOperation }: CellRemediesProps) {
  const { t } = useWords();
  const hindrance = useHindrance();
  const begin = useBeginOperation(agency);
  const act = async (kind: OperationKind, reason: string): Promise<void> => {
    onOperation((await begin({ kind, reason, target: { topic } })).operationId);
  };
  const onEnd = ({ kind, state, reason }: Operation): void => {
    if (kind === 'HEAL' && state === 'DONE') void act('SCRUB', reason).catch(() => undefined);
  };
  return (
    <Stack gap="xs">
      <Title order={2} fz="h5">
        {t('sync.remedies')}
      </Title>
      <Group gap="xs">
        {REMEDIES.map(({ kind, Icon }) => (
          <ReasonedAction
            key={kind}
            label={t(`operations.kind.${kind}`)}
            icon={<Icon size={16} aria-hidden />}
            hindrance={hindrance(agency, 'operate')}
            onDo={(reason) => act(kind, reason)}
            buttonProps={{ 'data-testid': `begin-${kind}` }}
          >
            {t(`sync.before.${kind}`, { topic })}
          </ReasonedAction>
        ))}
      </Group>
      {operation ? (
        <OperationCard agency={agency} operationId={operation} onEnd={onEnd} />
      ) : (
        <Text fz="sm">{t('sync.remedyHint')}</Text>
      )}
    </Stack>
  );
}
