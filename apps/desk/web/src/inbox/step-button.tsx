import { Button } from '@mantine/core';
import type { InboxItem, InboxStep } from '../api/inbox';
import { PageLink } from '../entity/page-link';
import { StepLink } from '../entity/step-link';
import { useStepWords } from '../words/use-step-words';
import { stepTarget } from './step-target';

interface StepButtonProps {
  item: InboxItem;
  step: InboxStep;
  /** what is usual stands out */
  isFirst: boolean;
  /** the id of the own entity that the item answers */
  answered: string | null;
}

/** A step that an officer may take; it leads to its form, or to the person. */
export function StepButton({ item, step, isFirst, answered }: StepButtonProps) {
  const { stepOf } = useStepWords();
  const target = stepTarget(item, step, answered);
  if (target === null) return null;
  if (target.to === 'change') return <StepLink {...target} isFirst={isFirst} />;
  if (target.to === 'begin') {
    const { change = step.change, ...given } = target.search;
    return <StepLink flow={target.flow} change={change} given={given} isFirst={isFirst} />;
  }
  const { subjectId } = target;
  return (
    <Button
      size="md"
      className="target"
      variant={isFirst ? 'filled' : 'default'}
      renderRoot={(props) => <PageLink flow="subject" id={subjectId} {...props} />}
    >
      {stepOf(step.flow, step.change)}
    </Button>
  );
}
