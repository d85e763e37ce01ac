import { useWords } from '@sinergi/web';
import { SEALED_TEXT } from '../api/disclosures';
import type { Entity } from '../api/entities';
import { useValueWords } from '../words/use-value-words';

/** Fields that say in a few words what an entity is about, in this order. */
const TELLING = [
  ...[
    'category',
    'severity',
    'activity',
    'premisesKind',
    'certainty',
    'kind',
    'direction',
    'track',
    'step',
  ],
  ...['stage', 'outcome', 'status'],
];
const MOST = 3;

/** Returns what an entity is about: a few words, and the text that it has in clear, if any. */
export function useTelling(): (entity: Entity) => { told: string; text: string | null } {
  const { language } = useWords();
  const wordOf = useValueWords();
  return (entity) => {
    const told = TELLING.flatMap((field) =>
      typeof entity[field] === 'string' ? [wordOf(field, entity[field])] : [],
    );
    const { question, title } = entity;
    const text = entity[language === 'en' ? 'explanationEn' : 'explanationId'] ?? question ?? title;
    return {
      told: told.slice(0, MOST).join(' · '),
      text: typeof text === 'string' && text !== SEALED_TEXT ? text : null,
    };
  };
}
