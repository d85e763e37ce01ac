import { randomUUID } from 'node:crypto';
import { agencyUrn } from '@sinergi/contracts';

/** An event that tells of nothing but itself. It is of no flow, and no real case: an exercise. */
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
