import { type Draft, jsonOf, type Making, reading, saying } from './door-attack.js';

/** Asks for something of a restricted flow that the agency does not read, by all that names it. */
export function hiddenAttack({ known, pick, mark }: Making): Draft {
  const { entityId, eventId, owner } = known.hidden;
  const opening = {
    ...{ groups: ['intelligence'], purpose: 'SUPERVISION', officer: 'Petugas Latihan' },
    reason: `Perintah ${mark}`,
  };
  const path = `/intelligence-reports/${entityId}`;
  return pick<Draft>('hidden', {
    entity: reading(path),
    'entity of its owner': reading(`${path}?owner=${owner}`),
    history: reading(`${path}/history`),
    list: reading('/intelligence-reports'),
    'list of its owner': reading(`/intelligence-reports?owner=${owner}`),
    event: reading(`/events/${eventId}`),
    'event of its owner': reading(`/events/${eventId}?owner=${owner}`),
    receipts: reading(`/events/${eventId}/receipts`),
    evidence: reading(`/events/${eventId}/evidence`),
    record: reading(`/events/${eventId}/record`),
    lineage: reading(`/events/${eventId}/lineage`),
    feed: reading('/feed?flows=sighting,intelligence'),
    stream: reading('/feed/stream?flows=intelligence'),
    messages: reading('/messages?topic=timpora.intelligence&partition=0&from=oldest'),
    'dead letters': reading('/dead-letters?topic=timpora.intelligence'),
    'under another flow': reading(`/sightings/${entityId}`),
    opening: saying(`${path}/disclosures`, jsonOf(opening)),
    change: saying(`${path}/changes`, jsonOf({ change: 'WITHDRAWN' }), [['if-match', '"1"']]),
    webhook: saying(
      '/webhooks',
      jsonOf({ url: 'http://127.0.0.1:9/attacks', flows: ['sighting', 'intelligence'] }),
    ),
  });
}
