export function sourceHash(root: string, sources: string[]): Promise<string>;
export function ensureBuilds(root: string): Promise<void>;
