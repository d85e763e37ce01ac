import type { Boundaries } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { type AgencyApi, Refused } from './agency-api.js';
import { composeSighting } from './compose-sighting.js';
import type { Journal, OpenSighting, Totals } from './journal.js';
import type { Act } from './plan-act.js';

const REASONS = ['DUPLICATE', 'MISTAKEN', 'WRONG_PERSON', 'OTHER'];

export interface Stage {
  seed: number;
  boundaries: Boundaries;
  journal: Journal;
  profileOf(agency: string): AgencyProfile;
  apiOf(agency: string): AgencyApi;
  onRefused(error: Refused): void;
}

/** Does one act and notes its answer. What it sends is a function of the plan and the journal, so doing it again sends the same. */
export async function performAct(act: Act, stage: Stage): Promise<void> {
  const { journal } = stage;
  const { open } = journal.lane(act.agency);
  const api = stage.apiOf(act.agency);
  const key = `simulator-${stage.seed}-${journal.startedAt}-${act.index}`;
  const before = journal.begin(act.agency, act.index, Date.now());
  const scene = { profile: stage.profileOf(act.agency), boundaries: stage.boundaries, before, random: act.random };
  const target = act.kind === 'report' || open.length === 0 ? undefined : act.random.pick(open);
  const others = open.filter((candidate) => candidate !== target);
  try {
    let did: keyof Totals;
    let left: OpenSighting[];
    if (!target) {
      const { sightingId, version } = await api.write('/sightings', composeSighting(scene), key);
      [did, left] = ['reported', [...others, { id: sightingId, version }]];
    } else if (act.kind === 'correct') {
      const { version } = await api.write(`/sightings/${target.id}/corrections`, composeSighting(scene), key, target.version);
      [did, left] = ['corrected', [...others, { id: target.id, version }]];
    } else {
      await api.write(`/sightings/${target.id}/retraction`, { reason: act.random.pick(REASONS) }, key, target.version);
      [did, left] = ['retracted', others];
    }
    journal.note(act.agency, act.index, did, left);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    stage.onRefused(error);
    journal.note(act.agency, act.index, 'refused', others);
  }
}
