import { Text } from '@mantine/core';
import { useFieldWords } from '../words/use-field-words';
import { useShown } from '../words/use-shown';

interface FactListProps {
  flow: string;
  /** fields by their names; those that say nothing are left out */
  facts: Readonly<Record<string, unknown>>;
  /** names of fields that are called otherwise here */
  names?: Readonly<Record<string, string>>;
}

/** What is longer than this takes a whole row, characters. */
const LONG = 60;

/** Fields with their names, one beside the other as far as there is room. */
export function FactList({ flow, facts, names = {} }: FactListProps) {
  const { labelOf } = useFieldWords(flow);
  const shownOf = useShown();
  return (
    <dl className="facts">
      {Object.entries(facts).flatMap(([field, value]) => {
        const shown = shownOf(field, value);
        return shown === null
          ? []
          : [
              <div key={field} className={shown.length > LONG ? 'whole-row' : undefined}>
                <Text component="dt" fz="xs" c="dimmed">
                  {names[field] ?? labelOf(field)}
                </Text>
                <Text component="dd" m={0} className="wrapped">
                  {shown}
                </Text>
              </div>,
            ];
      })}
    </dl>
  );
}
