import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Mutant } from './mutant.js';
import { mutants } from './mutants.js';

/** Returns how often the text occurs. */
export const occurrences = (source: string, text: string): number => source.split(text).length - 1;

/**
 * Returns the source with the defect.
 * @throws where the replaced text does not occur exactly once: the mutant has to follow the code
 */
export function mutated(source: string, { name, file, find, replace }: Mutant): string {
  const found = occurrences(source, find);
  if (found !== 1)
    throw new Error(`Expected the text of mutant "${name}" once in ${file}, got it ${found} times`);
  return source.replace(find, () => replace);
}

/** Puts one defect into the source that Vite loads for a test. The files on disk do not change. */
export function plant(name: string): Plugin {
  const mutant = mutants.find((one) => one.name === name);
  if (!mutant)
    throw new Error(
      `Expected a mutant of ${mutants.map((one) => one.name).join(', ')}, got ${name}`,
    );
  return {
    name: 'plant-mutant',
    enforce: 'pre',
    transform: (source, id) =>
      id.split('?')[0] === resolve(mutant.file) ? mutated(source, mutant) : null,
  };
}
