import { Inject, Injectable } from '@nestjs/common';
import type { Attachment } from '@sinergi/domain';
import { Keystore, openFromOwner, TrustError } from '@sinergi/trust';
import { AGENCY_URLS, EXCHANGE_ID } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { OwnSigner } from '../signing/own-signer.js';
import { AGENCY_SCHEME, type FileAsking, signAsking } from './file-asking.js';

const WITHIN_MS = 20_000;
/** What sealing adds: the tag of AES-GCM, and the encapsulated key. */
const ADDED_BYTES = 16 + 32;
const ENC_BYTES = 32;
export const KEY_HEADER = 'sinergi-key';

/** Asks the owner of a file for it, over the owner's own door, in this agency's name. */
@Injectable()
export class AskOwner {
  constructor(
    @Inject(AGENCY_URLS) private readonly urls: Readonly<Record<string, string>>,
    @Inject(EXCHANGE_ID) private readonly exchange: string,
    private readonly signer: OwnSigner,
    private readonly keystore: Keystore,
  ) {}

  /** @throws Problem not-entitled where the owner refuses, unavailable where it does not answer */
  async execute(
    owner: string,
    { attachmentId, sha256, size }: Attachment,
    said: Omit<FileAsking, 'exchange'>,
  ): Promise<Buffer> {
    const url = this.urls[owner];
    if (url === undefined) throw away(owner, 'no address of it in the settings');
    const asking = { ...said, exchange: this.exchange };
    const token = await signAsking(asking, owner, this.signer.get());
    const answer = await fetch(new URL(`/attachments/${attachmentId}`, url), {
      headers: { authorization: `${AGENCY_SCHEME} ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(WITHIN_MS),
    }).catch((error: unknown) => {
      throw away(owner, 'no answer', error);
    });
    if (answer.status === 403)
      throw new Problem('not-entitled', `Expected ${owner} to give this file, got a refusal`);
    if (answer.status !== 200) {
      await answer.body?.cancel();
      throw away(owner, `HTTP ${answer.status}`);
    }
    const sealed = await readAtMost(answer, size + ADDED_BYTES).catch((error: unknown) => {
      throw away(owner, 'a part of it', error);
    });
    const wrap = {
      ...{ agency: said.agency, keyId: answer.headers.get(KEY_HEADER) ?? '' },
      ...{ enc: sealed.subarray(0, ENC_BYTES), ciphertext: sealed.subarray(ENC_BYTES) },
    };
    const sending = { owner, attachmentId, sha256, requestId: said.disclosureId };
    return openFromOwner(this.keystore, sending, wrap).catch((error: unknown) => {
      if (error instanceof TrustError) throw away(owner, 'other bytes', error);
      throw error;
    });
  }
}

async function readAtMost(answer: Response, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.length;
    if (size > most) throw new RangeError(`Expected at most ${most} bytes, got more`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const away = (owner: string, got: string, cause?: unknown): Problem =>
  new Problem(
    'unavailable',
    `Expected the file from ${owner}, which keeps it, got ${got}`,
    { owner, retryAfterSeconds: 10 },
    { cause },
  );
