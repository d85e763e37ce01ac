export function packagesAreInstalled(root: string): Promise<boolean>;
export function ensurePackages(root: string): Promise<void>;
