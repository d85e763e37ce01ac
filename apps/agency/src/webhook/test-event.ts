import { randomUUID } from 'node:crypto';
import { agencyUrn } from '@sinergi/contracts';

/**
 * An event for tests of a webhook. It belongs to no flow and is an exercise, never a real case.
 */
export interface TestEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: 'id.timpora.webhook.test';
  time: string;
  subject: string;
  datacontenttype: 'application/json';
  exercise: true;
  data: { webhookId: string };
}

export function testEvent(agency: string, webhookId: string, at: Date): TestEvent {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: agencyUrn(agency),
    type: 'id.timpora.webhook.test',
    time: at.toISOString(),
    subject: webhookId,
    datacontenttype: 'application/json',
    exercise: true,
    data: { webhookId },
  };
}
