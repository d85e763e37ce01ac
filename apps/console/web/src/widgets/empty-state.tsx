import { EmptyState as Empty } from '@mantine/core';
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
    <Empty py="xl" size="sm" icon={<Icon stroke={1.4} aria-hidden />} description={children}>
      {action ? <Empty.Actions>{action}</Empty.Actions> : null}
    </Empty>
  );
}
