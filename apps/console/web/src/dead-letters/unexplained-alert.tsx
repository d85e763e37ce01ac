import { Alert, List, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { DeadLetterAgency } from '../../../contract/dead-letters';
import { useMe } from '../api/me';
import { useAgencyName } from '../links/use-agency-name';
import { useWords } from '../words/use-words';
import { unexplainedBy } from './group-by-cause';

/**
 * The agencies whose causes are unknown, and why: without them the board is incomplete. A missing
 * right is normal and takes a line; an agency that does not answer is a warning.
 */
export function UnexplainedAlert({ agencies }: { agencies: DeadLetterAgency[] }) {
  const { t, number } = useWords();
  const nameOf = useAgencyName();
  const { me } = useMe();
  const { silent, own, others } = unexplainedBy(agencies, me?.agency ?? '');
  const letters = ({ count }: DeadLetterAgency): string =>
    count === null
      ? t('dead-letters.countUnknown')
      : t('dead-letters.letters', { count, value: number(count) });
  return (
    <>
      {silent.length > 0 ? (
        <Alert color="yellow" icon={<IconHelpCircle aria-hidden />} data-testid="unexplained">
          <Text fz="sm">{t('dead-letters.unexplained')}</Text>
          <List fz="sm" mt={4}>
            {silent.map((row) => (
              <List.Item key={row.agency}>
                {nameOf(row.agency)}: {letters(row)}; {t('dead-letters.unavailable.no-answer')}
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      {own ? (
        <Text fz="sm">
          {t('dead-letters.forbiddenOwn', { agency: nameOf(own.agency), letters: letters(own) })}
        </Text>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary>
            {t('dead-letters.forbidden', {
              count: others.length,
              value: number(others.length),
              letters: number(others.reduce((sum, { count }) => sum + (count ?? 0), 0)),
            })}
          </summary>
          <List fz="sm" mt={4}>
            {others.map((row) => (
              <List.Item key={row.agency}>
                {nameOf(row.agency)}: {letters(row)}
              </List.Item>
            ))}
          </List>
        </details>
      ) : null}
    </>
  );
}
