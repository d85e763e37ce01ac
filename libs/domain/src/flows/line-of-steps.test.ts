import { describe, expect, it } from 'vitest';
import { flowRulesOf } from './flow-rules-of.js';
import { lineOfSteps } from './line-of-steps.js';

const MEETING = { status: 'SCHEDULED', workItems: [] };
const CASE = { track: 'TAK', step: 'OPENED', underObjection: false };

describe('the line of an entity', () => {
  it.each([
    ['meeting', MEETING],
    ['operation', { status: 'PLANNED' }],
    ['case', CASE],
    ['case', { track: 'INVESTIGATION', step: 'OPENED' }],
    ['case', { track: 'PROSECUTION', step: 'SPDP_RECEIVED' }],
  ])('of a %s has steps of its rules alone, and begins with what begins one', (flow, fields) => {
    const { begins, changes } = flowRulesOf(flow)!;
    const { line, at } = lineOfSteps(flow, fields)!;
    expect(line.filter((step) => !(step in changes) && !begins.includes(step))).toEqual([]);
    expect([line[0], begins.includes(at)]).toEqual([at, true]);
  });

  it('says what may follow, what is usual first', () => {
    expect(lineOfSteps('meeting', MEETING)!.next).toEqual(['HELD', 'CHANGED', 'CANCELLED']);
    expect(lineOfSteps('operation', { status: 'STARTED' })!.next).toEqual(['ENDED', 'CHANGED']);
    expect(lineOfSteps('case', CASE)!.next).toEqual(['EXAMINED', 'CLOSED', 'NOTED', 'DETAINED']);
  });

  it('does not offer to close a meeting whose items are open', () => {
    const items = (status: string) => ({ status: 'MINUTED', workItems: [{ status }] });
    expect(lineOfSteps('meeting', items('OPEN'))!.next).toEqual(['FOLLOWED_UP']);
    expect(lineOfSteps('meeting', items('DONE'))!.next).toContain('CLOSED');
  });

  it('reads times as an API shows them', () => {
    const detained = { ...CASE, detainedAt: '2026-11-24T03:00:00Z', releasedAt: null };
    const { next } = lineOfSteps('case', detained)!;
    expect(next).toEqual(expect.arrayContaining(['RELEASED', 'CONSULATE_NOTIFIED']));
    expect(next).not.toContain('CLOSED');
  });

  it('is none where a flow has no way of steps', () => {
    expect(lineOfSteps('sighting', {})).toBeNull();
  });
});
