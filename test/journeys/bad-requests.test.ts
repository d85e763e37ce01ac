import { createHash, randomUUID } from 'node:crypto';
import { eventually, withSession } from '@sinergi/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { aPerson, aSighting, POINT_IN } from '../support/a-sighting.js';
import { AgencySystem, type Answer } from '../support/agency-system.js';
import { agencyOf, platform } from '../support/platform.js';
import { providerToken } from '../support/provider-token.js';

const descriptor = platform();
const menteng = new AgencySystem(descriptor, 'kec-menteng');

/** Expects a problem that says what was expected and what came. */
function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.body).toMatchObject({
    type: `/problems/${code}`,
    status,
    title: expect.any(String),
    detail: expect.stringContaining('xpected'),
  });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
}

async function forgedToken(claims: Record<string, unknown> = {}): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return new SignJWT({
    agency: 'kec-menteng',
    scope: 'sighting:write sighting:read',
    client_id: 'kec-menteng.system',
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'forged', jwk: await exportJWK(publicKey) })
    .setIssuer(descriptor.issuer)
    .setAudience('urn:sinergi:agency:kec-menteng')
    .setExpirationTime('5m')
    .sign(privateKey);
}

const expiredToken = (): Promise<string> =>
  providerToken(
    descriptor,
    'kec-menteng',
    { scope: 'sighting:write', client_id: 'kec-menteng.system' },
    -60,
  );

describe('a request’s token', () => {
  it.each<[string, () => Promise<string | undefined>, number, string]>([
    ['none', async () => undefined, 401, 'token-missing'],
    ['text that is no token', async () => 'not-a-token', 401, 'token-invalid'],
    ['one that somebody else signed', () => forgedToken(), 401, 'token-invalid'],
    [
      'an unsigned one',
      async () =>
        ['{"alg":"none"}', '{}', '']
          .map((part) => Buffer.from(part).toString('base64url'))
          .join('.'),
      401,
      'token-invalid',
    ],
    ['one that has expired', expiredToken, 401, 'token-expired'],
    [
      'another agency’s',
      () => new AgencySystem(descriptor, 'kec-gambir').accessToken(),
      403,
      'other-agency',
    ],
    ['one without the scope', () => menteng.accessToken('sighting:read'), 403, 'scope-missing'],
  ])('is refused when it is %s', async (_, token, status, code) => {
    const answer = await menteng.sendAs(await token(), 'POST', '/sightings', aSighting());
    expectProblem(answer, status, code);
    if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('is not given for another agency’s API at all', async () => {
    const { client } = descriptor.agencies.find(({ code }) => code === 'kec-menteng')!;
    const response = await fetch(`${descriptor.issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        resource: 'urn:sinergi:agency:kec-gambir',
        scope: 'sighting:read',
      }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_target' });
  });
});

describe('a sighting’s body', () => {
  it.each<[string, object, string]>([
    ['a field that does not exist', { colour: 'red' }, '/colour'],
    ['a field that only the service mints', { version: 9 }, '/version'],
    ['a missing field', { seenAt: undefined }, '/seenAt'],
    ['a wrong type', { peopleCount: 'one' }, '/peopleCount'],
    [
      'an impossible date',
      {
        handling: {
          purpose: 'SUPERVISION',
          legalBasis: 'UU 6/2011 art. 69',
          retainUntil: '2027-02-30',
        },
      },
      '/handling/retainUntil',
    ],
    ['a time without a zone', { seenAt: '2026-11-24 10:00' }, '/seenAt'],
  ])('is refused with %s, by its pointer', async (_, change, field) => {
    const answer = await menteng.report(aSighting(change as Record<string, unknown>));
    expectProblem(answer, 400, 'invalid-request');
    expect(answer.body.violations.map((violation: { field: string }) => violation.field)).toContain(
      field,
    );
  });

  it.each<[string, object, string]>([
    [
      'a point outside Jakarta Pusat',
      { place: { lat: -6.9, lon: 107.6, accuracyMetres: 5 } },
      '/place',
    ],
    [
      'a point in another district',
      { place: { ...POINT_IN['31.71.01'], accuracyMetres: 5 } },
      '/place',
    ],
    [
      'a time that has not come',
      { seenAt: new Date(Date.now() + 3_600_000).toISOString() },
      '/seenAt',
    ],
    ['a name for somebody who was only described', { person: aPerson() }, '/person'],
  ])('is refused with %s', async (_, change, field) => {
    const answer = await menteng.report(aSighting(change as Record<string, unknown>));
    expectProblem(answer, 422, 'invalid-entity');
    expect(answer.body.violations.map((violation: { field: string }) => violation.field)).toContain(
      field,
    );
  });

  it.each([
    ['another agency’s district', aSighting({ kecamatan: '31.71.01' })],
    [
      'a purpose it was not given',
      aSighting({
        handling: {
          purpose: 'ENFORCEMENT',
          legalBasis: 'UU 6/2011 art. 75',
          retainUntil: '2031-11-24',
        },
      }),
    ],
  ])('is refused with %s', async (_, body) => {
    expectProblem(await menteng.report(body), 403, 'not-entitled');
  });

  it('is refused when it is no JSON, and when it is no JSON at all by its type', async () => {
    const token = await menteng.accessToken();
    expectProblem(
      await menteng.sendAs(token, 'POST', '/sightings', '{"seenAt":'),
      400,
      'invalid-request',
    );
    expectProblem(
      await menteng.sendAs(token, 'POST', '/sightings', '<xml/>', {
        'content-type': 'application/xml',
      }),
      415,
      'unsupported-media-type',
    );
  });

  it('is refused at 10 MB, at once', async () => {
    const began = performance.now();
    const answer = await menteng
      .report(aSighting({ orderNo: 'x'.repeat(10 * 1_024 * 1_024) }))
      .catch((error: Error) => error);
    // The server answers and closes before it has read the whole body. A client that is still
    // sending may see only the close.
    if (answer instanceof Error) expect(answer.message).toMatch(/fetch failed|terminated/);
    else expectProblem(answer, 413, 'body-too-large');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect((await menteng.report(aSighting())).status).toBe(201);
  });
});

describe('the Idempotency-Key', () => {
  it('gives the first answer again and has no second effect', async () => {
    const key = randomUUID();
    const body = aSighting();
    const first = await menteng.report(body, key);
    const second = await menteng.report(body, key);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
  });

  it('has one effect when both calls come at once', async () => {
    const key = randomUUID();
    const body = aSighting();
    const answers = await Promise.all(Array.from({ length: 4 }, () => menteng.report(body, key)));
    expect(new Set(answers.map(({ body: { sightingId } }) => sightingId)).size).toBe(1);
  });

  it('is refused for another payload', async () => {
    const key = randomUUID();
    await menteng.report(aSighting(), key);
    expectProblem(
      await menteng.report(aSighting({ peopleCount: 2 }), key),
      422,
      'idempotency-key-reused',
    );
  });

  it('is kept as a hash under the agency’s own key, against which none can guess', async () => {
    const key = `patrol-${randomUUID()}`;
    const { eventId } = (await menteng.report(aSighting(), key)).body;
    const kept = await withSession(
      agencyOf(descriptor, 'kec-menteng').databaseUrl,
      async (query) => {
        const { rows } = await query(
          "SELECT row_to_json(i)::text AS row FROM idempotency i WHERE response->>'eventId' = $1",
          [eventId],
        );
        return rows.map(({ row }) => String(row));
      },
    );
    expect(kept).toHaveLength(1);
    for (const known of [
      key,
      Buffer.from(key).toString('hex'),
      createHash('sha256').update(key).digest('hex'),
    ])
      expect(kept[0]).not.toContain(known);
  });
});

describe('a change', () => {
  it('is refused at a version that is not the latest, and says which is', async () => {
    const { body } = await menteng.report(aSighting());
    await menteng.correct(body.sightingId, 1, aSighting({ peopleCount: 2 }));
    const answer = await menteng.correct(body.sightingId, 1, aSighting({ peopleCount: 3 }));
    expectProblem(answer, 412, 'version-conflict');
    expect(answer.body.version).toBe(2);
  });

  it('is refused without a version, and with one that is none', async () => {
    const { body } = await menteng.report(aSighting());
    const path = `/sightings/${body.sightingId}/changes`;
    expectProblem(
      await menteng.send('POST', path, { change: 'CORRECTED', ...aSighting() }),
      428,
      'version-missing',
    );
    expectProblem(
      await menteng.send(
        'POST',
        path,
        { change: 'CORRECTED', ...aSighting() },
        { 'if-match': '*' },
      ),
      400,
      'invalid-request',
    );
  });

  it('is refused for an entity of another owner', async () => {
    const { body } = await menteng.report(aSighting());
    const polri = new AgencySystem(descriptor, 'polri-jakpus');
    await eventually('it is there', async () => (await polri.read(body.sightingId)).status === 200);
    expectProblem(await polri.correct(body.sightingId, 1, aSighting()), 403, 'not-owner');
    expectProblem(await polri.retract(body.sightingId, 1), 403, 'not-owner');
  });

  it('is refused for an entity that does not exist, and for an id that is none', async () => {
    expectProblem(await menteng.correct(randomUUID(), 1, aSighting()), 404, 'not-found');
    expectProblem(await menteng.read(randomUUID()), 404, 'not-found');
    expectProblem(await menteng.read("1' OR '1'='1"), 400, 'invalid-request');
    expectProblem(await menteng.send('GET', '/nowhere'), 404, 'not-found');
  });

  it('is refused with a reason that is none', async () => {
    const { body } = await menteng.report(aSighting());
    expectProblem(await menteng.retract(body.sightingId, 1, 'BECAUSE'), 400, 'invalid-request');
  });
});

describe('a disclosure', () => {
  it('is refused without a named human, a reason, or a purpose of the agency', async () => {
    const { body } = await menteng.report(aSighting());
    const path = `/sightings/${body.sightingId}/disclosures`;
    const wish = {
      groups: ['location'],
      purpose: 'SUPERVISION',
      reason: 'Field check under SP/001',
      officer: 'officer 0001',
    };
    expectProblem(
      await menteng.send('POST', path, { ...wish, officer: undefined }),
      400,
      'invalid-request',
    );
    expectProblem(
      await menteng.send('POST', path, { ...wish, reason: 'why not' }),
      400,
      'invalid-request',
    );
    expectProblem(
      await menteng.send('POST', path, { ...wish, groups: ['everything'] }),
      400,
      'invalid-request',
    );
    expectProblem(
      await menteng.send('POST', path, { ...wish, purpose: 'CURIOSITY' }),
      403,
      'not-entitled',
    );
    expect((await menteng.send('POST', path, wish)).status).toBe(200);
  });
});

describe('a list', () => {
  it.each(['limit=0', 'limit=x', 'from=yesterday', 'colour=red', 'owner=%00'])(
    'is refused with %s',
    async (query) => {
      expectProblem(await menteng.send('GET', `/sightings?${query}`), 400, 'invalid-request');
    },
  );

  it('is refused with a cursor that is none, another agency’s, or another list’s', async () => {
    await Promise.all([menteng.report(aSighting()), menteng.report(aSighting())]);
    await eventually(
      'there are two',
      async () => (await menteng.send('GET', '/sightings?limit=1')).body.nextCursor !== null,
    );
    expectProblem(await menteng.send('GET', '/sightings?cursor=nonsense'), 400, 'invalid-cursor');
    const cursor = encodeURIComponent(
      (await menteng.send('GET', '/sightings?limit=1')).body.nextCursor as string,
    );
    const gambir = new AgencySystem(descriptor, 'kec-gambir');
    const foreign = await gambir.send('GET', `/sightings?limit=1&cursor=${cursor}`);
    expectProblem(foreign, 400, 'invalid-cursor');
    expect(foreign.body.detail).toContain('another agency');
    expectProblem(
      await menteng.send('GET', `/sightings?limit=1&kecamatan=31.71.06&cursor=${cursor}`),
      400,
      'invalid-cursor',
    );
    expect((await menteng.send('GET', `/sightings?limit=1&cursor=${cursor}`)).status).toBe(200);
  });
});

describe('the API’s description', () => {
  it('is OpenAPI 3.1 and names every route', async () => {
    const response = await fetch(`${menteng.apiUrl}/openapi.json`);
    const description = (await response.json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(description.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining([
        '/sightings',
        '/sightings/{id}',
        '/sightings/{id}/changes',
        '/sightings/{id}/history',
        '/sightings/{id}/disclosures',
      ]),
    );
  });

  it('comes beside metrics with the agency’s name on them', async () => {
    const ask = (authorization: string) =>
      fetch(`${menteng.apiUrl}/metrics`, { headers: authorization ? { authorization } : {} });
    for (const refused of [
      '',
      'Bearer of-somebody-else',
      `Bearer ${await menteng.tokenFor('/sightings')}`,
    ])
      expect((await ask(refused)).status).toBe(401);
    const text = await (await ask(`Bearer ${descriptor.metricsToken}`)).text();
    expect(text).toMatch(/sinergi_ready\{agency="kec-menteng"\} 1/);
    expect(text).toContain('sinergi_replica_records_total');
    expect(text).toContain('process_resident_memory_bytes');
  });
});
