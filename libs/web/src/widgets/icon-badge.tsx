import { Badge, type BadgeProps } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentPropsWithoutRef } from 'react';

interface IconBadgeProps
  extends BadgeProps,
    Omit<ComponentPropsWithoutRef<'div'>, keyof BadgeProps> {
  colour: string;
  Icon: TablerIcon;
  iconSize?: number;
}

/** A word with an icon before it; the colour only repeats them. */
export function IconBadge({ colour, Icon, iconSize = 14, ...rest }: IconBadgeProps) {
  return (
    <Badge
      className="status"
      data-colour={colour}
      color={colour}
      variant="light"
      tt="none"
      fw={600}
      styles={{ label: { overflow: 'visible' } }}
      leftSection={<Icon size={iconSize} aria-hidden />}
      {...rest}
    />
  );
}
