export const OLDEST_JDK: number;
export function findJdk(options?: {
  env?: NodeJS.ProcessEnv;
  folders?: string[];
}): Promise<{ home: string; version: number }>;
