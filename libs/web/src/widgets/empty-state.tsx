import { EmptyState as Empty } from '@mantine/core';
import { IconInbox, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** says what there is none of, and whether that is good */
  children: ReactNode;
  /** what the reader can do about it */
  action?: ReactNode;
  Icon?: TablerIcon;
}

/** Shown when it is known that there is nothing; never while that is unknown. */
export function EmptyState({ children, action, Icon = IconInbox }: EmptyStateProps) {
  return (
    <Empty py="xl" size="sm" icon={<Icon stroke={1.4} aria-hidden />} description={children}>
      {action ? <Empty.Actions>{action}</Empty.Actions> : null}
    </Empty>
  );
}
