import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import type { Ground } from '../../../contract/ground';
import type { Entity } from '../api/entities';
import { useCan } from '../api/me';
import { StepLink } from '../entity/step-link';
import { mayAnswer } from './may-answer';
import { nextStages } from './response-stages';

interface AlertStepsProps {
  ground: Ground;
  id: string;
  alert: Entity;
  responses: readonly Entity[];
  /** whether the responses are known yet */
  isKnown: boolean;
}

/** What the officer may say of an alert; where nothing, why not. */
export function AlertSteps({ ground, id, alert, responses, isKnown }: AlertStepsProps) {
  const { t } = useWords();
  const can = useCan();
  if (!isKnown) return <Skeleton h={44} />;
  if (!mayAnswer(ground, alert)) return <Text fz="sm">{t('alert.notYours')}</Text>;
  if (!can('response', 'write')) return <Text fz="sm">{t('alert.mayNotWrite')}</Text>;
  const own = responses.find(({ owner }) => owner === ground.home.code);
  const next = nextStages(own ? String(own['stage']) : null);
  if (next.length === 0) return <Text fz="sm">{t('alert.answered')}</Text>;
  return (
    <Stack component="section" gap="xs" aria-label={t('alert.mayAnswer')}>
      <Text fz="sm">{t('alert.mayAnswer')}</Text>
      <Group gap="xs">
        {next.map((change, at) => (
          <StepLink
            key={change}
            flow="response"
            change={change}
            given={{ alertId: id }}
            isFirst={at === 0}
          />
        ))}
      </Group>
    </Stack>
  );
}
