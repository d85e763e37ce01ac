export function findMaven(options: { env?: NodeJS.ProcessEnv; javaHome: string }): Promise<string>;
