import { Alert, List, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { IconGitMerge } from '@tabler/icons-react';
import type { Entity } from '../api/entities';
import { useFieldWords } from '../words/use-field-words';
import { useShown } from '../words/use-shown';
import { fieldsThatDiffer } from './change-values';

interface OvertakenNoteProps {
  flow: string;
  before: Entity;
  now: Entity;
}

/** Says what somebody else changed while the form was filled in. */
export function OvertakenNote({ flow, before, now }: OvertakenNoteProps) {
  const { t } = useWords();
  const { labelOf } = useFieldWords(flow);
  const shownOf = useShown();
  const said = (field: string, entity: Entity): string =>
    shownOf(field, entity[field]) ?? t('form.notSaid');
  return (
    <Alert
      color="yellow"
      icon={<IconGitMerge aria-hidden />}
      title={t('form.overtaken')}
      role="alert"
      id="overtaken"
      tabIndex={-1}
      data-testid="overtaken"
    >
      <List size="sm" spacing={4}>
        {fieldsThatDiffer(before, now).map((field) => (
          <List.Item key={field} className="wrapped">
            {labelOf(field)}: {said(field, before)} → {said(field, now)}
          </List.Item>
        ))}
      </List>
      <Text fz="sm">{t('form.overtakenText', { before: before.version, now: now.version })}</Text>
    </Alert>
  );
}
