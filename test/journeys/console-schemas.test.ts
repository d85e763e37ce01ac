import { flows, schemasToRegister, subjectOf } from '@sinergi/contracts';
import { eventually } from '@sinergi/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConsoleOperator } from '../support/console-operator.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const REPORT = subjectOf('Report');
const own = schemasToRegister().filter(({ subject }) => subject === REPORT);
let viewer: ConsoleOperator;

beforeAll(async () => {
  viewer = await ConsoleOperator.logIn(descriptor, 'pembaca-1');
});

/** Our latest report with one more field. */
function withField(field: object): string {
  const schema = JSON.parse(own.at(-1)!.schema) as { fields: object[] };
  return JSON.stringify({ ...schema, fields: [...schema.fields, field] });
}

describe('schemas at the console, from the real registry', () => {
  it('are all there, with who writes and reads each version', async () => {
    const { body } = await eventually('the registry is read', async () => {
      const answer = await viewer.get('/api/schemas');
      return answer.status === 200 ? answer : null;
    });
    const subjects = body.map(({ subject }: { subject: string }) => subject);
    // The console shows nothing of a restricted flow.
    const hidden = flows.filter(({ restricted }) => restricted);
    const registered = new Set(schemasToRegister().map(({ subject }) => subject));
    for (const { recordName } of hidden)
      expect(registered.delete(subjectOf(recordName))).toBe(true);
    expect(subjects).toEqual([...registered].sort());
    const sightings = await eventually('every agency has reported', async () => {
      const { body: items } = await viewer.get('/api/schemas');
      const found = items.find(
        ({ subject }: { subject: string }) => subject === subjectOf('Sighting'),
      );
      return found.versions.at(-1).readers.length === descriptor.agencies.length ? found : null;
    });
    expect(sightings).toMatchObject({
      topics: ['timpora.sighting'],
      compatibility: 'BACKWARD_TRANSITIVE',
    });
    expect(sightings.versions.at(-1).writers).toContain('kec-menteng');
    const { body: readiness } = await viewer.get(`/api/schemas/${subjectOf('Sighting')}/readiness`);
    expect(readiness.notReady).toEqual([]);
    expect(readiness.ready).toHaveLength(descriptor.agencies.length);
  });

  it('differ by fields', async () => {
    const { status, body } = await viewer.get(`/api/schemas/${REPORT}/diff?from=1&to=2`);
    expect(status).toBe(200);
    expect(body.fields).toContainEqual({
      path: 'ownedDiffering',
      change: 'added',
      before: null,
      after: 'int',
      isCompatible: true,
    });
    const { body: text } = await viewer.get(`/api/schemas/${REPORT}/versions/1`);
    expect(JSON.parse(text.text)).toEqual(JSON.parse(own[0]!.schema));
    expect((await viewer.get(`/api/schemas/${REPORT}/versions/999`)).body.type).toBe(
      'urn:sinergi:problem:not-found',
    );
  });

  it('say whether a candidate fits, and what stands against it', async () => {
    const ask = (schema: string) =>
      viewer.send('POST', `/api/schemas/${REPORT}/compatibility`, { schema });
    expect((await ask(withField({ name: 'more', type: 'int', default: 0 }))).body).toEqual({
      isCompatible: true,
      messages: [],
    });
    const { body } = await ask(withField({ name: 'more', type: 'int' }));
    expect(body.isCompatible).toBe(false);
    expect(body.messages.join()).toContain('more');
    expect((await ask('{"type":')).body.type).toBe('urn:sinergi:problem:invalid-request');
  });
});
