import { byText } from '@sinergi/domain';
import { type CivilDay, civilDayAt, counted, entryOn, SUPERVISION_LAW } from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import type { DocumentFact } from '../facts.js';
import type { BothLanguages, Finding, Rule } from '../rule.js';
import { JUDGED, MUST_FIRE, MUST_NOT_FIRE, TRAPS } from './identity-conflict-examples.js';

const ID = 'identity-conflict';
const VERSION = 1;
type Parameters = 'leastSubjects';
type Pair = readonly [DocumentFact, DocumentFact];

/**
 * Finds a travel document that subjects were listed with who agree in nothing that tells whose it
 * is: borrowed, forged or mistyped. Whether two records agree is told to the rule; whose a document
 * is, it never reads.
 */
export const identityConflict: Rule<'document', Parameters> = {
  id: ID,
  version: VERSION,
  since: '2026-11-30',
  title: { id: 'Satu dokumen, orang yang berbeda', en: 'One document, different holders' },
  unit: 'DOCUMENT',
  category: 'OTHER',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 5,
  reads: ['document'],
  restsOn: ['document'],
  parameters: {
    leastSubjects: {
      ...{ value: 2, lowest: 2, highest: 10, of: 'subjects' },
      meaning: {
        id: 'Banyaknya subjek yang bertentangan sejak menjadi petunjuk.',
        en: 'How many subjects have to disagree before it is a lead.',
      },
    },
  },
  citationOn: (day) => citationOf([textOn(day)]),
  traps: TRAPS,
  evaluate({ document: all }, { now, values }) {
    const documents = [...new Set(all.map(({ document }) => document))].sort(byText);
    const pairs = documents.map((document) =>
      pairsOf(all.filter((one) => one.document === document)),
    );
    const findings = documents.flatMap((document, i) => {
      const open = pairs[i]!.filter((pair) => !areAlike(pair) && !isJudged(pair));
      const subjects = all.filter((one) => open.some((pair) => pair.includes(one)));
      return subjects.length < values.leastSubjects
        ? []
        : [
            findingOf(
              document,
              [...subjects].sort((a, b) => byText(a.id, b.id)),
              now,
            ),
          ];
    });
    const wasJudged = pairs.flat().some((pair) => !areAlike(pair) && isJudged(pair));
    return {
      findings,
      silentFor: findings.length === 0 && wasJudged ? JUDGED : null,
      againAt: null,
    };
  },
  mustFire: MUST_FIRE,
  mustNotFire: MUST_NOT_FIRE,
};

const pairsOf = (facts: readonly DocumentFact[]): Pair[] =>
  facts.flatMap((one, i) => facts.slice(i + 1).map((other): Pair => [one, other]));

const names = (pair: Pair, of: (one: DocumentFact) => readonly string[]): boolean =>
  of(pair[0]).includes(pair[1].id) || of(pair[1]).includes(pair[0].id);

const areAlike = (pair: Pair): boolean => names(pair, ({ agreesWith }) => agreesWith);

/** Tells whether an officer has said whether two subjects are one person: then it is no lead. */
const isJudged = (pair: Pair): boolean =>
  names(pair, ({ sameAs }) => sameAs) || names(pair, ({ apartFrom }) => apartFrom);

/** @param subjects in the order of their ids */
function findingOf(document: string, subjects: readonly DocumentFact[], now: number): Finding {
  const why = explained(subjects.length);
  const cited = byRule(ID, VERSION, citationOf([textOn(civilDayAt(now))]));
  return {
    cause: document,
    subjectId: null,
    kecamatan: null,
    severity: 'MEDIUM',
    requestedAction: 'CHECK_DOCUMENT',
    confidence: 0.6,
    evidence: evidenceOf(subjects),
    causationId: subjects[0]!.eventId,
    basis: JSON.stringify(subjects.map(({ id }) => id)),
    explanation: { id: `${why.id} ${cited.id}`, en: `${why.en} ${cited.en}` },
  };
}

const explained = (subjects: number): BothLanguages => ({
  id:
    `Satu dokumen perjalanan tercatat pada ${subjects} subjek, dan catatannya tidak sepakat ` +
    'tentang pemegangnya. Mungkin dokumen itu dipinjam, dipalsukan atau salah ketik: periksa ' +
    'dokumennya, lalu nyatakan apakah mereka satu orang.',
  en:
    `One travel document is on record for ${counted(subjects, 'subject')}, and the records do ` +
    'not agree on whose it is. It may be borrowed, forged or mistyped: check the document, then ' +
    'say whether they are one person.',
});

const textOn = (day: CivilDay) => entryOn(SUPERVISION_LAW, 'TIMPORA', day);
