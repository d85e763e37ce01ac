export function packageByMaven(options: {
  maven: string;
  javaHome: string;
  pom: string;
  into: string;
  what: string;
}): Promise<void>;
