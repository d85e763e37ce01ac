import { Text } from '@mantine/core';
import { useMoment, useWords } from '@sinergi/web';
import { IconCircle, IconCircleCheckFilled, IconCircleDot, IconCircleX } from '@tabler/icons-react';
import type { Steps } from '../../../contract/steps';
import type { Entity } from '../api/entities';
import { useValueWords } from '../words/use-value-words';
import './step-line.css';

interface StepLineProps {
  steps: Steps;
  /** all versions, oldest first: which steps were taken, and when */
  history: readonly Entity[];
}

const ICONS = {
  taken: IconCircleCheckFilled,
  at: IconCircleDot,
  ahead: IconCircle,
  ended: IconCircleX,
} as const;

/** The way of a matter: what was done and when, where it stands, and what lies ahead. */
export function StepLine({ steps: { line, at }, history }: StepLineProps) {
  const { t } = useWords();
  const { short } = useMoment();
  const wordOf = useValueWords();
  const taken = new Map(history.map((version) => [String(version['change']), version]));
  const end = line.includes(at) ? [] : [at];
  const stateOf = (step: string): keyof typeof ICONS => {
    if (step === at) return end.length > 0 ? 'ended' : 'at';
    return taken.has(step) ? 'taken' : 'ahead';
  };
  return (
    <ol className="step-line" aria-label={t('team.way')} data-testid="way">
      {[...line, ...end].map((step) => {
        const state = stateOf(step);
        const Icon = ICONS[state];
        const when = taken.get(step)?.occurredAt;
        return (
          <li key={step} data-state={state} aria-current={step === at ? 'step' : undefined}>
            <Icon size={22} aria-hidden />
            <span>
              {wordOf('step', step)}
              <span className="read-out">, {t(`team.state.${state}`)}</span>
              {when === undefined ? null : (
                <Text component="span" display="block" fz="xs" c="dimmed">
                  {short(when)}
                </Text>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
