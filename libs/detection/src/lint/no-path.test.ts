import { expect, it } from 'vitest';
import type { FactKinds } from '../facts.js';
import type { ProtectedWord } from './protected-words.js';

/*
 * The type checker reads this file (`npm run check`): each line below `@ts-expect-error` has to be
 * an error of types. A field of that word on any kind of fact is reached, and then fails there.
 */

type Both<U> = (U extends unknown ? (one: U) => void : never) extends (both: infer B) => void
  ? B
  : never;
/** Has every field of every kind of fact. */
type EveryFact = Both<FactKinds[keyof FactKinds]>;
/** A field that is a protected word, or has one at its beginning, end or middle. */
type Reached = Extract<
  keyof EveryFact,
  | ProtectedWord
  | `${ProtectedWord}${Capitalize<string>}`
  | `${string}${Capitalize<ProtectedWord>}`
  | `${string}${Capitalize<ProtectedWord>}${Capitalize<string>}`
>;

/** No field at all: true. A field that is reached: its name, and this is an error of types. */
const NOTHING_IS_REACHED: [Reached] extends [never] ? true : Reached = true;

function noPath(fact: EveryFact): unknown[] {
  return [
    fact.eventId satisfies string,
    fact.seenAt satisfies number,
    fact.protectionLevel satisfies string,
    fact.agreesWith satisfies readonly string[],
    // @ts-expect-error no rule reads it
    fact.nationality,
    // @ts-expect-error no rule reads it
    fact.nationalities,
    // @ts-expect-error no rule reads it
    fact.citizenship,
    // @ts-expect-error no rule reads it
    fact.country,
    // @ts-expect-error no rule reads it, of a representation least of all
    fact.state,
    // @ts-expect-error no rule reads it
    fact.sex,
    // @ts-expect-error no rule reads it
    fact.gender,
    // @ts-expect-error no rule reads it
    fact.religion,
    // @ts-expect-error no rule reads it
    fact.ethnicity,
    // @ts-expect-error no rule reads it
    fact.race,
    // @ts-expect-error no rule reads it
    fact.name,
    // @ts-expect-error no rule reads it
    fact.familyName,
    // @ts-expect-error no rule reads it
    fact.givenNames,
    // @ts-expect-error no rule reads it
    fact.alias,
    // @ts-expect-error no rule reads it
    fact.birthDate,
    // @ts-expect-error no rule reads it
    fact.dateOfBirth,
    // @ts-expect-error no rule reads it
    fact.placeOfBirth,
    // @ts-expect-error no rule reads it
    fact.age,
    // @ts-expect-error what is sealed is not there
    fact.holder,
    // @ts-expect-error what is sealed is not there
    fact.guest,
    // @ts-expect-error what is sealed is not there
    fact.person,
    // @ts-expect-error what is sealed is not there
    fact.place,
    // @ts-expect-error what is sealed is not there
    fact.address,
    // @ts-expect-error what is sealed is not there
    fact.detail,
    // @ts-expect-error what is sealed is not there
    fact.notes,
  ];
}

it('has no path from a fact to a protected attribute, as the type checker says', () => {
  expect(NOTHING_IS_REACHED).toBe(true);
  expect(noPath).toBeTypeOf('function');
});
