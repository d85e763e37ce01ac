import type { Mutant } from '../mutant.js';

const GIVE = 'apps/agency/src/attachment/give-file.ts';
const FETCH = 'apps/agency/src/attachment/fetch-file.ts';
const TABLE = 'apps/agency/src/attachment/attachment-table.ts';
const FETCH_TESTS = ['apps/agency/src/fetch-file.test.ts'];
const MEDIA_TESTS = ['apps/agency/src/media/examine-media.test.ts'];

export const attachmentMutants: readonly Mutant[] = [
  {
    name: 'give files to whoever asks',
    file: GIVE,
    find: 'if (!mayHaveFiles(entry, value, groupOf(flow))) return null;',
    replace: 'void [mayHaveFiles, entry];',
    tests: FETCH_TESTS,
  },
  {
    name: "give files without the owner's ledger",
    file: GIVE,
    find: 'await this.note(asking, flow, version);',
    replace: 'void [this.note, version];',
    tests: FETCH_TESTS,
  },
  {
    name: 'pass on what the owner sends',
    file: FETCH,
    find: 'if (sha256Of(bytes) !== file.sha256 || bytes.length !== file.size)',
    replace: 'if (sha256Of(bytes) === owner)',
    tests: FETCH_TESTS,
  },
  {
    name: 'let two entities have one file',
    file: TABLE,
    find: 'AND (flow IS NULL OR (flow = $1 AND entity_id = $2::uuid))\n     RETURNING',
    replace: 'RETURNING',
    tests: ['apps/agency/src/name-files.test.ts'],
  },
  {
    name: 'keep what a camera writes in a JPEG picture',
    file: 'apps/agency/src/media/jpeg.ts',
    find: 'return (marker >= APP0 && marker <= 0xef) || marker === COMMENT ? [] : [segment];',
    replace: 'return marker === COMMENT ? [] : [segment];',
    tests: MEDIA_TESTS,
  },
  {
    name: 'look into no packed part of a PDF',
    file: 'apps/agency/src/media/pdf.ts',
    find: 'if (isFlate(stream)) left = await lookInto(stream, left);',
    replace: 'void [isFlate, lookInto, stream, left];',
    tests: MEDIA_TESTS,
  },
];
