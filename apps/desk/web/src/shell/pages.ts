import { IconInbox, IconListDetails, IconMap2, IconPencilPlus } from '@tabler/icons-react';

/**
 * The pages of the bar, at most four beside *more*; `name` is the key of the title in the words. A
 * new page gets a folder of its own, a route in `router.tsx`, and a line here or a link elsewhere.
 */
export const PAGES = [
  { to: '/', name: 'inbox', Icon: IconInbox },
  { to: '/report', name: 'report', Icon: IconPencilPlus },
  { to: '/lists', name: 'lists', Icon: IconListDetails },
  { to: '/map', name: 'map', Icon: IconMap2 },
] as const;
