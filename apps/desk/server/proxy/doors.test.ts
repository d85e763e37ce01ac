import { readProfiles } from '@sinergi/settings';
import { describe, expect, it } from 'vitest';
import { doorOf } from './doors.js';

const profiles = readProfiles('deploy/agencies');
const profileOf = (wanted: string) => profiles.find(({ code }) => code === wanted)!;
const MENTENG = profileOf('kec-menteng');
const ID = '019ad3f1-0000-7000-8000-000000000001';
const isDoor = (...asked: Parameters<typeof doorOf>): boolean => doorOf(...asked) !== undefined;

describe('what goes through the desk', () => {
  it('is a restricted flow for officers of those who may know it', () => {
    for (const path of ['/intelligence-reports', `/intelligence-reports/${ID}/history`]) {
      expect(isDoor('GET', path, MENTENG)).toBe(false);
      expect(isDoor('GET', path, profileOf('polri-jakpus'))).toBe(true);
    }
  });

  it.each([
    ['GET', '/sightings'],
    ['POST', '/sightings'],
    ['GET', `/lodgings/${ID}`],
    ['GET', `/alerts/${ID}/history`],
    ['POST', `/responses/${ID}/changes`],
    ['POST', `/permits/${ID}/disclosures`],
    ['GET', '/feed/stream'],
    ['GET', '/worklist/presences'],
    ['GET', '/clocks'],
    ['PUT', '/inbox/items/one/taken'],
    ['DELETE', `/inbox/items/SAME_DOCUMENT.imigrasi-jakpus.${ID}.${ID}%2B${ID}/taken`],
    ['GET', `/meetings/${ID}/programme`],
    ['GET', `/joint-operations/${ID}/room`],
  ])('is %s %s', (method, path) => {
    expect(isDoor(method, path, MENTENG)).toBe(true);
  });

  it.each([
    ['DELETE', `/sightings/${ID}`],
    ['PUT', '/sightings'],
    ['GET', '/sync'],
    ['GET', '/messages'],
    ['GET', '/dead-letters'],
    ['POST', '/keys/rotate'],
    ['POST', '/directory/proposals'],
    ['POST', '/webhooks'],
    ['POST', '/imports'],
    ['POST', '/batch'],
    ['GET', '/disclosures'],
    ['GET', '/metrics'],
    ['GET', '/sightings/..'],
    ['GET', '/sightings/../operations'],
    ['GET', '/sightings/%2e%2e/operations'],
    ['PUT', '/inbox/items/a%2Fb/taken'],
    ['PUT', '/inbox/items/../taken'],
    ['GET', '/sightings/a%2Bb'],
    ['GET', '/sightings//'],
    ['GET', '//evil.example/sightings'],
    ['GET', '/Sightings'],
    ['GET', `/attachments/${ID}`],
    ['POST', `/attachments/${ID}`],
    ['GET', `/cases/${ID}/attachments/${ID}/disclosures`],
    ['POST', `/cases/${ID}/attachments/../disclosures`],
    ['GET', '/sightings\n'],
    ['GET', ''],
  ])('is not %s %s', (method, path) => {
    expect(isDoor(method, path, MENTENG)).toBe(false);
  });

  it('holds no file whole', () => {
    expect(doorOf('POST', '/attachments', MENTENG)?.file).toBe('body');
    const fetched = `/cases/${ID}/attachments/${ID}/disclosures`;
    expect(doorOf('POST', fetched, MENTENG)?.file).toBe('answer');
    expect(doorOf('POST', `/cases/${ID}/disclosures`, MENTENG)?.file).toBeUndefined();
  });
});
