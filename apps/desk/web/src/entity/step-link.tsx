import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useStepWords } from '../words/use-step-words';

interface StepLinkProps {
  flow: string;
  change: string;
  /** the entity that is changed; absent where one is begun */
  id?: string;
  /** what the form is given */
  given?: Record<string, string>;
  /** what is usual stands out */
  isFirst?: boolean;
  /** what the button says; its step's words where absent */
  label?: string;
}

/** A button that leads to the form of a step. */
export function StepLink({ flow, change, id, given = {}, isFirst = false, label }: StepLinkProps) {
  const { stepOf } = useStepWords();
  return (
    <Button
      size="md"
      className="target"
      variant={isFirst ? 'filled' : 'default'}
      renderRoot={(props) =>
        id === undefined ? (
          <Link to="/report/$flow" params={{ flow }} search={{ change, ...given }} {...props} />
        ) : (
          <Link
            to="/lists/$flow/$id/$change"
            params={{ flow, id, change }}
            search={given}
            {...props}
          />
        )
      }
    >
      {label ?? stepOf(flow, change)}
    </Button>
  );
}
