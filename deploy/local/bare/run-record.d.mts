import type { Endable } from './end-in-order.mjs';

export function readRunRecord(
  stateDir: string,
): { supervisor: { pid: number; startTime?: string }; processes: Endable[] } | undefined;
export function writeRunRecord(stateDir: string, processes: Endable[]): void;
export function clearRunRecord(stateDir: string): void;
export function runningSupervisor(stateDir: string): number | undefined;
export function requireNotRunning(stateDir: string, wish: string): void;
export function endLeftovers(stateDir: string): Promise<string[]>;
