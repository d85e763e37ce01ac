import { pageSearch } from '@sinergi/web';

const WHOSE = ['all', 'mine', 'nobody'] as const;
export type Whose = (typeof WHOSE)[number];

/** What of the inbox is shown, as the address keeps it. */
export interface InboxSearch {
  kind?: string;
  whose?: Whose;
}

export const inboxSearch = pageSearch(
  ({ kind, whose }): InboxSearch => ({
    ...(typeof kind === 'string' && /^[A-Z_]{1,40}$/.test(kind) ? { kind } : {}),
    ...(WHOSE.includes(whose as Whose) && whose !== 'all' ? { whose: whose as Whose } : {}),
  }),
);
