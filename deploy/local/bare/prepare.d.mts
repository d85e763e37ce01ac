export interface Prepared {
  javaHome: string;
  kafkaLibDir: string;
  registryDir: string;
  javaClientDir: string;
}
export const ROOT: string;
export function cacheFolder(env?: NodeJS.ProcessEnv): string;
export function prepare(options?: { env?: NodeJS.ProcessEnv }): Promise<Prepared>;
