export function isFree(port: number): Promise<boolean>;
export function portOwner(port: number): Promise<{ pid: number; name: string } | undefined>;
export function requireFreePorts(wanted: { port: number; purpose: string }[]): Promise<void>;
