import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

interface PageHeadProps {
  title: string;
  /** shown next to the title: a status, an age */
  mark?: ReactNode;
  /** shown at the end of the line: actions */
  children?: ReactNode;
}

/** The page's only first-level heading, which is also the title of the browser's tab. */
export function PageHead({ title, mark, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · Sinergi`;
  }, [title]);
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="sm">
        <Title order={1} fz="h2">
          {title}
        </Title>
        {mark}
      </Group>
      {children ? <Group gap="xs">{children}</Group> : null}
    </Group>
  );
}
