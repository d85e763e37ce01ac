import type { Fields, FlowRules } from '../flow-rules.js';
import { flowRulesOf } from '../flows/flow-rules-of.js';

/** What a version of an entity names as what it rests on. */
export interface Reference {
  /** the field that names it, such as `evidence` */
  field: string;
  names: 'EVENT' | 'ENTITY';
  /** the flow of the entity; null where it may be of any */
  flow: string | null;
  /** a UUID in small letters */
  id: string;
}

/** A version names no more than this: what comes after it is not followed. */
export const MOST_REFERENCES = 1_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What replaces something does not rest on it. */
const REPLACES = ['supersedes'];

/**
 * Returns what a version rests on, by the fields that its flow's rules declare. A person is no
 * fact, so a subject is not among it.
 *
 * @param fields a decoded version; ids that are no UUIDs are left out
 */
export function referencesOf(flow: string, fields: Fields): Reference[] {
  const rules = flowRulesOf(flow);
  if (!rules) return [];
  const found = new Map<string, Reference>();
  for (const [path, of] of fieldsThatName(rules))
    for (const id of idsAt(path, fields)) {
      if (found.size === MOST_REFERENCES) return [...found.values()];
      const isEvent = of === 'event';
      found.set(`${path} ${id}`, {
        ...{ field: path, names: isEvent ? 'EVENT' : 'ENTITY', id },
        flow: isEvent || of === 'entity' ? null : of,
      });
    }
  return [...found.values()];
}

function fieldsThatName(rules: FlowRules): [string, string][] {
  const { cites, relates, mayRelate, relatesToOneOf } = rules;
  const all = { ...cites, ...relates, ...mayRelate, ...relatesToOneOf, causationId: 'event' };
  return Object.entries(all).filter(([path, of]) => of !== 'subject' && !REPLACES.includes(path));
}

function idsAt(path: string, fields: Fields): string[] {
  const said = fields[path];
  return (Array.isArray(said) ? said : [said])
    .map((one) => (typeof one === 'string' ? one.toLowerCase() : ''))
    .filter((one) => UUID.test(one));
}
