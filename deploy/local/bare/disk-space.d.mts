export function requireDiskSpace(
  folder: string,
  neededMiB: number,
  measure?: (folder: string) => Promise<{ bavail: number; bsize: number }>,
): Promise<void>;
