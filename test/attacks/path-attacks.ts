import { type Draft, JSON_HEADER, jsonOf, type Making, reading, saying } from './door-attack.js';

/** Tries paths and queries that lead to what is another's, or to nothing. */
export function pathAttack(making: Making): Draft {
  const { pick } = making;
  return pick<(making: Making) => Draft>('path', {
    'an id in another form': disfiguredId,
    'of another owner': foreignChange,
    'of an event that the token may not read': unreadEvent,
    'of what another agency alone has': foreignThing,
    'beside the routes': besideRoutes,
    'with a query': wrongQuery,
    'to look': lookAtOthers,
  })(making);
}

/** Where an id is a part of the path, with what is said there. */
function doorsOf(id: string, { known, mark }: Making): Record<string, Draft> {
  const changed = jsonOf({ change: 'CORRECTED', ...known.sighting(mark) });
  const opened = {
    ...{ groups: ['location'], purpose: 'SUPERVISION', officer: 'Petugas Latihan' },
    reason: `Perintah ${mark}`,
  };
  return {
    entity: reading(`/sightings/${id}`),
    history: reading(`/sightings/${id}/history`),
    event: reading(`/events/${id}`),
    receipts: reading(`/events/${id}/receipts`),
    evidence: reading(`/events/${id}/evidence`),
    lineage: reading(`/events/${id}/lineage?depth=10`),
    change: saying(`/sightings/${id}/changes`, changed, [['if-match', '"1"']]),
    opening: saying(`/sightings/${id}/disclosures`, jsonOf(opened)),
    webhook: reading(`/webhooks/${id}`),
    import: reading(`/imports/${id}/lines`),
  };
}

const widened = (text: string): string =>
  encodeURIComponent(
    text.replace(/[0-9]/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  );

function disfiguredId(making: Making): Draft {
  const { known, pick, random } = making;
  const { owner, entityId: id } = random.pick([...known.victims, known.own]);
  const form = pick('id', {
    'behind its owner': `${owner}:${id}`,
    'behind its owner, encoded': `${owner}%3A${id}`,
    'behind a slash': `${owner}%2F${id}`,
    'before a way up': `${id}%2f..%2f..%2fmetrics`,
    'that is a way up': '..%2f..%2f..%2fetc%2fpasswd',
    'that is a way up, encoded twice': '%252e%252e%252fmetrics',
    'before NUL': `${id}%00`,
    'before a space': `${id}%20`,
    'before a semicolon': `${id};owner=${owner}`,
    'before a suffix': `${id}.json`,
    'in wide digits': widened(id),
    'without hyphens': id.replaceAll('-', ''),
    'in braces': `%7B${id}%7D`,
    'as a URN': `urn:uuid:${id}`,
    'that is long': id.repeat(random.integer(2, 60)),
    'that is longer': `${id}${'a'.repeat(9_000)}`,
    'not in UTF-8': `${id}%ff`,
    'half encoded': `${id}%`,
    'a star': '*',
    'a pattern': `${id.slice(0, 8)}%25`,
    'a quote': `${id}'%20OR%20'1'='1`,
    'a prototype': '__proto__',
  });
  return pick('at', doorsOf(form, making));
}

/** Changes what another agency owns, or what does not exist. */
function foreignChange(making: Making): Draft {
  const { known, pick, random } = making;
  const victim = random.pick(known.victims);
  const id = pick('of', {
    'another agency’s': victim.entityId,
    'another agency’s, in capitals': victim.entityId.toUpperCase(),
    'an event’s': victim.eventId,
    nobody: random.uuid(),
  });
  const { change } = doorsOf(id, making);
  const owner = pick('owner named', {
    no: '',
    'the agency': `?owner=${known.agency}`,
    'the owner': `?owner=${victim.owner}`,
  });
  const version = pick('version', { read: '"1"', next: '"2"', none: '"0"', far: '"999999999"' });
  return {
    ...change!,
    path: `${change!.path}${owner}`,
    headers: [JSON_HEADER, ['if-match', version]],
  };
}

function unreadEvent({ known, pick, random }: Making): Draft {
  const { eventId, entityId, owner } = random.pick(known.unread);
  const draft = pick<Draft>('at', {
    event: reading(`/events/${eventId}`),
    'event of the owner': reading(`/events/${eventId}?owner=${owner}`),
    receipts: reading(`/events/${eventId}/receipts`),
    evidence: reading(`/events/${eventId}/evidence`),
    record: reading(`/events/${eventId}/record`),
    lineage: reading(`/events/${eventId}/lineage`),
    entity: reading(`/lodgings/${entityId}`),
    'another flow': reading(`/sightings/${entityId}`),
    history: reading(`/lodgings/${entityId}/history`),
    list: reading('/lodgings'),
    feed: reading('/feed?flows=sighting,lodging'),
    stream: reading('/feed/stream?flows=lodging'),
  });
  return { ...draft, token: 'its narrow system' };
}

function foreignThing({ known: { foreignIds }, pick }: Making): Draft {
  const { webhook, import: lines } = foreignIds;
  const line = Buffer.from('{}\n');
  return pick<Draft>('thing', {
    webhook: reading(`/webhooks/${webhook}`),
    attempts: reading(`/webhooks/${webhook}/attempts`),
    'to enable': saying(`/webhooks/${webhook}/enablement`, jsonOf({})),
    'to remove': { ...reading(`/webhooks/${webhook}`), method: 'DELETE' },
    import: reading(`/imports/${lines}`),
    outcomes: reading(`/imports/${lines}/lines`),
    'to add lines': {
      ...saying(`/imports/${lines}/lines?from=1`, line),
      ...{ method: 'PUT', headers: [['content-type', 'application/x-ndjson']] },
    },
    operation: reading(`/operations/${lines}`),
    'as maintenance': { ...reading(`/operations/${lines}`), token: 'its maintenance' },
    directory: { ...reading('/directory', 'reading'), token: 'its maintenance' },
    'to propose': {
      ...saying('/directory/proposals', jsonOf({ officer: 'Siti Latihan', reason: 'Latihan 123' })),
      token: 'its maintenance',
    },
  });
}

function besideRoutes({ known, pick, random }: Making): Draft {
  const { entityId } = random.pick(known.victims);
  return reading(
    pick('beside', {
      'a double slash': `//sightings/${entityId}`,
      'a slash behind': `/sightings/${entityId}/`,
      'a way up': `/sightings/../metrics`,
      'a way up, encoded': '/sightings/%2e%2e/metrics',
      'a way up by a backslash': '/sightings/..\\metrics',
      capitals: `/SIGHTINGS/${entityId}`,
      'a dot': '/./sightings',
      metrics: '/metrics',
      'metrics of another': '/metrics?agency=polri-jakpus',
      'the console': '/api/overview',
      'a prototype': '/__proto__',
      'a file': '/package.json',
      environment: '/.env',
      'an administrator': '/admin',
      'a flow of nobody': '/intelligences',
      'a topic': '/messages/timpora.directory',
      keys: '/keys/%2e%2e/directory',
    }),
  );
}

function wrongQuery({ known, pick, random }: Making): Draft {
  const { owner, entityId } = random.pick(known.victims);
  return reading(
    pick('query', {
      'an unknown name': '/sightings?all=true',
      'a name in capitals': `/sightings/${entityId}?OWNER=${owner}`,
      'a name twice': `/sightings/${entityId}?owner=${owner}&owner=${known.agency}`,
      'a name as a list': `/sightings/${entityId}?owner[]=${owner}`,
      'a name as an object': `/sightings/${entityId}?owner[$ne]=${owner}`,
      'a prototype': '/sightings?__proto__[limit]=5',
      'a constructor': '/sightings?constructor=5',
      'an owner who is none': `/sightings/${entityId}?owner=operator`,
      'an owner with a wildcard': `/sightings/${entityId}?owner=%25`,
      'an owner with NUL': `/sightings/${entityId}?owner=${owner}%00`,
      'a token': `/sightings?access_token=${known.tokens['its system']}`,
      'a limit without end': '/sightings?limit=99999999999999999999',
      'a limit below none': '/feed?limit=-1',
      'a flow of nobody': '/feed?flows=intelligence',
      'a key topic': `/messages?topic=timpora.key.polri-jakpus&partition=0`,
      'a district that is none': "/sightings?kecamatan=31.71.01'--",
    }),
  );
}

/** Reads what the agency's own copy holds of others: its seals stay closed. */
function lookAtOthers({ known, pick, random }: Making): Draft {
  const { entityId, eventId, owner } = random.pick(known.victims);
  return reading(
    pick('at', {
      entity: `/sightings/${entityId}`,
      'entity of its owner': `/sightings/${entityId}?owner=${owner}`,
      'entity in capitals': `/sightings/${entityId.toUpperCase()}`,
      history: `/sightings/${entityId}/history`,
      event: `/events/${eventId}`,
      receipts: `/events/${eventId}/receipts`,
      evidence: `/events/${eventId}/evidence`,
      'another district': '/sightings?kecamatan=31.71.01&limit=200',
      'another owner': `/sightings?owner=${owner}&limit=200`,
      feed: '/feed?limit=500&flows=sighting',
    }),
    'reading',
  );
}
