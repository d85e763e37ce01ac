import { existsSync, readFileSync } from 'node:fs';
import type { BrokerCount } from './broker-count.js';
import { writePrivateJson } from './write-private-file.js';

export interface PortPlan {
  console: number;
  identity: number;
  registry: number;
  /** one broker, or three */
  brokers: { client: number; controller: number }[];
  postgres: number;
  desk: number;
  detection: number;
  /** By agency code. */
  agencies: Record<string, number>;
}

/** The default base of the ports. */
export const DEFAULT_PORT_BASE = 4_700;
/** The distances of the brokers' ports from the base. */
const BROKERS = [
  { client: 3, controller: 4 },
  { client: 8, controller: 13 },
  { client: 9, controller: 14 },
] as const;
/** The distance of the desk's port from the base. */
export const DESK = 6;
/** The distance of the port of early detection from the base. */
export const DETECTION = 7;
/** The distance of the first agency's port from the base. */
export const FIRST_AGENCY = 20;

/**
 * Which port each part listens on: agencies take the next free place after {@link FIRST_AGENCY}
 * once and keep it, so that a new agency moves none.
 * @param file where the places are kept, as distances from the base
 */
export function planPorts(
  base: number,
  codes: string[],
  file: string,
  brokers: BrokerCount = 1,
): PortPlan {
  const slots = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>)
    : {};
  let next = Math.max(FIRST_AGENCY - 1, ...Object.values(slots)) + 1;
  for (const code of [...codes].sort()) {
    if (slots[code] !== undefined) continue;
    slots[code] = next;
    next += 1;
  }
  writePrivateJson(file, slots);
  return {
    console: base,
    identity: base + 1,
    registry: base + 2,
    brokers: BROKERS.slice(0, brokers).map(({ client, controller }) => ({
      client: base + client,
      controller: base + controller,
    })),
    postgres: base + 5,
    desk: base + DESK,
    detection: base + DETECTION,
    agencies: Object.fromEntries(codes.map((code) => [code, base + slots[code]!])),
  };
}

/** Lists every port of a plan with its purpose, for the check before the start. */
export function wantedPorts(plan: PortPlan): { port: number; purpose: string }[] {
  return [
    { port: plan.console, purpose: 'the console' },
    { port: plan.identity, purpose: 'the identity provider' },
    { port: plan.registry, purpose: 'the schema registry' },
    ...plan.brokers.flatMap(({ client, controller }, at) => {
      const broker = plan.brokers.length === 1 ? 'Kafka' : `Kafka ${at + 1}`;
      return [
        { port: client, purpose: broker },
        { port: controller, purpose: `${broker}'s controller` },
      ];
    }),
    { port: plan.postgres, purpose: 'PostgreSQL' },
    { port: plan.desk, purpose: 'the desk' },
    { port: plan.detection, purpose: 'early detection' },
    ...Object.entries(plan.agencies).map(([code, port]) => ({
      port,
      purpose: `the agency ${code}`,
    })),
  ];
}
