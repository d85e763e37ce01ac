import {
  IconBell,
  IconBuildingCommunity,
  IconDeviceLaptop,
  IconHistory,
  IconLayoutDashboard,
  IconLockOpen,
  IconMailOff,
  IconMap,
  IconRefreshDot,
  IconSchema,
  IconStack2,
} from '@tabler/icons-react';

/**
 * The pages as the navigation and the palette list them; `name` is the key of the page's title in
 * the words.
 */
export const PAGES = [
  { to: '/', name: 'overview', Icon: IconLayoutDashboard },
  { to: '/sync', name: 'sync', Icon: IconRefreshDot },
  { to: '/agencies', name: 'agencies', Icon: IconBuildingCommunity },
  { to: '/topics', name: 'topics', Icon: IconStack2 },
  { to: '/dead-letters', name: 'dead-letters', Icon: IconMailOff },
  { to: '/schemas', name: 'schemas', Icon: IconSchema },
  { to: '/map', name: 'map', Icon: IconMap },
  { to: '/alerts', name: 'alerts', Icon: IconBell },
  { to: '/actions', name: 'actions', Icon: IconHistory },
  { to: '/disclosures', name: 'disclosures', Icon: IconLockOpen },
  { to: '/sessions', name: 'sessions', Icon: IconDeviceLaptop },
] as const;
