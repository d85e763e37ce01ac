import { Group, NumberInput, Stack, Text } from '@mantine/core';
import { IconPlayerPlay, IconTestPipe, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { OperationTarget } from '../../../contract/operations';
import { useAgencyName } from '../links/use-agency-name';
import { useBeginOperation } from '../operations/operation-queries';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';

interface RedriveActionsProps {
  agency: string;
  /** a cause with all its dead letters, or one dead letter */
  target: OperationTarget;
  onBegun: (operationId: string) => void;
}

/** Dry run, redrive, dismiss: only at the agency that could not apply the records. */
export function RedriveActions({ agency, target, onBegun }: RedriveActionsProps) {
  const { t } = useWords();
  const nameOf = useAgencyName();
  const hindrance = useHindrance()(agency, 'operate');
  const begin = useBeginOperation(agency);
  const [rate, setRate] = useState<number | undefined>(undefined);
  const act = async (
    kind: 'REDRIVE' | 'DISMISS',
    reason: string,
    more: OperationTarget,
  ): Promise<void> => {
    onBegun((await begin({ kind, reason, target: { ...target, ...more } })).operationId);
  };
  const isOne = target.offset !== undefined;
  return (
    <Group gap="xs">
      <ReasonedAction
        label={t('dead-letters.tryOut')}
        icon={<IconTestPipe size={16} aria-hidden />}
        hindrance={hindrance}
        onDo={(reason) => act('REDRIVE', reason, { dryRun: true })}
      >
        {t('dead-letters.tryOutText')}
      </ReasonedAction>
      <ReasonedAction
        label={t(isOne ? 'dead-letters.redriveOne' : 'dead-letters.redrive')}
        icon={<IconPlayerPlay size={16} aria-hidden />}
        hindrance={hindrance}
        onDo={(reason) => act('REDRIVE', reason, rate === undefined ? {} : { ratePerSecond: rate })}
      >
        <Stack gap="sm">
          <Text fz="sm">{t('dead-letters.redriveText', { agency: nameOf(agency) })}</Text>
          {isOne ? null : (
            <NumberInput
              label={t('dead-letters.rate')}
              description={t('dead-letters.rateHint')}
              value={rate ?? ''}
              onChange={(value) =>
                setRate(typeof value === 'number' && value >= 1 ? value : undefined)
              }
              min={1}
              max={1_000}
              allowDecimal={false}
              maw={260}
            />
          )}
        </Stack>
      </ReasonedAction>
      <ReasonedAction
        label={t(isOne ? 'dead-letters.dismissOne' : 'dead-letters.dismiss')}
        icon={<IconTrash size={16} aria-hidden />}
        hindrance={hindrance}
        isDangerous
        onDo={(reason) => act('DISMISS', reason, {})}
      >
        {t('dead-letters.dismissText')}
      </ReasonedAction>
    </Group>
  );
}
