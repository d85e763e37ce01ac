import { Anchor, List, Paper, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck, IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../../../contract/overview';
import { useWords } from '../words/use-words';

/** The start itself fills the directory; any other record comes from an agency. */
const hasFlowed = ({ flows }: Overview): boolean =>
  flows.some(({ flow, logEnd }) => flow !== 'directory' && logEnd !== null && logEnd !== '0');

/**
 * The steps that a new exchange still waits for, in order. The list disappears when every agency
 * has reported and records have flowed.
 */
export function FirstRun({ overview }: { overview: Overview }) {
  const { t } = useWords();
  const { reported, of, brokerAnsweredAt } = overview;
  const flowed = hasFlowed(overview);
  if (of > 0 && reported === of && flowed) return null;
  const steps = [
    { name: 'broker', isDone: brokerAnsweredAt !== null },
    { name: 'agencies', isDone: of > 0 && reported === of },
    { name: 'event', isDone: flowed },
  ] as const;
  return (
    <Paper withBorder p="md" data-testid="first-run">
      <Title order={2} fz="h4" mb="xs">
        {t('overview-page.firstRun')}
      </Title>
      <List spacing="xs" center listStyleType="none">
        {steps.map(({ name, isDone }) => (
          <List.Item
            key={name}
            icon={
              <ThemeIcon size={22} radius="xl" variant="light" color={isDone ? 'teal' : 'gray'}>
                {isDone ? (
                  <IconCheck size={14} aria-hidden />
                ) : (
                  <IconHourglass size={14} aria-hidden />
                )}
              </ThemeIcon>
            }
          >
            <Text fz="sm">
              {t(`overview-page.step.${name}`, { reported, of })} (
              {t(isDone ? 'overview-page.done' : 'overview-page.waits')})
            </Text>
          </List.Item>
        ))}
      </List>
      <Text fz="sm" mt="xs">
        {t('overview-page.firstRunHint')}{' '}
        <Anchor fz="sm" renderRoot={(props) => <Link to="/agencies" {...props} />}>
          {t('shell.page.agencies')}
        </Anchor>
      </Text>
    </Paper>
  );
}
