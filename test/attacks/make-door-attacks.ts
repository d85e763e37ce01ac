import type { SeededRandom } from '@sinergi/domain';
import { bodyAttack } from './body-attacks.js';
import { cursorAttack } from './cursor-attacks.js';
import {
  type DoorAttack,
  type DoorKnown,
  type Draft,
  jsonOf,
  type Making,
  type Pick,
  saying,
  type TokenName,
} from './door-attack.js';
import { fileAttack } from './file-attacks.js';
import { headerAttack, openingAttack } from './header-attacks.js';
import { hiddenAttack } from './hidden-attacks.js';
import { pathAttack } from './path-attacks.js';

/** What the holder of each token may not do at all, so that a sound request is an attack. */
const TOKENS: Record<string, TokenName> = {
  'its narrow system': 'its narrow system',
  'its maintenance': 'its maintenance',
  'its officer': 'its officer',
  none: 'none',
  'another agency’s': 'another agency',
  expired: 'expired',
  garbage: 'garbage',
};

/**
 * Makes a request to an agency's API that has no right to succeed, or that may read what everybody
 * may and nothing more.
 *
 * @param mark an order number that no other request has
 */
export function makeDoorAttack(known: DoorKnown, random: SeededRandom, mark: string): DoorAttack {
  const choices: string[] = [];
  const pick: Pick = (name, from) => {
    const choice = random.pick(Object.keys(from));
    choices.push(`${name}: ${choice}`);
    return from[choice] as never;
  };
  const making: Making = { known, pick, random, mark };
  const draft = pick<(making: Making) => Draft>('attack', {
    cursor: cursorAttack,
    path: pathAttack,
    body: bodyAttack,
    header: headerAttack,
    opening: openingAttack,
    file: fileAttack,
    hidden: hiddenAttack,
    credentials: wrongCredentials,
    'another agency’s door': anotherDoor,
  })(making);
  const isElsewhere = choices[0] === 'attack: another agency’s door';
  return {
    ...draft,
    token: draft.token ?? 'its system',
    door: draft.door ?? (isElsewhere ? 'another' : 'own'),
    choices: choices.join(', '),
  };
}

/** A sound sighting, said with a token that is not for it. */
function wrongCredentials({ known, pick, mark }: Making): Draft {
  const token = pick('token', TOKENS);
  return { ...saying('/sightings', jsonOf(known.sighting(mark))), token };
}

/** A sound request to another agency, with each token of the agency's own. */
function anotherDoor(making: Making): Draft {
  const { known, pick } = making;
  const token = pick<TokenName>('token', {
    system: 'its system',
    maintenance: 'its maintenance',
    officer: 'its officer',
    none: 'none',
  });
  const draft = pick<(making: Making) => Draft>('request', {
    'as it is': () => saying('/sightings', jsonOf(known.sighting(making.mark))),
    path: pathAttack,
    opening: openingAttack,
    hidden: hiddenAttack,
  })(making);
  return { ...draft, allowed: 'nothing', token };
}
