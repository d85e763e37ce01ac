import type { Lane } from '@sinergi/domain';
import type { InboxItem } from './inbox-item.js';

/** A worklist that has a page of its own and is shown in the inbox too. */
export interface InboxSource {
  /** without which its items are not shown */
  scope: string;
  waiting(lane: Lane): Promise<InboxItem[]>;
}

export const INBOX_SOURCES = Symbol('INBOX_SOURCES');
