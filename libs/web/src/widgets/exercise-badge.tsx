import { IconMasksTheater } from '@tabler/icons-react';
import { useWords } from '../words/use-words';
import { IconBadge } from './icon-badge';

/** Marks everything that is part of an exercise, wherever it is shown. */
export function ExerciseBadge() {
  const { t } = useWords();
  return (
    <IconBadge colour="grape" Icon={IconMasksTheater}>
      {t('exercise')}
    </IconBadge>
  );
}
