import { agencyMutants } from './houses/agency.js';
import { brokerMutants } from './houses/broker.js';
import { consoleMutants } from './houses/console.js';
import { contractsMutants } from './houses/contracts.js';
import { detectionMutants } from './houses/detection.js';
import { directoryMutants } from './houses/directory.js';
import { domainMutants } from './houses/domain.js';
import { holdMutants } from './houses/hold.js';
import { lawMutants } from './houses/law.js';
import { outboxMutants } from './houses/outbox.js';
import { replicaMutants } from './houses/replica.js';
import { trustMutants } from './houses/trust.js';
import type { Mutant } from './mutant.js';

/** Defects that are known from practice; docs/faults.md lists what each breaks. */
export const mutants: readonly Mutant[] = [
  ...agencyMutants,
  ...brokerMutants,
  ...consoleMutants,
  ...contractsMutants,
  ...detectionMutants,
  ...directoryMutants,
  ...domainMutants,
  ...holdMutants,
  ...lawMutants,
  ...outboxMutants,
  ...replicaMutants,
  ...trustMutants,
];
