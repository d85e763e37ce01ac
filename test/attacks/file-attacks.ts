import { type Draft, JSON_HEADER, jsonOf, type Making, reading, saying } from './door-attack.js';

/** Tries to get files of other agencies, and to leave some that are not what they say. */
export function fileAttack(making: Making): Draft {
  return making.pick<(making: Making) => Draft>('file', {
    'asked of its owner': askOwner,
    'opened through the own agency': openForeign,
    'by plain paths': plainPath,
    'to leave': upload,
  })(making);
}

/** Asks the owner as the service of an agency does, with a text that the agency's key signed. */
function askOwner({ known, pick }: Making): Draft {
  const { askings, file } = known.files;
  const asking = pick('asking', askings);
  const scheme = pick('scheme', { Agency: 'Agency', agency: 'agency', Bearer: 'Bearer' });
  const id = pick('of', { 'the file': file.attachmentId, 'another id': file.entityId });
  return {
    ...reading(`/attachments/${id}`),
    ...{ door: 'another', token: 'none', headers: [['authorization', `${scheme} ${asking}`]] },
  };
}

/** Opens a file that the agency may not have, and files that are named where they are not. */
function openForeign({ known, pick, random, mark }: Making): Draft {
  const { file, given } = known.files;
  const [entityId, attachmentId] = pick('which', {
    'not for it': [file.entityId, file.attachmentId],
    'under what is for it': [given.entityId, file.attachmentId],
    'for it, under what is not': [file.entityId, given.attachmentId],
    'of nobody': [file.entityId, random.uuid()],
    'of a sighting': [known.own.entityId, file.attachmentId],
    'a way up': [file.entityId, '..%2f..'],
  });
  const plural = pick('flow', {
    operation: 'joint-operations',
    meeting: 'meetings',
    case: 'cases',
    sighting: 'sightings',
  });
  const body = { purpose: 'SUPERVISION', officer: 'Petugas Latihan', reason: `Perintah ${mark}` };
  return {
    ...saying(`/${plural}/${entityId}/attachments/${attachmentId}/disclosures`, jsonOf(body)),
    token: pick('token', { system: 'its system', maintenance: 'its maintenance' } as const),
  };
}

function plainPath({ known, pick }: Making): Draft {
  const { entityId, attachmentId } = known.files.file;
  return reading(
    pick('path', {
      'as an agency': `/attachments/${attachmentId}`,
      'all of them': '/attachments',
      'of the entity': `/joint-operations/${entityId}/attachments`,
      'one of the entity': `/joint-operations/${entityId}/attachments/${attachmentId}`,
      'what was opened': `/joint-operations/${entityId}/attachments/${attachmentId}/disclosures`,
      'with a name': `/attachments/${attachmentId}.pdf`,
      'in capitals': `/attachments/${attachmentId.toUpperCase()}`,
    }),
  );
}

function upload({ known, pick, random }: Making): Draft {
  const script = Buffer.from('<script>alert(1)</script>');
  const type = pick('type', {
    pdf: 'application/pdf',
    png: 'image/png',
    page: 'text/html',
    picture: 'image/svg+xml',
    form: 'multipart/form-data; boundary=x',
    bytes: 'application/octet-stream',
  });
  const body = pick('bytes', {
    'a script': script,
    nothing: Buffer.alloc(0),
    noise: Buffer.from(random.uuid().repeat(40)),
    'a head of a PDF': Buffer.concat([Buffer.from('%PDF-1.7\n'), script]),
    'a text of JSON': jsonOf(known.sighting('0')),
  });
  const { path, ...rest } = saying('/attachments', body, [['content-type', type]]);
  return { ...rest, path, headers: rest.headers.filter((header) => header !== JSON_HEADER) };
}
