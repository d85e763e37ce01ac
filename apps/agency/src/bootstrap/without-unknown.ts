import { flows } from '@sinergi/contracts';

type Json = Record<string, unknown>;

/**
 * Removes from a description's lists of values the flows that an agency may not know, and the types
 * of their events. What is in it stays shared with the original.
 *
 * @param isKnown whether the agency may know a flow
 */
export function withoutUnknown<T>(part: T, isKnown: (flow: string) => boolean): T {
  const unknown = flows.filter(({ flow }) => !isKnown(flow)).map(({ flow }) => flow);
  const isOf = (value: unknown): boolean =>
    unknown.some((flow) => value === flow || String(value).startsWith(`id.timpora.${flow}.`));
  const copied = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(copied);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one as Json).map(([name, value]) => [
        name,
        name === 'enum' && Array.isArray(value)
          ? value.filter((each) => !isOf(each))
          : copied(value),
      ]),
    );
  };
  return unknown.length === 0 ? part : (copied(part) as T);
}
