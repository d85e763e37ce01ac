export const SIGHTING_FLOW = 'sighting';
export const SIGHTING_TOPIC = 'timpora.sighting';
