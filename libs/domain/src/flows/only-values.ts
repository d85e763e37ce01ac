import type { Fields, FlowRules } from '../flow-rules.js';

/**
 * Returns the values of which, with the owner, there is one entity; null where there may be any
 * number. A value that is not stated is `null`.
 */
export function onlyValues(
  { onePer }: Pick<FlowRules, 'onePer'>,
  fields: Fields,
): readonly string[] | null {
  if (!onePer) return null;
  return onePer.map((path) => {
    const [name, within] = path.split('.');
    const value = fields[name!];
    return String((within === undefined ? value : (value as Fields | null)?.[within]) ?? null);
  });
}
