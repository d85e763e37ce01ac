import { existsSync, readFileSync } from 'node:fs';
import { writePrivateJson } from './write-private-file.js';

export interface PortPlan {
  console: number;
  identity: number;
  registry: number;
  kafka: number;
  controller: number;
  postgres: number;
  detection: number;
  /** By agency code. */
  agencies: Record<string, number>;
}

/** The default base of the ports. */
export const DEFAULT_PORT_BASE = 4_700;
/** The distance of the first agency's port from the base. */
export const FIRST_AGENCY = 20;

/**
 * Which port each part listens on: agencies take the next free place after {@link FIRST_AGENCY}
 * once and keep it, so that a new agency moves none.
 * @param file where the places are kept, as distances from the base
 */
export function planPorts(base: number, codes: string[], file: string): PortPlan {
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
    kafka: base + 3,
    controller: base + 4,
    postgres: base + 5,
    detection: base + 7,
    agencies: Object.fromEntries(codes.map((code) => [code, base + slots[code]!])),
  };
}

/** Lists every port of a plan with its purpose, for the check before the start. */
export function wantedPorts(plan: PortPlan): { port: number; purpose: string }[] {
  return [
    { port: plan.console, purpose: 'the console' },
    { port: plan.identity, purpose: 'the identity provider' },
    { port: plan.registry, purpose: 'the schema registry' },
    { port: plan.kafka, purpose: 'Kafka' },
    { port: plan.controller, purpose: "Kafka's controller" },
    { port: plan.postgres, purpose: 'PostgreSQL' },
    { port: plan.detection, purpose: 'early detection' },
    ...Object.entries(plan.agencies).map(([code, port]) => ({
      port,
      purpose: `the agency ${code}`,
    })),
  ];
}
