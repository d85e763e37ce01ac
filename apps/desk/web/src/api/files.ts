import { meQuery, noAnswer, problemIn, queries } from '@sinergi/web';
import type { Ground } from '../../../contract/ground';
import type { Why } from './disclosures';
import { AGENCY, entityPath } from './entities';

/** A file of an entity, as its event names it. */
export interface Attachment {
  attachmentId: string;
  kind: string;
  /** bytes */
  size: number;
  type: string;
}

/** What the agency answers to an upload. */
export type Uploaded = Omit<Attachment, 'kind'>;

export const attachmentsOf = (entity: Readonly<Record<string, unknown>>): Attachment[] =>
  Array.isArray(entity['attachments']) ? (entity['attachments'] as Attachment[]) : [];

/**
 * Sends a file as it is. `fetch` cannot say how far it is, so this is the browser's older request.
 *
 * @param onProgress told the part that was sent, 0 to 1
 * @throws ServerProblem; AbortError where `signal` stops it
 */
export async function uploadFile(
  file: File,
  { onProgress, signal }: { onProgress: (part: number) => void; signal: AbortSignal },
): Promise<Uploaded> {
  const { csrfToken } = await queries.ensureQueryData(meQuery);
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${AGENCY}/attachments`);
    request.setRequestHeader('content-type', file.type);
    request.setRequestHeader('x-sinergi-csrf', csrfToken);
    request.setRequestHeader('idempotency-key', crypto.randomUUID());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const said = jsonIn(request.responseText);
      if (request.status === 201) resolve(said as Uploaded);
      else reject(problemIn({ ...(said as object), status: request.status }));
    };
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Which file of which entity. */
export interface FileOf {
  flow: string;
  id: string;
  owner: string;
  attachmentId: string;
}

/**
 * Fetches a file from its owner. Who asks and why is written down before anything is asked for.
 *
 * @returns the bytes, and the number under which it was written down
 * @throws ServerProblem
 */
export async function fetchFile(
  ground: Ground,
  { flow, id, owner, attachmentId }: FileOf,
  why: Why,
): Promise<{ bytes: Blob; disclosureId: string }> {
  const { csrfToken } = await queries.ensureQueryData(meQuery);
  const path = `${entityPath(ground, flow, id)}/attachments/${attachmentId}/disclosures`;
  const answer = await fetch(`${path}?owner=${encodeURIComponent(owner)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sinergi-csrf': csrfToken },
    body: JSON.stringify(why),
  }).catch(() => {
    throw noAnswer();
  });
  if (!answer.ok)
    throw problemIn({ ...(jsonIn(await answer.text()) as object), status: answer.status });
  return { bytes: await answer.blob(), disclosureId: answer.headers.get('disclosure-id') ?? '' };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
