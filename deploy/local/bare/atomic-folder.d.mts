export function ensureFolder(
  target: string,
  fill: (staging: string) => Promise<void>,
): Promise<boolean>;
