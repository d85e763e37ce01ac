import type { CaseTrack } from './case-track.js';

const BEFORE_DECISION = ['OPENED', 'EXAMINED', 'CONFERENCE_HELD'];

/**
 * Administrative actions of Immigration (TAK): UU 6/2011 arts 75–77, Permenimipas 2/2025 arts 59
 * and 73. An objection does not suspend the action, so it may be carried out at any time after it.
 */
export const TAK_TRACK: CaseTrack = {
  track: 'TAK',
  isOwnedBy: ({ kind, publishes }) => kind === 'AGENCY' && publishes.includes('permit'),
  whose: 'an agency that grants permits',
  cites: ['INVESTIGATION', 'PROSECUTION'],
  mustCite: false,
  custodyEndsWith: [],
  steps: {
    OPENED: { after: [] },
    EXAMINED: { after: ['OPENED', 'EXAMINED'] },
    // Gelar kasus.
    CONFERENCE_HELD: { after: ['EXAMINED', 'CONFERENCE_HELD'] },
    DECIDED: {
      // Since when a conference has to come first, the law of the day says.
      after: ['EXAMINED', 'CONFERENCE_HELD'],
      says: ['decisionNo', 'decidedAt', 'decidedBy', 'actions'],
      maySay: ['servedAt'],
      values: { decidedBy: ['OFFICE', 'DIRECTOR_GENERAL', 'MINISTER'] },
    },
    OBJECTED: {
      after: ['DECIDED', 'EXECUTED'],
      lacks: ['objectedAt'],
      says: ['objectedAt'],
      maySay: ['servedAt'],
    },
    OBJECTION_FORWARDED: {
      after: ['OBJECTED', 'EXECUTED'],
      needs: ['objectedAt'],
      lacks: ['forwardedAt'],
      says: ['forwardedAt'],
    },
    OBJECTION_DECIDED: {
      after: ['OBJECTION_FORWARDED', 'EXECUTED'],
      needs: ['forwardedAt'],
      lacks: ['objectionOutcome'],
      says: [
        ...['objectionOutcome', 'objectionDecidedBy', 'objectionDecisionNo'],
        'objectionDecidedAt',
      ],
      values: {
        objectionOutcome: ['GRANTED', 'REFUSED'],
        objectionDecidedBy: ['DIRECTOR_GENERAL', 'MINISTER'],
      },
    },
    FINAL: {
      after: ['DECIDED', 'OBJECTION_DECIDED', 'EXECUTED'],
      unless: { underObjection: true },
      maySay: ['servedAt'],
    },
    EXECUTED: {
      after: ['DECIDED', 'OBJECTED', 'OBJECTION_FORWARDED', 'OBJECTION_DECIDED', 'FINAL'],
      lacks: ['executedAt'],
      unless: { objectionOutcome: 'GRANTED' },
      says: ['executedAt'],
    },
    CLOSED: {
      after: [...BEFORE_DECISION, 'OBJECTION_DECIDED', 'FINAL', 'EXECUTED'],
      unless: { underObjection: true },
      says: ['outcome'],
      values: { outcome: ['NO_ACTION', 'EXECUTED'] },
    },
  },
};
