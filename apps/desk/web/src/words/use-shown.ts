import { useMoment, useWords } from '@sinergi/web';
import { SEALED_TEXT } from '../api/disclosures';
import { useAgencyName, useDistrictName } from '../api/ground';
import { useFieldWords } from './use-field-words';
import { useValueWords } from './use-value-words';

/** Fields that name agencies. */
const AGENCIES = new Set([
  ...['owner', 'competentAgency', 'addressees', 'agency', 'by', 'handedOverFrom'],
  'attendance',
]);
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Returns a field's value in words; null for one that is not there. */
export function useShown(): (field: string, value: unknown) => string | null {
  const { t, number } = useWords();
  const { short } = useMoment();
  const nameOf = useAgencyName();
  const districtOf = useDistrictName();
  const wordOf = useValueWords();
  const { labelOf } = useFieldWords('');
  const shownOf = (field: string, value: unknown): string | null => {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'boolean') return t(value ? 'lists.yes' : 'lists.no');
    if (typeof value === 'number') return number(value);
    if (Array.isArray(value)) {
      const parts = value.flatMap((one) => shownOf(field, one) ?? []);
      return parts.length === 0 ? null : [...new Set(parts)].join(', ');
    }
    if (typeof value === 'object') {
      if ((value as { sealed?: unknown }).sealed === true) return t('lists.sealed');
      const parts = Object.entries(value).flatMap(([part, one]) => {
        const shown = shownOf(part, one);
        return shown === null ? [] : [`${labelOf(part)}: ${shown}`];
      });
      return parts.length === 0 ? null : parts.join('; ');
    }
    if (value === SEALED_TEXT) return t('lists.sealed');
    const text = String(value);
    if (AGENCIES.has(field)) return nameOf(text);
    if (field === 'kecamatan' || field === 'areas') return districtOf(text);
    if (TIME.test(text)) return short(text);
    return wordOf(field, text);
  };
  return shownOf;
}
