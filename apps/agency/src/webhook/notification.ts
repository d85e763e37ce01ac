import { agencyUrn } from '@sinergi/contracts';
import type { FeedEvent } from '../feed/feed-event.js';

/**
 * An event as it is told outside of the agency: that there is one, and nothing of it. Who may read
 * it asks this agency for its id.
 */
export interface Notification {
  specversion: '1.0';
  id: string;
  source: string;
  type: 'id.timpora.notification';
  time: string;
  datacontenttype: 'application/json';
  exercise: boolean;
  data: Record<string, never>;
}

/** @param agency code of the agency that tells it: whose event it is would be content */
export const toNotification = (
  { id, exercise, appliedtime }: Pick<FeedEvent, 'id' | 'exercise' | 'appliedtime'>,
  agency: string,
): Notification => ({
  ...{ specversion: '1.0', id, source: agencyUrn(agency), type: 'id.timpora.notification' },
  ...{ time: appliedtime, datacontenttype: 'application/json', exercise, data: {} },
});
