import { type Draft, JSON_HEADER, jsonOf, type Making, reading, saying } from './door-attack.js';

/** Tries headers that could make a door take one caller for another. */
export function headerAttack(making: Making): Draft {
  const { known, pick, random, mark } = making;
  const { tokens, own, repeated } = known;
  const sound = jsonOf(known.sighting(mark));
  const bearer = (token: string): [string, string] => ['authorization', `Bearer ${token}`];
  const mine = tokens['its system'];
  const theirs = tokens['another agency'];
  const with_ = (...headers: [string, string][]): Draft => ({
    ...saying('/sightings', sound, headers),
    token: 'none',
  });
  const change = (...headers: [string, string][]): Draft =>
    saying(
      `/sightings/${own.entityId}/changes`,
      jsonOf({ change: 'CORRECTED', ...known.sighting(mark) }),
      headers,
    );
  const again = (token: Draft['token']): Draft => ({
    ...saying('/sightings', jsonOf(repeated.body), [['idempotency-key', repeated.key]]),
    ...(token === undefined ? {} : { token }),
  });
  const forged = random.pick<[string, string]>([
    ['x-forwarded-for', '127.0.0.1'],
    ['forwarded', 'for=127.0.0.1;by=polri-jakpus;proto=https'],
    ['x-forwarded-host', 'polri-jakpus.example'],
    ['x-original-url', '/health/live'],
    ['x-rewrite-url', '/health/live'],
    ['x-forwarded-user', 'polri-jakpus.system'],
    ['x-agency', 'polri-jakpus'],
    ['x-client-id', 'kec-menteng.system'],
    ['x-officer', 'Siti Latihan'],
    ['x-forwarded-client-cert', 'Subject="CN=kec-menteng.system"'],
    ['cookie', `access_token=${mine}; session=${mine}`],
    ['proxy-authorization', `Bearer ${mine}`],
  ]);
  return pick<Draft>('header', {
    'two tokens, its own first': with_(bearer(mine), bearer(theirs)),
    'two tokens, its own last': with_(bearer(theirs), bearer(mine)),
    'its own token twice': with_(bearer(mine), bearer(mine)),
    'two tokens in one': with_(['authorization', `Bearer ${mine}, Bearer ${theirs}`]),
    'a token of another scheme': with_(['authorization', `Basic ${mine}`]),
    'a token without its scheme': with_(['authorization', mine]),
    'a token with a tail': with_(['authorization', `Bearer ${mine}.x`]),
    'a token without its signature': with_(bearer(`${mine.split('.').slice(0, 2).join('.')}.`)),
    'a token with other claims': with_(bearer(withClaims(mine, { agency: 'polri-jakpus' }))),
    'a forged proxy': with_(forged),
    'a forged proxy, and an expired token': { ...with_(forged), token: 'expired' },
    'a method in a header': {
      ...reading(`/webhooks/${known.foreignIds.webhook}`),
      headers: [['x-http-method-override', 'DELETE']],
    },
    'another client’s Idempotency-Key': again('its maintenance'),
    'another agency’s Idempotency-Key': again('another agency'),
    'an officer’s and a system’s Idempotency-Key': again('its officer'),
    'an Idempotency-Key of another body': saying('/sightings', sound, [
      ['idempotency-key', repeated.key],
    ]),
    'two Idempotency-Keys': saying('/sightings', sound, [
      ['idempotency-key', `${mark} a`],
      ['idempotency-key', `${mark} b`],
    ]),
    'a long Idempotency-Key': saying('/sightings', sound, [['idempotency-key', 'k'.repeat(300)]]),
    'two versions': change(['if-match', '"1"'], ['if-match', '"2"']),
    'any version': change(['if-match', '*']),
    'a weak version': change(['if-match', 'W/"1"']),
    'no version': change(),
    'a long header': { ...reading('/sightings'), headers: [['x-long', 'a'.repeat(20_000)]] },
    'a type twice': saying('/sightings', sound, [JSON_HEADER]),
  });
}

/** The token's text with other claims and its former signature. */
function withClaims(token: string, claims: object): string {
  const [head, body, signature] = token.split('.');
  const said = JSON.parse(Buffer.from(body!, 'base64url').toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...said, ...claims })).toString('base64url');
  return `${head}.${changed}.${signature}`;
}

/** Asks to open what others sealed. */
export function openingAttack({ known, pick, random, mark }: Making): Draft {
  const victim = random.pick(known.victims);
  const officer = `Petugas ${random.integer(1, 40)} Latihan`;
  const asked = {
    ...{ groups: ['location'], purpose: 'SUPERVISION', officer, reason: `Perintah ${mark}` },
    ...pick<object>('asked', {
      'where it was': {},
      who: { groups: ['identity'] },
      all: { groups: ['identity', 'location'] },
      'for another purpose': { purpose: 'ENFORCEMENT' },
      'for its owner': { owner: victim.owner },
      'of a group that is none': { groups: ['everything'] },
      'of a prototype': { groups: ['__proto__'] },
      'in nobody’s name': { officer: undefined },
      'in a name without letters': { officer: '\u200b \u200b' },
      'without a reason': { reason: '' },
    }),
  };
  const path = pick('of', {
    another: `/sightings/${victim.entityId}`,
    'another, by its owner': `/sightings/${victim.entityId}?owner=${victim.owner}`,
    'another, as its own': `/sightings/${victim.entityId}?owner=${known.agency}`,
    'an event': `/sightings/${victim.eventId}`,
    'its own': `/sightings/${known.own.entityId}`,
    'another flow': `/permits/${victim.entityId}`,
  });
  const [before, query] = path.split('?');
  const door = `${before}/disclosures${query === undefined ? '' : `?${query}`}`;
  const token = pick<Draft['token']>('who', {
    system: 'its system',
    officer: 'its officer',
    'an officer of narrow scopes': 'its narrow system',
  });
  return { ...saying(door, jsonOf(asked)), allowed: 'opening', ...(token ? { token } : {}) };
}
