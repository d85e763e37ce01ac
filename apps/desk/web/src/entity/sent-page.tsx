import { Anchor, Button, Group, Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import { PageHead, useWords } from '@sinergi/web';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Ground } from '../../../contract/ground';
import { type Committed, idOf } from '../api/entities';
import { PageLink } from './page-link';

interface SentPageProps {
  flow: string;
  ground: Ground;
  sent: Committed;
  /** begins another one; absent where something was changed */
  onAgain?: () => void;
}

/** What was sent has its number, and its way on. */
export function SentPage({ flow, ground, sent, onAgain }: SentPageProps) {
  const { t } = useWords();
  const id = idOf(ground, flow, sent);
  return (
    <Stack gap="md" data-testid="sent">
      <PageHead
        title={t('report.sent')}
        mark={
          <ThemeIcon color="teal" radius="xl" size="lg">
            <IconCheck size={22} aria-hidden />
          </ThemeIcon>
        }
      />
      <Text role="status">{t('report.sentText')}</Text>
      <Paper withBorder p="md">
        <Text fz="xs" c="dimmed">
          {t('report.number')}
        </Text>
        <Text className="wrapped tabular">{id}</Text>
      </Paper>
      <Button size="lg" renderRoot={(props) => <PageLink flow={flow} id={id} {...props} />}>
        {t('report.look')}
      </Button>
      {onAgain ? (
        <Button size="lg" variant="default" onClick={onAgain}>
          {t('report.again')}
        </Button>
      ) : null}
      <Group justify="space-between">
        <Anchor
          className="target"
          renderRoot={(props) => <Link to="/lists/$flow" params={{ flow }} {...props} />}
        >
          {t('report.toList')}
        </Anchor>
        <Anchor className="target" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('report.toHome')}
        </Anchor>
      </Group>
    </Stack>
  );
}
