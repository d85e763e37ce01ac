import { Text } from '@mantine/core';
import { useWords } from '../words/use-words';

interface WhatWasOpenedProps {
  topic: string;
  /** keys of entities, owner first; several where a machine opened them at once */
  keys: readonly string[];
  groups: readonly string[];
}

/** What was opened, by its name and never by its content. */
export function WhatWasOpened({ topic, keys, groups }: WhatWasOpenedProps) {
  const { t, number } = useWords();
  if (topic === 'break-glass') return t(`disclosures.beyond.step.${groups[0] ?? 'asked'}`);
  const flow = topic.replace(/^timpora\./, '');
  const [first = ''] = keys;
  return (
    <>
      {t(`flow.${flow}`, flow)}: {groups.join(', ')}
      <Text fz="xs" c="dimmed" className="wrapped">
        {keys.length === 1
          ? first
          : t('disclosures.many', { count: keys.length, value: number(keys.length) })}
      </Text>
    </>
  );
}
