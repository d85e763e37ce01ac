import { gzipSync } from 'node:zlib';
import { agencyUrn } from '@sinergi/contracts';
import { type Draft, JSON_HEADER, jsonOf, type Making, saying } from './door-attack.js';

type Json = Record<string, unknown>;

/** Says something that is another's to say, or that two readers could read in two ways. */
export function bodyAttack(making: Making): Draft {
  const { pick } = making;
  return pick<(making: Making) => Draft>('body', {
    'a wrong field': wrongField,
    'a wrong text': wrongText,
    'wrong bytes': wrongBytes,
    'a setting of a rule': settingOfARule,
  })(making);
}

/** Numbers of a rule of early detection: the coordinator alone sets them. */
function settingOfARule({ known, pick, mark }: Making): Draft {
  const { handling } = known.sighting(mark);
  const data = {
    ...{ ruleId: 'sponsor-ended-permits', ruleVersion: 1, inForceFrom: '2100-01-01' },
    values: [{ parameter: 'leastPercent', value: 100 }],
    ...{ activationReason: `Because of ${mark}`, officer: 'Rani Latihan', handling },
  };
  return pick<Draft>('at', {
    begin: saying('/rule-settings', jsonOf(data)),
    batch: saying('/batch', jsonOf({ items: [{ flow: 'rule-setting', data }] })),
  });
}

/** The doors through which a sighting can be said, with the body of each. */
function doorsFor(data: Json, { known, pick, random }: Making): Draft {
  const item = { flow: 'sighting', change: 'REPORTED', data };
  const event = {
    ...{ specversion: '1.0', id: random.uuid(), source: agencyUrn(known.agency) },
    ...{ type: 'id.timpora.sighting.reported', data },
  };
  const typed = (type: string): [string, string][] => [['content-type', type]];
  return pick<Draft>('at', {
    begin: saying('/sightings', jsonOf(data)),
    change: saying(
      `/sightings/${known.own.entityId}/changes`,
      jsonOf({ change: 'CORRECTED', ...data }),
      [['if-match', '"1"']],
    ),
    batch: saying('/batch', jsonOf({ items: [item] })),
    event: {
      ...saying('/events', jsonOf(event)),
      headers: typed('application/cloudevents+json'),
    },
    events: {
      ...saying('/events', jsonOf([event])),
      headers: typed('application/cloudevents-batch+json'),
    },
  });
}

function wrongField(making: Making): Draft {
  const { known, pick, random, mark } = making;
  const victim = random.pick(known.victims);
  const sound = known.sighting(mark);
  const handling = sound['handling'] as Json;
  const wrong = pick<Json>('field', {
    owner: { owner: victim.owner },
    publisher: { publisher: victim.owner },
    source: { ce_source: agencyUrn(victim.owner) },
    version: { version: random.integer(0, 2 ** 31) },
    'id of another': { sightingId: victim.entityId },
    'id of its own': { sightingId: known.own.entityId },
    'event of another': { eventId: victim.eventId },
    'time of recording': { recordedAt: 0 },
    'seal of another': { person: victim.sealed['person'] },
    'place of another': { place: victim.sealed['place'] },
    'another district': { kecamatan: '31.71.01' },
    'a district that is none': { kecamatan: '31.71.99' },
    'another purpose': { handling: { ...handling, purpose: 'ENFORCEMENT' } },
    'another law': { handling: { ...handling, legalBasis: 'UU 1/1900 art. 1' } },
    'a field of the handling': { handling: { ...handling, owner: victim.owner } },
    'a subject without grounds': { certainty: 'DESCRIBED', subjectId: random.uuid() },
    'a prototype’s name': { constructor: { prototype: { owner: victim.owner } } },
    'a name of every object': { hasOwnProperty: true },
    'a number past all': { peopleCount: 2 ** 53 },
    'a number with a fraction': { peopleCount: 1.5 },
    'a number as a text': { peopleCount: '1' },
    'a list for a value': { kecamatan: ['31.71.06'] },
    'a value of the database': { orderNo: { toString: mark } },
    'NUL in a text': { orderNo: `${mark}\u0000` },
    'a lone surrogate': { orderNo: `${mark}\ud800` },
    'a text without end': { orderNo: mark.padEnd(70_000, 'x') },
  });
  return doorsFor({ ...sound, ...wrong }, making);
}

/** Texts that JSON.stringify never writes. */
function wrongText({ known, pick, random, mark }: Making): Draft {
  const text = JSON.stringify(known.sighting(mark));
  const inside = text.slice(1, -1);
  const { owner } = random.pick(known.victims);
  const body = pick('text', {
    'a name twice': `{"kecamatan":"31.71.01",${inside}}`,
    'a name twice, the same': `{"kecamatan":"31.71.06",${inside}}`,
    'a name twice, one spelt otherwise': `{"kecam\\u0061tan":"31.71.01",${inside}}`,
    'a name twice, further in': text.replace('"purpose":', '"purpose":"ENFORCEMENT","purpose":'),
    'a prototype': `{"__proto__":{"owner":"${owner}"},${inside}}`,
    'a prototype, spelt otherwise': `{"__proto\\u005f_":{"owner":"${owner}"},${inside}}`,
    'a constructor': `{"constructor":{"prototype":{"owner":"${owner}"}},${inside}}`,
    'a number past all': text.replace('"peopleCount":1', '"peopleCount":1e999'),
    'a long number': text.replace('"peopleCount":1', `"peopleCount":${'9'.repeat(400)}`),
    'a number as hexadecimal': text.replace('"peopleCount":1', '"peopleCount":0x1'),
    'two bodies': `${text}${text}`,
    'a comma too many': `{${inside},}`,
    'a comment': `/* ${owner} */${text}`,
    nesting: `${'{"handling":'.repeat(random.integer(40, 4_000))}${text}`,
    'nesting that ends': `${'['.repeat(200)}${text}${']'.repeat(200)}`,
    'its half': text.slice(0, text.length / 2),
  });
  return saying('/sightings', Buffer.from(body));
}

/** Sound JSON whose bytes or type say something else. */
function wrongBytes({ known, pick, random, mark }: Making): Draft {
  const text = JSON.stringify(known.sighting(mark));
  const body = Buffer.from(text);
  const zipped = gzipSync(body);
  const at = body.indexOf(mark);
  const withByte = Buffer.concat([body.subarray(0, at), Buffer.from([0xff]), body.subarray(at)]);
  const of = (bytes: Buffer, ...headers: [string, string][]): Draft => ({
    ...saying('/sightings', bytes),
    headers,
  });
  const encoded = (coding: string): [string, string] => ['content-encoding', coding];
  return pick<Draft>('bytes', {
    'not in UTF-8': of(withByte, JSON_HEADER),
    'overlong UTF-8': of(
      Buffer.concat([body.subarray(0, at), Buffer.from([0xc0, 0xaf]), body.subarray(at)]),
      JSON_HEADER,
    ),
    'in UTF-16': of(Buffer.from(text, 'utf16le'), ['content-type', 'application/json']),
    'said to be in UTF-16': of(body, ['content-type', 'application/json; charset=utf-16']),
    'as a text': of(body, ['content-type', 'text/plain']),
    'as a form': of(body, ['content-type', 'application/x-www-form-urlencoded']),
    'as parts': of(body, ['content-type', 'multipart/form-data; boundary=x']),
    'as lines': of(body, ['content-type', 'application/x-ndjson']),
    'of two types': of(body, JSON_HEADER, ['content-type', 'text/plain']),
    'of no type': of(body),
    zipped: of(zipped, JSON_HEADER, encoded('gzip')),
    'zipped and cut off': of(
      zipped.subarray(0, random.integer(4, zipped.length - 1)),
      JSON_HEADER,
      encoded('gzip'),
    ),
    'said to be zipped': of(body, JSON_HEADER, encoded('gzip')),
    'said to be in a coding of nobody': of(body, JSON_HEADER, encoded('x-nobody')),
  });
}
