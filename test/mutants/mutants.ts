import { agencyMutants } from './houses/agency.js';
import { attachmentMutants } from './houses/attachments.js';
import { brokerMutants } from './houses/broker.js';
import { caseMutants } from './houses/case.js';
import { consoleMutants } from './houses/console.js';
import { contractsMutants } from './houses/contracts.js';
import { deskMutants } from './houses/desk.js';
import { detectionMutants } from './houses/detection.js';
import { detectionRuleMutants } from './houses/detection-rules.js';
import { directoryMutants } from './houses/directory.js';
import { domainMutants } from './houses/domain.js';
import { holdMutants } from './houses/hold.js';
import { lawMutants } from './houses/law.js';
import { lineageMutants } from './houses/lineage.js';
import { occasionMutants } from './houses/occasions.js';
import { outboxMutants } from './houses/outbox.js';
import { replicaMutants } from './houses/replica.js';
import { restrictedMutants } from './houses/restricted.js';
import { ruleMutants } from './houses/rules.js';
import { scenarioMutants } from './houses/scenario.js';
import { simulatorMutants } from './houses/simulator.js';
import { teamMutants } from './houses/team.js';
import { trustMutants } from './houses/trust.js';
import type { Mutant } from './mutant.js';

/** Defects that are known from practice; docs/faults.md lists what each breaks. */
export const mutants: readonly Mutant[] = [
  ...agencyMutants,
  ...attachmentMutants,
  ...brokerMutants,
  ...caseMutants,
  ...consoleMutants,
  ...contractsMutants,
  ...deskMutants,
  ...detectionMutants,
  ...detectionRuleMutants,
  ...directoryMutants,
  ...domainMutants,
  ...holdMutants,
  ...lawMutants,
  ...lineageMutants,
  ...occasionMutants,
  ...outboxMutants,
  ...replicaMutants,
  ...restrictedMutants,
  ...ruleMutants,
  ...scenarioMutants,
  ...simulatorMutants,
  ...teamMutants,
  ...trustMutants,
];
