import { Paper, Stack, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import type { TablerIcon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

/** A large button that leads to a form. @param to the flow of the form */
export function BigAction({ to, Icon, text }: { to: string; Icon: TablerIcon; text: string }) {
  const { t } = useWords();
  return (
    <Paper
      withBorder
      className="big-action"
      renderRoot={(props) => <Link to="/report/$flow" params={{ flow: to }} {...props} />}
    >
      <Icon size={32} stroke={1.5} aria-hidden />
      <Stack gap={0}>
        <Text component="span" fw={600} className="big-action-name">
          {t(`report.of.${to}`)}
        </Text>
        <Text component="span" fz="sm" c="dimmed">
          {text}
        </Text>
      </Stack>
    </Paper>
  );
}
