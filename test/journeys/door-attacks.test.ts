import { createPublicKey, randomInt, randomUUID } from 'node:crypto';
import { agencyUrn, systemScopes } from '@sinergi/contracts';
import { seededRandom } from '@sinergi/domain';
import { readProfiles } from '@sinergi/settings';
import { eventually, withSession } from '@sinergi/testing';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPdf } from '../../apps/agency/src/media/testing/files-at-hand.js';
import type { DoorAttack, DoorKnown, NamedFile, Said } from '../attacks/door-attack.js';
import { type Judged, judgeAnswer } from '../attacks/judge-answer.js';
import { makeDoorAttack } from '../attacks/make-door-attacks.js';
import { aPerson, aSighting, POINT_IN } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { aLodging } from '../support/entities.js';
import { flowExamples } from '../support/flow-examples.js';
import { type RawAnswer, RawCaller } from '../support/fuzz/raw-call.js';
import { agencyOf, everyAgency, platform } from '../support/platform.js';
import { providerToken } from '../support/provider-token.js';
import { signerOf } from '../support/signer-of.js';

/**
 * What the credentials of one agency can make the doors of agencies do: cursors, paths, bodies,
 * headers and queries that are another's, or that two readers could read in two ways.
 * `npm run attacks` runs it with more of them; SINERGI_ATTACKS_SEED repeats a run.
 */
/** So many that each refusal below is met with any seed: the rarest ten times on the average. */
const ATTACKS = Number(process.env['SINERGI_DOOR_ATTACKS'] ?? 3_000);
const SEED = Number(process.env['SINERGI_ATTACKS_SEED'] ?? randomInt(2 ** 31));
const AT_ONCE = 8;
const MOST_SHOWN = 20;
const ATTACKER = 'kec-menteng';
const NEIGHBOUR = 'kec-gambir';
const ELSEWHERE = 'polri-jakpus';
const VICTIMS = [ELSEWHERE, 'imigrasi-jakpus'];
/** What must be met with any seed: attacks that are all refused at the first step prove little. */
const MET = [
  ...['read, its seals closed', 'invalid-cursor', 'not-owner', 'not-found', 'not-entitled'],
  'token-invalid',
];
/** In every order number of an attack, and in nothing else. */
const MARK = `SP/S${SEED}-`;
const HIDDEN = { surname: 'RAHASIA TERSEGEL', address: 'Jalan Tersegel 7' };
const SECRET = 'LAPORAN RAHASIA TERSEGEL';
const SPOKEN = { surname: 'UCAPAN PENYERANG', address: 'Jalan Penyerang 9' };

const descriptor = platform();
const codes = everyAgency(descriptor).map(({ code }) => code);
const attacker = new AgencySystem(descriptor, ATTACKER);
const neighbour = new AgencySystem(descriptor, NEIGHBOUR);
const callers = {
  own: new RawCaller(new URL(attacker.apiUrl), AT_ONCE),
  another: new RawCaller(new URL(agencyOf(descriptor, ELSEWHERE).apiUrl), AT_ONCE),
};
let known: DoorKnown;

const inDatabaseOf = <T>(code: string, work: Parameters<typeof withSession<T>>[1]): Promise<T> =>
  withSession(agencyOf(descriptor, code).databaseUrl, work);

/** A sighting of a person, at a place with an address. */
const sightingOf = (
  { surname, address }: typeof HIDDEN,
  change: Record<string, unknown> = {},
): Record<string, unknown> => {
  const kecamatan = (change['kecamatan'] as string | undefined) ?? '31.71.06';
  const place = { ...POINT_IN[kecamatan], accuracyMetres: 5, address };
  return aSighting({ certainty: 'IDENTIFIED', person: aPerson({ surname }), place, ...change });
};

/** Has an agency say something, and waits until the attacker's own copy holds it. */
async function said(owner: string, plural: string, body: object): Promise<Said> {
  const answer = await new AgencySystem(descriptor, owner).begin(plural, body);
  expect(answer).toMatchObject({ status: 201 });
  const { eventId, sightingId, lodgingId } = answer.body;
  const entityId = (sightingId ?? lodgingId) as string;
  const path = `/${plural}/${entityId}?owner=${owner}`;
  const held = await eventually(`${ATTACKER} holds ${path}`, async () => {
    const { status, body: state } = await attacker.get(path);
    return status === 200 ? state : null;
  });
  return { owner, entityId, eventId, sealed: { person: held.person, place: held.place } };
}

const LISTS = [
  '/sightings?limit=1',
  '/sightings?limit=1&kecamatan=31.71.06',
  '/sightings?limit=1&owner=kec-menteng',
  '/feed?limit=1',
];
const cursorsOf = async (system: AgencySystem): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      LISTS.map(async (list) => {
        const { body } = await system.get(list);
        return [list, String(body.nextCursor ?? body.cursor)];
      }),
    ),
  );

async function tokens(): Promise<DoorKnown['tokens']> {
  const profile = readProfiles(descriptor.profilesDir).find(({ code }) => code === ATTACKER)!;
  const scopes = systemScopes(profile);
  const reads = scopes.filter((scope) => !scope.endsWith(':write')).join(' ');
  const system = { scope: scopes.join(' '), client_id: `${ATTACKER}.system` };
  const officer = { client_id: 'console', officer: 'Dewi Latihan (kec-menteng-1)' };
  return {
    'its system': await attacker.accessToken(),
    'its maintenance': await attacker.tokenFor('/operations'),
    'its officer': await providerToken(descriptor, ATTACKER, { ...officer, scope: reads }, 600),
    'its narrow system': await attacker.accessToken('sighting:read'),
    'another agency': await neighbour.accessToken(),
    expired: await providerToken(descriptor, ATTACKER, system, -60),
    garbage: 'garbage.garbage.garbage',
  };
}

/** A report of a flow that the attacker does not read. */
async function hidden(): Promise<DoorKnown['hidden']> {
  const owner = 'bais-jakpus';
  const [body] = (await flowExamples(agencyOf(descriptor, owner).apiUrl)).get(
    'intelligence',
  )!.begins;
  const told = { ...body, body: { text: SECRET } };
  const answer = await new AgencySystem(descriptor, owner).begin('intelligence-reports', told);
  expect(answer).toMatchObject({ status: 201 });
  const { eventId, intelligenceId: entityId } = answer.body;
  return { owner, entityId, eventId };
}

/** An operation of another agency that names a file. */
async function fileFor(member: string): Promise<NamedFile> {
  const system = new AgencySystem(descriptor, ELSEWHERE);
  const examples = await flowExamples(system.apiUrl);
  const [example] = examples.get('operation')!.begins;
  const type = { 'content-type': 'application/pdf' };
  const uploaded = await system.send('POST', '/attachments', aPdf().toString(), type);
  expect(uploaded).toMatchObject({ status: 201 });
  const { attachmentId } = uploaded.body as NamedFile;
  const attachments = [{ attachmentId, kind: 'ORDER' }];
  const begun = { ...example, addressees: [member], attachments };
  const answer = await system.begin('joint-operations', begun);
  expect(answer).toMatchObject({ status: 201 });
  const entityId = answer.body.operationId as string;
  await eventually('the attacker’s copy holds it', async () => {
    const { status } = await attacker.get(`/joint-operations/${entityId}?owner=${ELSEWHERE}`);
    return status === 200;
  });
  return { entityId, attachmentId };
}

/** Texts that ask for a file as the attacker’s own service would, with its own key. */
async function askings(file: NamedFile, given: NamedFile): Promise<Record<string, string>> {
  const { signer, exchangeId } = await signerOf(descriptor, ATTACKER);
  const sound = {
    ...{ exchange: exchangeId, flow: 'operation', version: 1, ...file },
    ...{ officer: 'Petugas Latihan', officerKind: 'LOGGED_IN', purpose: 'SUPERVISION' },
    reason: `Perintah ${MARK}`,
  };
  const form = { alg: 'EdDSA', kid: signer.keyId, typ: 'sinergi-file-asking+jwt' };
  const now = Math.floor(Date.now() / 1_000);
  const signed = (
    { from = ATTACKER, to = ELSEWHERE, at = now, head = {}, jti = randomUUID(), ...more }: Asked,
    key: Parameters<SignJWT['sign']>[0] = signer.privateKey,
  ): Promise<string> =>
    new SignJWT({ ...sound, ...more })
      .setProtectedHeader({ ...form, ...head })
      .setIssuer(agencyUrn(from))
      .setAudience(agencyUrn(to))
      .setJti(jti)
      .setIssuedAt(at)
      .setExpirationTime(at + 60)
      .sign(key);
  const jwk = createPublicKey(signer.privateKey).export({ format: 'der', type: 'spki' });
  const good = await signed({});
  const [head, claims] = good.split('.');
  const none = Buffer.from(JSON.stringify({ ...form, alg: 'none' })).toString('base64url');
  const answered = await signed(given as never);
  // It may have this one: once.
  const first = await callers.another.call(
    'GET',
    `/attachments/${given.attachmentId}`,
    [['authorization', `Agency ${answered}`]],
    null,
  );
  expect(first).toMatchObject({ status: 200 });
  return {
    'its own': good,
    answered,
    'in another name': await signed({ from: 'imigrasi-jakpus' }),
    'for another owner': await signed({ to: 'imigrasi-jakpus' }),
    'of another exchange': await signed({ exchange: 'another' }),
    'of another flow': await signed({ flow: 'case' }),
    'of a flow that is hidden': await signed({ flow: 'intelligence' }),
    'of what is for it': await signed({ entityId: given.entityId }),
    'of long ago': await signed({ at: now - 3_600 }),
    'of later': await signed({ at: now + 3_600 }),
    'of another kind': await signed({ head: { typ: 'JWT' } }),
    'with more than is asked': await signed({ agency: 'imigrasi-jakpus' }),
    'with a key that is public': await signed({ head: { alg: 'HS256' } }, new Uint8Array(jwk)),
    'without a signature': `${none}.${claims}.`,
    'with the signature of another': `${head}.${claims}.${answered.split('.')[2]}`,
  };
}
type Asked = Record<string, unknown> & {
  from?: string;
  to?: string;
  at?: number;
  jti?: string;
  head?: object;
};

beforeAll(async () => {
  const repeated = { key: `${MARK}repeated`, body: sightingOf(SPOKEN) };
  expect((await attacker.report(repeated.body, repeated.key)).status).toBe(201);
  const hook = { url: 'http://127.0.0.1:9/attacks', flows: ['sighting'] };
  const webhook = (await neighbour.send('POST', '/webhooks', hook)).body.webhookId as string;
  const lines = (await neighbour.send('POST', '/imports', {})).body.importId as string;
  const far = { kecamatan: '31.71.01' };
  const [file, given] = [await fileFor('imigrasi-jakpus'), await fileFor(ATTACKER)];
  known = {
    ...{ agency: ATTACKER, tokens: await tokens(), repeated },
    own: await said(ATTACKER, 'sightings', sightingOf(SPOKEN)),
    victims: await Promise.all(
      VICTIMS.map((owner) => said(owner, 'sightings', sightingOf(HIDDEN, far))),
    ),
    unread: [await said(ELSEWHERE, 'lodgings', aLodging())],
    hidden: await hidden(),
    files: { file, given, askings: {} },
    foreignIds: { webhook, import: lines },
    cursors: {},
    foreignCursors: {},
    sighting: (orderNo) => sightingOf(SPOKEN, { orderNo }),
  };
  await neighbour.report(aSighting({ kecamatan: '31.71.01' }));
  known.cursors = await cursorsOf(attacker);
  known.foreignCursors = await cursorsOf(neighbour);
  // An asking is good for a minute: the last thing before the attacks.
  known.files.askings = await askings(file, given);
});
afterAll(async () => {
  for (const caller of Object.values(callers)) caller.end();
  if (known) await neighbour.send('DELETE', `/webhooks/${known.foreignIds.webhook}`);
});

/** Everything that somebody could have changed at an agency, but for its ledger and its notices. */
const heldBy = (code: string): Promise<Record<string, unknown>> =>
  inDatabaseOf(code, async (query) => {
    const { rows } = await query(
      `SELECT
         (SELECT count(*)::int FROM owned_entity WHERE flow <> 'disclosure') AS owned,
         (SELECT md5(string_agg(webhook_id || state, ',' ORDER BY webhook_id))
          FROM webhook) AS hooks,
         (SELECT md5(string_agg(i::text, ',' ORDER BY import_id)) FROM import i) AS imports,
         (SELECT count(*)::int FROM operation) AS operations,
         (SELECT count(*)::int FROM key_destruction) AS destructions,
         (SELECT count(*)::int FROM directory_proposal) AS proposals`,
    );
    return rows[0]!;
  });

/** How often anything of an attack is at an agency: in its copy, its own rows, its outbox. */
const marksAt = (code: string): Promise<number> =>
  inDatabaseOf(code, async (query) => {
    const { rows } = await query(
      `SELECT (SELECT count(*) FROM history WHERE position($1::bytea IN value) > 0)
            + (SELECT count(*) FROM owned_entity WHERE position($1::bytea IN value) > 0)
            + (SELECT count(*) FROM outbox WHERE position($1::bytea IN value) > 0) AS n`,
      [Buffer.from(MARK)],
    );
    return Number(rows[0]!['n']);
  });

/** Of these entries of the attacker's ledger, those that it does not have. */
const missingEntries = (ids: readonly string[]): Promise<string[]> =>
  inDatabaseOf(ATTACKER, async (query) => {
    const { rows } = await query(
      'SELECT disclosure_id FROM disclosure WHERE disclosure_id = ANY ($1::uuid[])',
      [ids],
    );
    const held = new Set(rows.map((row) => row['disclosure_id']));
    return ids.filter((id) => !held.has(id));
  });

const hosts = (): Record<string, number | undefined> => {
  const { parts } = platform();
  const pidOf = (name: string) => parts.find((part) => part.name === name)?.pid;
  return Object.fromEntries(
    [ATTACKER, ELSEWHERE].map((code) => [code, pidOf(agencyOf(descriptor, code).process)]),
  );
};

/** Sends again what was refused for a while only: each client has its limit of requests. */
function send({
  door,
  method,
  path,
  headers,
  body,
  token,
}: DoorAttack): Promise<RawAnswer | Error> {
  const authorization: [string, string][] =
    token === 'none' ? [] : [['authorization', `Bearer ${known.tokens[token]}`]];
  return eventually(
    `${method} ${path.slice(0, 100)} is answered`,
    async () => {
      const answer = await callers[door].call(method, path, [...authorization, ...headers], body);
      return answer instanceof Error ||
        !/problems\/(too-many-requests|unavailable)"/.test(answer.text)
        ? answer
        : null;
    },
    60_000,
  );
}

describe(`attacks on doors of seed ${SEED}`, () => {
  it('are refused by a typed problem, open nothing, are logged, and stop nobody', async () => {
    const random = seededRandom(SEED);
    const attacks = Array.from({ length: ATTACKS }, (_, n) =>
      makeDoorAttack(known, random, `${MARK}${n}`),
    );
    const before = await Promise.all([ATTACKER, NEIGHBOUR, ELSEWHERE].map(heldBy));
    const began = hosts();
    const judged: { attack: DoorAttack; verdict: Judged }[] = [];
    const queue = attacks.values();
    const texts = [...Object.values(HIDDEN), ...Object.values(SPOKEN), SECRET, '%PDF-1.7'];
    const lane = async (): Promise<void> => {
      for (const attack of queue) {
        const answer = await send(attack);
        const verdict = judgeAnswer(attack, answer, { texts, ownId: known.own.entityId });
        judged.push({ attack, verdict });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));

    const wrong = judged.flatMap(({ attack, verdict }) => {
      if (verdict.wrong === null) return [];
      const { kind, what } = verdict.wrong;
      const { choices, token, method, path } = attack;
      return [`${kind}: ${choices} (${token}: ${method} ${path.slice(0, 200)}) -> ${what}`];
    });
    const count = (kind: string): number =>
      judged.filter(({ verdict }) => verdict.wrong?.kind === kind).length;
    const ids = judged.flatMap(({ verdict }) => verdict.disclosureIds);
    const unlogged = await missingEntries(ids);
    const reasons: Record<string, number> = {};
    for (const { verdict } of judged) reasons[verdict.reason] = (reasons[verdict.reason] ?? 0) + 1;
    const marks = await Promise.all(codes.map(marksAt));
    const figures = {
      ...{ seed: SEED, tried: attacks.length, openingsLogged: ids.length - unlogged.length },
      accepted: count('accepted') + marks.reduce((sum, n) => sum + n, 0),
      ...{ opened: count('opened'), unlogged: unlogged.length, crashed: count('crashed') },
      reasons,
    };
    process.stdout.write(`attacks on doors ${JSON.stringify(figures)}\n`);
    for (const one of wrong.slice(0, MOST_SHOWN))
      process.stdout.write(`attacks on doors: ${one}\n`);

    expect(wrong).toEqual([]);
    expect(figures).toMatchObject({ accepted: 0, opened: 0, unlogged: 0, crashed: 0 });
    expect(await Promise.all([ATTACKER, NEIGHBOUR, ELSEWHERE].map(heldBy))).toEqual(before);
    expect(hosts()).toEqual(began);
    for (const code of [ATTACKER, ELSEWHERE])
      expect((await fetch(`${agencyOf(descriptor, code).apiUrl}/health/live`)).status).toBe(200);
    expect(ids.length).toBeGreaterThan(0);
    for (const reason of MET) expect(reasons[reason]).toBeGreaterThan(0);
    for (const reason of Object.keys(reasons).filter((one) => /^[a-z]+-[a-z-]+$/.test(one)))
      expect((await fetch(`${attacker.apiUrl}/problems/${reason}`)).status).toBe(200);
  });
});
