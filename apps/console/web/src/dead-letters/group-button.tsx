import { Button } from '@mantine/core';
import { useAgencyName } from '../links/use-agency-name';
import { useWords } from '../words/use-words';

interface GroupButtonProps {
  agency: string;
  /** text in place of the agency's name */
  label?: string;
  count: number;
  isChosen: boolean;
  onOpen: () => void;
}

/** Opens the dead letters of one cause at one agency. */
export function GroupButton({ agency, label, count, isChosen, onOpen }: GroupButtonProps) {
  const { number } = useWords();
  const nameOf = useAgencyName();
  return (
    <Button
      size="compact-sm"
      variant={isChosen ? 'light' : 'default'}
      fw={isChosen ? 700 : 500}
      aria-pressed={isChosen}
      onClick={onOpen}
    >
      {label ?? nameOf(agency)} · {number(count)}
    </Button>
  );
}
