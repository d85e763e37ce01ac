import { type Finding, NO_LONGER, type Rule, type Said } from '@sinergi/detection';

type Body = Readonly<Record<string, unknown>>;

/** What only whom it concerns may read: an alert of this category seals all of it. */
export const isSealed = ({ category }: Pick<Rule, 'category'>): boolean => category === 'WATCH_HIT';

/** What a lead is about, for its sealed detail. */
export interface Sealed {
  rule: Rule;
  finding: Pick<Finding, 'evidence' | 'explanation'>;
  /** the subjects of the person */
  subjects: readonly string[];
  /** the agencies that may open it: the one that is competent, and the owner of the watch */
  addressees: readonly string[];
}

/**
 * Returns what is said of an alert as one that tells nobody else anything: neither whom it is
 * about, nor where, nor by which events, nor by which rule. All of it goes into the detail.
 *
 * @param sealed null where an alert ends: then why is not told either
 */
export function saySealed({ change, body }: Said, sealed: Sealed | null): Body {
  const said = body as Body;
  if (change === 'RETRACTED') return { statusReason: NO_LONGER };
  if (change === 'CLOSED' || sealed === null) return said;
  const { severity, dueAt, addressees } = said;
  if (change === 'UPDATED') {
    const { explanation } = sealed.finding;
    return {
      ...(severity === undefined
        ? {}
        : { severity, detail: textOf(sealed, [explanation.id, explanation.en]) }),
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(addressees === undefined ? {} : { addressees }),
    };
  }
  const { category, requestedAction, competentAgency, explanationId, explanationEn } = said;
  return {
    ...{ category, severity, requestedAction, competentAgency, dueAt },
    ...{ explanationId, explanationEn, handling: said['handling'] },
    addressees: [...new Set(sealed.addressees)],
    detail: textOf(sealed, []),
  };
}

const textOf = ({ rule, finding, subjects }: Sealed, before: readonly string[]) => ({
  text: [
    ...before,
    `Aturan / rule: ${rule.id} ${rule.version}`,
    `Subjek / subjects: ${subjects.slice(0, MOST_SHOWN).join(', ')}`,
    `Peristiwa / events: ${finding.evidence.join(', ')}`,
  ].join('\n'),
});

/** A detail has at most 4000 characters. */
const MOST_SHOWN = 10;
