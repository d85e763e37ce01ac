export function startTimeOf(pid: number): string | undefined;
export function isSameProcessAlive(process: { pid: number; startTime?: string }): boolean;
export function signalGroup(pid: number, signal: NodeJS.Signals): void;
