import { Group } from '@mantine/core';
import { useWords } from '@sinergi/web';
import type { Steps } from '../../../contract/steps';
import { useCan } from '../api/me';
import { StepLink } from '../entity/step-link';

/** What the officer's agency may do next, each with the way to its form; what is usual first. */
export function NextSteps({ flow, id, steps }: { flow: string; id: string; steps: Steps }) {
  const { t } = useWords();
  const can = useCan();
  if (steps.next.length === 0 || !can(flow, 'write')) return null;
  return (
    <Group component="nav" gap="xs" aria-label={t('team.next')} data-testid="next">
      {steps.next.map((change, at) => (
        <StepLink key={change} {...{ flow, id, change }} isFirst={at === 0} />
      ))}
    </Group>
  );
}
