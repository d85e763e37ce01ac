// generated, do not edit: npm run generate
import type { SettableRule } from './validate-setting.js';

/** The rules that are run, with the bounds of their parameters: libs/detection. */
export const RULE_LIMITS: readonly SettableRule[] = [
  {
    id: 'overstay',
    version: 3,
    parameters: {
      graceDays: { lowest: 0, highest: 30 },
      mediumFromDays: { lowest: 1, highest: 60 },
    },
  },
  {
    id: 'permit-ended-still-present',
    version: 1,
    parameters: {
      graceDays: { lowest: 0, highest: 30 },
      highFromDays: { lowest: 1, highest: 365 },
    },
  },
  {
    id: 'activity-outside-permit',
    version: 1,
    parameters: {
      mediumFromDays: { lowest: 1, highest: 30 },
      highFromDays: { lowest: 2, highest: 60 },
    },
  },
  {
    id: 'presence-after-exit',
    version: 1,
    parameters: {
      afterExitMinutes: { lowest: 0, highest: 2880 },
      travelMinutes: { lowest: 1, highest: 120 },
    },
  },
  {
    id: 'lodging-silent',
    version: 2,
    parameters: {
      windowDays: { lowest: 7, highest: 180 },
      leastReports: { lowest: 3, highest: 1000 },
      leastDays: { lowest: 2, highest: 90 },
      timesUsualGap: { lowest: 2, highest: 50 },
      chanceOneIn: { lowest: 10, highest: 1000000000 },
    },
  },
  {
    id: 'lodging-unreported',
    version: 1,
    parameters: {
      daysAround: { lowest: 0, highest: 14 },
      longestStayDays: { lowest: 1, highest: 366 },
    },
  },
  {
    id: 'district-differs',
    version: 2,
    parameters: {
      differentDays: { lowest: 2, highest: 60 },
      windowDays: { lowest: 7, highest: 365 },
      shortTripDays: { lowest: 1, highest: 60 },
    },
  },
  {
    id: 'sponsor-ended-permits',
    version: 1,
    parameters: {
      leastPermits: { lowest: 20, highest: 10000 },
      leastPercent: { lowest: 5, highest: 100 },
    },
  },
  {
    id: 'election-conduct',
    version: 1,
    parameters: {
      leastChecks: { lowest: 1, highest: 20 },
    },
  },
  {
    id: 'incident-at-representation',
    version: 1,
    parameters: {
      windowDays: { lowest: 1, highest: 365 },
      stepUpFrom: { lowest: 2, highest: 50 },
    },
  },
  {
    id: 'watch-hit',
    version: 1,
    parameters: {
      shownAtMost: { lowest: 1, highest: 20 },
    },
  },
  {
    id: 'identity-conflict',
    version: 1,
    parameters: {
      leastSubjects: { lowest: 2, highest: 10 },
    },
  },
];
