/** Returns the flow of a topic that agencies share: `timpora.sighting` is `sighting`. */
export const flowOf = (topic: string): string => topic.slice(topic.indexOf('.') + 1);
