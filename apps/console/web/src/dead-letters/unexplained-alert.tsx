import { Alert, List, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { DeadLetterAgency } from '../../../contract/dead-letters';
import { useAgencyName } from '../links/use-agency-name';
import { useWords } from '../words/use-words';

/** Agencies whose causes nobody told, and why not: the board is not whole without them. */
export function UnexplainedAlert({ agencies }: { agencies: DeadLetterAgency[] }) {
  const { t, number } = useWords();
  const nameOf = useAgencyName();
  if (agencies.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconHelpCircle aria-hidden />} data-testid="unexplained">
      <Text fz="sm">{t('dead-letters.unexplained')}</Text>
      <List fz="sm" mt={4}>
        {agencies.map(({ agency, count, unavailable }) => (
          <List.Item key={agency}>
            {nameOf(agency)}: {count === null ? t('dead-letters.countUnknown') : t('dead-letters.letters', { count, value: number(count) })}
            ; {t(`dead-letters.unavailable.${unavailable ?? 'no-answer'}`)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
