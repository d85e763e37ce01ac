import type { KnownByName, Step } from '../step.js';

type Said = Readonly<Record<string, unknown>>;

/** What a step has beside its content. */
export interface StepOptions {
  /** the story's own name for the entity; the flow's name where absent */
  entity?: string;
  /** fields that hold the id of what the story knows by a name; a list where the name is in one */
  ids?: Readonly<Record<string, string | readonly [string]>>;
  needs?: NonNullable<Step['needs']>;
  looks?: NonNullable<Step['looks']>;
  afterMs?: number;
  /** whether there is one such entity of an agency, which may exist already */
  isOnce?: boolean;
}

/** Builds a step that begins an entity of this story. @param said drawn when it is composed */
export const beginOf = (
  agency: string,
  flow: string,
  change: string,
  said: Said,
  options: StepOptions = {},
): Step => stepOf({ agency, flow, change, begins: true }, said, options);

/** Builds a step that changes an entity of this story. @param said drawn when it is composed */
export const changeOf = (
  agency: string,
  flow: string,
  change: string,
  said: Said,
  options: StepOptions = {},
): Step => stepOf({ agency, flow, change, begins: false }, said, options);

function stepOf(
  what: Pick<Step, 'agency' | 'flow' | 'change' | 'begins'>,
  said: Said,
  { entity = what.flow, ids = {}, ...options }: StepOptions,
): Step {
  const names = Object.entries(ids);
  const data =
    names.length === 0
      ? () => said
      : (known: KnownByName) => ({
          ...said,
          ...Object.fromEntries(
            names.map(([field, name]) => [
              field,
              typeof name === 'string' ? known[name]!.id : name.map((one) => known[one]!.id),
            ]),
          ),
        });
  return { ...what, ...options, entity, data };
}
