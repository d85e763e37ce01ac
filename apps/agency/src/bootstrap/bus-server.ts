import { BusServer } from '@sinergi/broker';
import { clearGap, markGap, nextOffsets } from '@sinergi/replica';
import type { ReportTrigger } from '../ground/report-trigger.js';
import type { AgencyParts } from './agency-parts.js';

/** Builds the server that reads the log into the copy, from the positions that the copy keeps. */
export function busServer(
  parts: AgencyParts,
  trigger: ReportTrigger,
  onCrash: (error: Error) => void,
): BusServer {
  const { database, cluster, logger } = parts;
  return new BusServer({
    bus: parts.replicaBus,
    groupId: parts.groupId,
    topics: parts.topics,
    // The cluster's id is known by now: reading begins after the positions were compared with it.
    clusterId: () => cluster.id,
    positions: () => nextOffsets(database.query, cluster.id),
    onGap: async ({ topic, partition, reason }) => {
      logger.error({ topic, partition, reason }, 'gap in the log: reading of this partition stops');
      await database.inTransaction((query) => markGap(query, topic, partition, cluster.id, reason));
      trigger.changed();
    },
    onContinued: (topic, partition) => clearGap(database.query, topic, partition),
    onCrash,
  });
}
