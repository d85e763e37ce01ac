import type { FormSchema } from '../../../contract/form/flow-form';

/** What descriptions say for those who write programs: times are shown in Jakarta's time here. */
const FOR_PROGRAMS = [
  /,? \(?UTC\)?(?=[,;:.]|$)/,
  /; the service moves it into \w+, sealed/,
  /; on the log in watches of before only/,
  /;? ?On the log in watches of before only/,
  /, sealed$/,
];

/** Returns the sentence of a description, and the Indonesian term that it has in brackets. */
export function wordsIn({ description = '' }: FormSchema): { sentence: string; term: string } {
  const [, said = description, term = ''] =
    /^(.*?)\s*\(([^()]+)\)\.?$/s.exec(description.trim()) ?? [];
  const sentence = FOR_PROGRAMS.reduce((text, part) => text.replace(part, ''), said.trim());
  return { sentence: sentence.replace(/\.$/, ''), term: term.replace(/,? tersegel$/, '') };
}

const LITTLE = new Set([
  ...[
    'a',
    'an',
    'the',
    'of',
    'it',
    'its',
    'is',
    'was',
    'in',
    'at',
    'by',
    'on',
    'to',
    'when',
    'who',
  ],
]);

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => !LITTLE.has(word));

/** Tells whether a help says nothing that its label does not say. */
export function isInLabel(help: string, label: string): boolean {
  const said = new Set(wordsOf(label));
  return wordsOf(help).every((word) => said.has(word));
}
