import type { Stage } from '../stage/stage.js';

const PAGE = 500;

/** An event as an agency's feed tells it. */
export interface Heard {
  /** id of the entity */
  subject: string;
  /** such as id.timpora.alert.retracted */
  type: string;
  data: Record<string, unknown> & { owner: string };
}

/** Returns everything that an agency's feed has of the exercise. @param flows all where absent */
export async function heardBy(stage: Stage, code: string, flows?: string): Promise<Heard[]> {
  const path = `/feed?lane=${stage.lane}&limit=${PAGE}${flows ? `&flows=${flows}` : ''}`;
  const heard: Heard[] = [];
  let cursor = '';
  for (;;) {
    const page = (await stage.as(code).get(`${path}${cursor}`))!;
    const items = page['items'] as { event: Heard }[];
    heard.push(...items.map(({ event }) => event));
    if (items.length < PAGE) return heard;
    cursor = `&cursor=${encodeURIComponent(String(page['cursor']))}`;
  }
}
