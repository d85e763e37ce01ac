import { type DirectoryEntry, hashOfSchema } from '@sinergi/contracts';
import {
  APPROVALS_HEADER,
  approvalsFromText,
  approvalsToText,
  EXCHANGE_CODE,
  rootOfDirectory,
} from '@sinergi/directory';
import { describe, expect, it } from 'vitest';
import { verifyEvidence } from './evidence.js';
import type { ApprovedRecord } from './evidence-form.js';
import {
  aListing,
  anApprovedEvidence,
  anExchange,
  approvalsOf,
  approved,
  BEFORE_LATER,
  BEFORE_LISTING,
  founding,
  foundingTerms,
  GIVEN,
  hands,
  later,
  laterTerms,
  nameOf,
  recovery,
  root,
  someTerms,
  withApprovals,
} from './testing/an-approved-evidence.js';
import {
  anEntry,
  anEvidence,
  aSigner,
  bytesOf,
  directoryKey,
  EXCHANGE,
  menteng,
  sampleOf,
} from './testing/an-evidence.js';

const [first, second, third, fourth, fifth] = hands;
const named = (...signers: { agency: string; keyId: string }[]) =>
  signers.map(({ agency, keyId }) => ({ agency, keyId }));

const codeOf = (file: unknown, under: Buffer = root): Promise<string> =>
  verifyEvidence(bytesOf(file), { root: under }).then(
    () => 'verified',
    (error: unknown) => {
      expect(error).toHaveProperty('name', 'EvidenceError');
      return (error as { code: string }).code;
    },
  );

const changing = async (change: Partial<DirectoryEntry>, approvers = [second, fourth, fifth]) =>
  approved(await anExchange(5, laterTerms, change), { by: approvers, after: BEFORE_LISTING });

describe('evidence under a pinned root', () => {
  it('proves who signed an event, with a key that approvers listed', async () => {
    expect(await verifyEvidence(bytesOf(await anApprovedEvidence()), { root })).toEqual({
      ...{ exchangeId: EXCHANGE, topic: 'timpora.sighting', key: 'kec-menteng:one', version: 3 },
      eventId: (sampleOf('Sighting') as { eventId: string }).eventId,
      signer: { agency: 'kec-menteng', keyId: menteng.keyId },
      directory: {
        ...{ version: 2, change: 'LISTED', at: GIVEN, terms: 4 },
        approvers: named(fourth, fifth),
      },
    });
  });

  it('needs the root, and the old format the directory key', async () => {
    const none = (file: object, pinned: object) => verifyEvidence(bytesOf(file), pinned);
    const file = await anApprovedEvidence();
    await expect(none(file, { directoryKey })).rejects.toHaveProperty('code', 'NO_ROOT');
    await expect(none(await anEvidence(), { root })).rejects.toHaveProperty('code', 'NO_KEY');
  });

  it('proves nothing under another root, in another exchange, or with other terms', async () => {
    const file = await anApprovedEvidence();
    expect(await codeOf(file, Buffer.alloc(32))).toBe('WRONG_ROOT');
    const elsewhere = rootOfDirectory('another', foundingTerms);
    expect(await codeOf({ ...file, exchangeId: 'another' })).toBe('WRONG_ROOT');
    expect(await codeOf({ ...file, exchangeId: 'another' }, elsewhere)).toBe('WRONG_ROOT');
    const [begin, end] = file.terms;
    expect(await codeOf({ ...file, terms: [end, begin] })).toBe('WRONG_ROOT');
    expect(await codeOf({ ...file, terms: [end] })).toBe('WRONG_ROOT');
    expect(await codeOf({ ...file, terms: [begin] })).toBe('NOT_APPROVED');
    expect(await codeOf({ ...file, terms: [] })).toBe('NOT_EVIDENCE');
    expect(await codeOf({ ...file, terms: [begin, end, end] })).toBe('NOT_EVIDENCE');
    expect(await codeOf({ ...file, terms: [begin, begin, end] })).toBe('NOT_EVIDENCE');
  });

  it('counts enough approvals in force at one time, one of each approver', async () => {
    const file = await anApprovedEvidence();
    const { listing } = file;
    const unsigned = { ...(await anEntry()), value: Buffer.from(listing.value, 'base64') };
    const of = (by: (typeof hands)[number][], over = {}) =>
      approvalsOf(unsigned, { by, after: BEFORE_LISTING, ...over });
    const given = approvalsFromText(listing.headers[APPROVALS_HEADER]!);
    const byStranger = { ...aSigner(fifth.agency), keyId: fifth.keyId };
    const others = {
      'one is missing': given.slice(1),
      'one approver twice': [given[0]!, given[0]!],
      'one approver twice, at two times': [...of([fourth]), ...of([fourth], { at: GIVEN + 1 })],
      'one had expired': [...of([fourth]), ...of([fifth], { at: GIVEN + 600_001 })],
      'one never held': [...of([fourth]), ...of([fifth], { until: GIVEN - 1 })],
      'approvers of the terms before': of([first, third]),
      'one of the terms before': of([first, second]),
      'the recovery key': of([recovery, recovery]),
      'a stranger under a name': of([fourth, byStranger]),
      'in another exchange': of([fourth, fifth], { exchangeId: 'another' }),
      'at another place': of([fourth, fifth], { after: BEFORE_LATER }),
    };
    for (const [what, approvals] of Object.entries(others)) {
      const other = withApprovals(listing, approvalsToText(approvals));
      expect([what, await codeOf({ ...file, listing: other })]).toEqual([what, 'NOT_APPROVED']);
    }
    const all = [...of([second, fourth, fifth]), ...of([first])];
    const more = withApprovals(listing, approvalsToText(all.toReversed()));
    expect(await codeOf({ ...file, listing: more })).toBe('verified');
    const late = [...of([fourth]), ...of([fifth], { at: GIVEN + 600_000 })];
    const touching = withApprovals(listing, approvalsToText(late));
    expect(await codeOf({ ...file, listing: touching })).toBe('verified');
  });

  it('takes new terms by the old and by the new threshold, or by the recovery key', async () => {
    const file = await anApprovedEvidence();
    const exchange = await anExchange(4, laterTerms);
    const with_ = (by: (typeof hands)[number][]) =>
      codeOf({ ...file, terms: [file.terms[0], approved(exchange, { by, after: BEFORE_LATER })] });
    expect(await with_([first, third, fourth, fifth])).toBe('verified');
    expect(await with_([first, third])).toBe('NOT_APPROVED');
    expect(await with_([second, fourth, fifth])).toBe('NOT_APPROVED');
    expect(await with_([recovery, fourth, fifth])).toBe('verified');
    expect(await with_([recovery, fourth])).toBe('NOT_APPROVED');
  });

  it('takes no terms of another form, and none that are not in force', async () => {
    const file = await anApprovedEvidence();
    const [begin] = file.terms;
    const by = { by: [first, second, fourth, fifth], after: BEFORE_LATER };
    const faulty = [
      someTerms([second, fourth, fifth], { threshold: 0 }),
      someTerms([second, fourth, fifth], { fenceSigners: [] }),
      someTerms([second, second, fourth]),
      someTerms([second, { ...second, agency: 'another' }, fourth]),
      someTerms([second, { ...fifth, keyId: fourth.keyId }, fourth]),
      { ...laterTerms, delaySeconds: -1 },
      { ...laterTerms, recovery: nameOf(second) },
    ];
    const entries = [
      ...(await Promise.all(faulty.map((terms) => anExchange(4, terms)))),
      await anExchange(4, null),
      await anExchange(4, laterTerms, { owner: fifth.agency }),
      await anExchange(4, laterTerms, { code: 'kec-menteng' }),
      await anExchange(4, laterTerms, { change: 'ANNOUNCED' }),
      await anExchange(4, laterTerms, { change: 'REFUSED' }),
    ];
    for (const one of entries)
      expect(await codeOf({ ...file, terms: [begin, approved(one, by)] })).toBe('NOT_EVIDENCE');
    const announced = await founding({ change: 'ANNOUNCED' });
    expect(await codeOf({ ...file, terms: [announced, file.terms[1]] })).toBe('WRONG_ROOT');
  });

  it('proves nothing by a listing that is not in force, or that is of somebody else', async () => {
    const announced = await anApprovedEvidence(() => ({ change: 'ANNOUNCED' }));
    expect(await codeOf(announced)).toBe('NOT_EVIDENCE');
    const file = await anApprovedEvidence();
    const refused = await aListing(() => ({ change: 'REFUSED' }));
    expect(await codeOf({ ...file, listing: refused })).toBe('NOT_EVIDENCE');
    // One approver alone may refuse: its word about keys must not count.
    const alone = await aListing(() => ({ change: 'REFUSED' }), { by: [fourth] });
    expect(await codeOf({ ...file, listing: alone })).toBe('NOT_APPROVED');
    const ofOther = await aListing(() => ({ code: 'kec-senen' }));
    expect(await codeOf({ ...file, listing: ofOther })).toBe('NOT_EVIDENCE');
    const ofStranger = await aListing(() => ({ owner: 'kec-senen' }));
    expect(await codeOf({ ...file, listing: ofStranger })).toBe('NOT_EVIDENCE');
    const keyless = await aListing(() => ({ publicKeys: [] }));
    expect(await codeOf({ ...file, listing: keyless })).toBe('UNKNOWN_KEY');
    const withdrawn = await aListing(({ publicKeys: [key] }) => ({
      publicKeys: [{ ...key!, revokedAt: 5 }],
    }));
    expect(await codeOf({ ...file, listing: withdrawn })).toBe('REVOKED_KEY');
  });

  it('reads approved bytes by no schema but those known or listed by the terms', async () => {
    const file = await anApprovedEvidence();
    const { listing, terms } = file;
    const other = { ...listing.schema, doc: 'says something else' };
    const by = (one: ApprovedRecord) => ({ ...one, schema: other });
    expect(await codeOf({ ...file, listing: by(listing) })).toBe('NOT_EVIDENCE');
    expect(await codeOf({ ...file, terms: [by(terms[0]!), terms[1]] })).toBe('NOT_EVIDENCE');
    const hash = hashOfSchema(JSON.stringify(other));
    const listed = someTerms([second, fourth, fifth], {
      schemas: [{ record: 'DirectoryEntry', hash }],
    });
    const exchange = await anExchange(4, listed);
    const naming = approved(exchange, { by: [first, second, fourth], after: BEFORE_LATER });
    const wider = { ...file, terms: [terms[0], naming] };
    expect(await codeOf({ ...wider, listing: by(listing) })).toBe('verified');
    const ofAnother = someTerms([second, fourth, fifth], {
      schemas: [{ record: 'Sighting', hash }],
    });
    const misnaming = approved(await anExchange(4, ofAnother), {
      ...{ by: [first, second, fourth], after: BEFORE_LATER },
    });
    const narrow = { ...file, terms: [terms[0], misnaming], listing: by(listing) };
    expect(await codeOf(narrow)).toBe('NOT_EVIDENCE');
  });

  it('of a directory record needs the terms before it, and none for the first', async () => {
    const { exchangeId, format, listing, terms, record } = await anApprovedEvidence();
    const [begin, end] = terms;
    const alone = (one: unknown, ...before: unknown[]) => ({
      ...{ format, exchangeId, record: one, listing: null, terms: before },
    });
    expect(await codeOf(alone(begin))).toBe('verified');
    expect(await codeOf(alone(end, begin))).toBe('verified');
    expect(await codeOf(alone(listing, begin, end))).toBe('verified');
    expect(await codeOf(alone(end))).toBe('WRONG_ROOT');
    expect(await codeOf(alone(begin, begin))).toBe('NOT_EVIDENCE');
    expect(await codeOf(alone(listing, begin))).toBe('NOT_APPROVED');
    expect(await codeOf(alone(record, begin, end))).toBe('NOT_EVIDENCE');
    const disguised = { ...record, previousHash: listing.previousHash };
    expect(await codeOf(alone(disguised, begin, end))).toBe('NOT_EVIDENCE');
    const entry = await verifyEvidence(bytesOf(alone(end, begin)), { root });
    expect(entry).toMatchObject({
      ...{ topic: 'timpora.directory', key: EXCHANGE_CODE, version: 4, signer: null },
      directory: { version: 4, change: 'CHANGED', approvers: named(first, second), terms: 1 },
    });
  });

  it('says of a directory record whether it was announced or refused', async () => {
    const { exchangeId, format, terms } = await anApprovedEvidence();
    const of = (record: unknown) =>
      verifyEvidence(bytesOf({ format, exchangeId, record, listing: null, terms }), { root });
    const changeOf = async (record: unknown) => {
      const { directory } = await of(record);
      return 'change' in directory && [directory.change, directory.approvers];
    };
    const announced = await changing({ change: 'ANNOUNCED' });
    expect(await changeOf(announced)).toEqual(['ANNOUNCED', named(second, fourth, fifth)]);
    const refused = await changing({ change: 'REFUSED' }, [fifth]);
    expect(await changeOf(refused)).toEqual(['REFUSED', named(fifth)]);
    const byRecovery = await changing({ change: 'ANNOUNCED' }, [recovery, fourth, fifth]);
    expect(await changeOf(byRecovery)).toEqual(['ANNOUNCED', named(fourth, fifth)]);
    const alone = await changing({ change: 'CHANGED' }, [fifth]);
    await expect(of(alone)).rejects.toHaveProperty('code', 'NOT_APPROVED');
    const stranger = await changing({ change: 'REFUSED' }, [first]);
    await expect(of(stranger)).rejects.toHaveProperty('code', 'NOT_APPROVED');
  });

  it('takes the event id from what was approved, not from a header', async () => {
    const { exchangeId, format, terms, listing } = await anApprovedEvidence();
    const record = { ...listing, headers: { ...listing.headers, ce_id: 'another' } };
    const file = bytesOf({ format, exchangeId, record, listing: null, terms });
    const { eventId } = await verifyEvidence(file, { root });
    expect(eventId).toBe((sampleOf('DirectoryEntry') as { eventId: string }).eventId);
  });

  it('of older terms is no evidence under later ones', async () => {
    const file = await anApprovedEvidence();
    const between = await later();
    expect(await codeOf({ ...file, terms: [file.terms[0], between] })).toBe('verified');
    const underFirst = await aListing(() => ({ owner: third.agency }), { by: [first, third] });
    expect(await codeOf({ ...file, listing: underFirst })).toBe('NOT_APPROVED');
    const early = { ...file, listing: underFirst, terms: [file.terms[0]] };
    expect(await codeOf(early)).toBe('verified');
  });
});
