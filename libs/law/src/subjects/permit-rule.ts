import { counted, listed } from '../plain-words.js';

/** What a rule of permits decides. Years are given in days, leap days counted for the holder. */
export type PermitRule =
  | {
      matter: 'KIND';
      /** kinds of permit that may come from this origin */
      kinds: readonly string[];
      /** kinds of which it is uncertain */
      uncertainKinds?: readonly string[];
    }
  | {
      matter: 'LENGTH';
      /** days of the first stay; null where the law names no number */
      days: number | null;
      /** days that some indexes get; which ones is uncertain */
      someIndexesDays?: number;
    }
  | {
      matter: 'EXTENSION';
      /** how often; null where the law sets no limit */
      times: number | null;
      /** days that one may add; null where the law sets no limit */
      days: number | null;
      someIndexesDays?: number;
      /** days of the whole stay, the first one included; null where the law sets no limit */
      wholeStayDays: number | null;
      someIndexesWholeStayDays?: number;
    }
  | {
      matter: 'CONVERSION';
      to: readonly string[];
      /** days of stay before it */
      afterDays?: number;
      /** days of stay that are enough for some, uncertain */
      someAfterDays?: number;
    }
  | {
      matter: 'PAYMENT';
      /** days before the end of the permit before it */
      daysBefore: number;
    }
  | { matter: 'FILING' }
  | { matter: 'GRANT' };

/** A rule of permits in plain words. */
export function saysOfPermits(rule: PermitRule): string {
  switch (rule.matter) {
    case 'KIND': {
      const { kinds, uncertainKinds = [] } = rule;
      const perhaps = uncertainKinds.length > 0 ? `; perhaps ${listed(uncertainKinds)}` : '';
      return `kind ${listed(kinds)}${perhaps}`;
    }
    case 'LENGTH':
      return rule.days === null
        ? 'no number of days'
        : `at most ${counted(rule.days, 'day')}${some(rule.someIndexesDays)}`;
    case 'EXTENSION':
      return saysOfExtensions(rule);
    case 'CONVERSION': {
      const { to, afterDays, someAfterDays } = rule;
      if (to.length === 0) return 'no conversion';
      const after = afterDays === undefined ? '' : ` after ${counted(afterDays, 'day')}`;
      const sooner = someAfterDays === undefined ? '' : ` (some ${someAfterDays})`;
      return `to ${listed(to)}${after}${sooner}`;
    }
    case 'PAYMENT':
      return `paid at least ${counted(rule.daysBefore, 'day')} before the permit before it ends`;
    case 'FILING':
      return 'an application is filed on the last day at the latest';
    default:
      return 'an extension or conversion only on an application that was not refused';
  }
}

function saysOfExtensions({
  times,
  days,
  someIndexesDays,
  wholeStayDays,
  someIndexesWholeStayDays,
}: Extract<PermitRule, { matter: 'EXTENSION' }>): string {
  if (times === 0) return 'no extension';
  return [
    times === null ? 'any number of times' : `at most ${counted(times, 'time')}`,
    days === null ? 'of any length' : `by at most ${counted(days, 'day')}${some(someIndexesDays)}`,
    ...(wholeStayDays === null
      ? []
      : [`${counted(wholeStayDays, 'day')}${some(someIndexesWholeStayDays)} in all`]),
  ].join(', ');
}

const some = (days: number | undefined): string =>
  days === undefined ? '' : ` (some indexes ${days})`;
