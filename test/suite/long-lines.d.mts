export function longLines(source: string): { line: number; columns: number }[];
