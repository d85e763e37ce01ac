import type { PortPlan } from '../state/port-plan.js';
import type { StateFolder } from '../state/state-folder.js';

/** One Kafka process: broker and controller. */
export interface BrokerNode {
  id: number;
  /** of the part and its log */
  name: string;
  title: string;
  port: number;
  controllerPort: number;
  dataDir: string;
  configFile: string;
}

/** The brokers of a plan, each with files of its own in the state folder. */
export const brokerNodes = (state: StateFolder, ports: PortPlan['brokers']): BrokerNode[] =>
  ports.map((port, at) => nodeOf(state, port, ports.length === 1 ? null : at + 1));

/** The address for clients, host:port. */
export const addressOf = ({ port }: BrokerNode): string => `127.0.0.1:${port}`;

/** @param id null where there is one broker alone */
function nodeOf(
  state: StateFolder,
  { client, controller }: PortPlan['brokers'][number],
  id: number | null,
): BrokerNode {
  const of = (text: string): string => (id === null ? text : `${text}-${id}`);
  return {
    id: id ?? 1,
    name: of('kafka'),
    title: id === null ? 'Kafka' : `Kafka, broker ${id} of 3`,
    port: client,
    controllerPort: controller,
    dataDir: state.path('kafka', 'data', ...(id === null ? [] : [String(id)])),
    configFile: state.path('kafka', `${of('server')}.properties`),
  };
}
