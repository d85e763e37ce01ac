import { sendJson } from '@sinergi/web';
import type { Ground } from '../../../contract/ground';
import { type Entity, entityPath } from './entities';

/** What travels in place of a text that was sealed; it is no text of the entity's own. */
export const SEALED_TEXT = 'Sealed for its addressees.';

/** What became of one sealed group, as the agency answers it. */
export interface Disclosed {
  status: string;
  /** the content, where the status is OPEN */
  value?: Record<string, unknown>;
}

/** What was opened, and under which number that was written down. */
export interface Opening {
  disclosureId: string;
  groups: Record<string, Disclosed | Disclosed[]>;
}

/** Why somebody opens something. */
export interface Why {
  purpose: string;
  reason: string;
}

export interface OpeningWish extends Why {
  groups: string[];
}

/** The agencies' own bounds of a reason, characters. */
export const REASON = { least: 10, most: 500 };

/** Returns the purposes for which the law lets the own agency act. */
export const purposesOf = ({ home }: Ground): string[] => [
  ...new Set(home.legalAuthority.map(({ purpose }) => purpose)),
];

/**
 * Opens sealed groups of an entity. The officer, the purpose and the reason are written down before
 * anything is opened, and the owner is told.
 * @throws ServerProblem not-entitled, not-confirmed, too-many-openings
 */
export const openSeals = (
  ground: Ground,
  { flow, id }: { flow: string; id: string },
  wish: OpeningWish,
): Promise<Opening> => sendJson('POST', `${entityPath(ground, flow, id)}/disclosures`, wish);

/** Returns the groups that are sealed in an entity. */
export function sealedGroups(entity: Entity): string[] {
  const sealed = Object.values(entity)
    .flat()
    .flatMap((value) => {
      const { sealed, group } = (value ?? {}) as { sealed?: unknown; group?: unknown };
      return sealed === true && typeof group === 'string' ? [group] : [];
    });
  return [...new Set(sealed)];
}
