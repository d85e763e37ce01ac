export function elapsedSeconds(): string;
export function progress(line: string): void;
export function keepTelling(what: string, detail: () => string): () => void;
