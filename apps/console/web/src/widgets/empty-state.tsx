import { Center, Stack, Text } from '@mantine/core';
import { IconInbox, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** what there is none of, and whether that is good */
  children: ReactNode;
  /** what to do about it */
  action?: ReactNode;
  Icon?: TablerIcon;
}

/** Nothing to show, and that is known: never shown while it is only not known. */
export function EmptyState({ children, action, Icon = IconInbox }: EmptyStateProps) {
  return (
    <Center py="xl">
      <Stack align="center" gap="xs" maw="32rem">
        <Icon size={28} stroke={1.4} aria-hidden className="dimmed" />
        <Text ta="center">{children}</Text>
        {action}
      </Stack>
    </Center>
  );
}
