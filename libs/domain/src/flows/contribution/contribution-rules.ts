import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { always, refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { validateRetention } from '../validate-retention.js';
import {
  CONTRIBUTION_KINDS,
  type ContributionKind,
  concernedBy,
  MATTERS,
  type Matter,
  type MatterField,
} from './contribution-kinds.js';

const FIELDS = Object.keys(MATTERS) as MatterField[];
/** What a contribution may say, each with one kind. */
const SAYS = Object.values(CONTRIBUTION_KINDS).map(({ says }) => says);

/**
 * The rules of contributions: what an agency adds to a meeting, an operation or an incident that
 * another one owns. Each is about one thing, of a kind that fits it, and one per agency, thing and
 * kind.
 */
export const contributionRules: FlowRules = {
  flow: 'contribution',
  begins: ['CONTRIBUTED'],
  changes: {
    // Says one anew that was retracted, too: there is one per thing and kind.
    UPDATED: { sets: ['officer', ...SAYS, 'note'], requires: ['officer'], refusal: always },
    RETRACTED: {
      ...says(),
      refusal: refuseUnlessStatus('a contribution', 'CURRENT'),
    },
  },
  onePer: ['kind', 'meetingId', 'itemId', 'operationId', 'incidentId'],
  relatesToOneOf: MATTERS,
  relatesThrough: [{ in: 'incidentId', field: 'representationId', flow: 'representation' }],
  occurredAt: () => null,
  derive(after, change, before, context) {
    const matter = matterOf(after, context);
    return {
      status: change === 'RETRACTED' ? 'RETRACTED' : 'CURRENT',
      addressees: matter ? concernedBy(matter, context.owner) : (before?.['addressees'] ?? []),
    };
  },
  validate(after, change, before, context) {
    if (change === 'RETRACTED') return [];
    const named = FIELDS.filter((field) => (after[field] ?? null) !== null);
    if (named.length !== 1)
      return [
        {
          field: '/meetingId',
          expected: `one of ${FIELDS.join(', ')}: what it is about`,
          got: named.length === 0 ? 'a contribution about nothing' : named.join(' and '),
        },
      ];
    const kind = CONTRIBUTION_KINDS[String(after['kind'])];
    if (kind === undefined || kind.about !== named[0])
      return [{ field: '/kind', expected: kindsAbout(named[0]!), got: String(after['kind']) }];
    return [
      ...validateSays(after, kind),
      ...validateMatter(after, kind, context),
      ...(before ? [] : validateRetention(after, Number(after['occurredAt'] ?? context.now))),
    ];
  },
};

function kindsAbout(field: MatterField): string {
  const kinds = Object.entries(CONTRIBUTION_KINDS).filter(([, { about }]) => about === field);
  return `${kinds.map(([name]) => name).join(' or ')} with ${field}`;
}

function matterOf(after: Fields, { related, participants }: RuleContext): Matter | null {
  const thing = FIELDS.map((field) => related[field]).find((one) => one !== undefined);
  if (!thing) return null;
  return {
    ...{ thing, participants },
    itemId: (after['itemId'] as string | null | undefined) ?? null,
    representation: related['representationId'] ?? null,
  };
}

function validateSays(after: Fields, { says }: ContributionKind): Violation[] {
  const { kind } = after;
  const isSaid = (field: string): boolean => (after[field] ?? null) !== null;
  const needsItem = kind === 'PROGRESS';
  return [
    ...(isSaid(says) && after[says] !== 'UNKNOWN'
      ? []
      : [{ field: `/${says}`, expected: `a value with kind ${String(kind)}`, got: 'none' }]),
    ...[...SAYS, ...(needsItem ? [] : ['itemId'])]
      .filter((field) => field !== says && isSaid(field))
      .map((field) => ({
        field: `/${field}`,
        expected: `nothing with kind ${String(kind)}`,
        got: 'a value',
      })),
    ...(needsItem && !isSaid('itemId')
      ? [{ field: '/itemId', expected: 'the work item that it is about', got: 'nothing' }]
      : []),
  ];
}

function validateMatter(after: Fields, kind: ContributionKind, context: RuleContext): Violation[] {
  const { about, states, isFor, who } = kind;
  const matter = matterOf(after, context)!;
  const status = String(matter.thing['status']);
  const what = MATTERS[about];
  return [
    ...(states.includes(status)
      ? []
      : [
          {
            field: `/${about}`,
            expected: `a ${what} with status ${states.join(' or ')}`,
            got: status,
          },
        ]),
    ...(isFor(context.owner, matter)
      ? []
      : [{ field: `/${about}`, expected: `a contribution by ${who}`, got: context.owner }]),
  ];
}
