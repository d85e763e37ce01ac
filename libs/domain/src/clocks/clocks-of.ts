import {
  beginningOf,
  civilDay,
  civilDayAt,
  dayNumber,
  entryOn,
  PERMIT_LAW,
  PERSONAL_DATA_LAW,
  WATCH_LAW,
} from '@sinergi/law';
import type { Fields } from '../flow-rules.js';
import { workItemsOf } from '../flows/meeting/work-items.js';
import { orderOutstanding } from '../flows/sighting/order-outstanding.js';
import { stopsTheClock } from '../stay/evaluate-stay.js';
import { lastPermittedDay } from '../stay/last-permitted-day.js';
import type { StayPermit } from '../stay/stay-facts.js';
import { caseClocks } from './case-clocks.js';
import type { Clock } from './clock.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** How long before its end a clock of each kind warns: a rule of the exchange, and no law. */
const WARNS_DAYS = { permit: 14, watch: 30, urgentWatch: 5, presence: 3, workItem: 3 };
/** The last part of the time given in which somebody is warned that an answer is due. */
const LAST_PART = 4;

type FlowClocks = (fields: Fields) => Clock[];

const CLOCKS: Readonly<Record<string, FlowClocks>> = {
  permit: permitClocks,
  watch: watchClocks,
  presence: presenceClocks,
  request: requestClocks,
  alert: alertClocks,
  sighting: orderClocks,
  case: caseClocks,
  meeting: workItemClocks,
};

/** The flows whose entities have clocks. */
export const flowsWithClocks: readonly string[] = Object.keys(CLOCKS);

/**
 * Whether the clocks of a flow are kept at an agency. A check needs an order at Immigration alone,
 * and who owns it sees to it: no other agency reads all sightings for that.
 *
 * @param publishes the flows that the agency publishes
 */
export const keepsClocksOf = (flow: string, publishes: readonly string[]): boolean =>
  !isOwnersMatter(flow) || publishes.includes('permit');

/** Whether only the owner of an entity keeps its clock. */
export const isOwnersMatter = (flow: string): boolean => flow === 'sighting';

/**
 * Returns the clocks of an entity: none where nothing is due any more.
 *
 * @param fields its latest version; times in epoch ms, dates in days since 1970-01-01
 */
export const clocksOf = (flow: string, fields: Fields): Clock[] => CLOCKS[flow]?.(fields) ?? [];

function permitClocks(fields: Fields): Clock[] {
  const { status, origin, validFrom, pendingSince, owner } = fields;
  if (status !== 'ACTIVE' && status !== 'PENDING') return [];
  const permit = fields as unknown as StayPermit;
  const dueAt = beginningOf(lastPermittedDay(permit) + 1);
  const law = entryOn(PERMIT_LAW, `${String(origin)}/LENGTH`, civilDay(Number(validFrom)));
  return [
    {
      ...until('PERMIT_END', dueAt, WARNS_DAYS.permit),
      frozenSince: stopsTheClock(permit) ? Number(pendingSince ?? fields['decidedAt']) : null,
      responsible: [String(owner)],
      basis: law ? `${law.source}, ${law.article}` : 'the last day of the permit',
    },
  ];
}

function watchClocks({ status, category, urgent, validFrom, validUntil, owner }: Fields): Clock[] {
  if (status !== 'ACTIVE') return [];
  const dueAt = beginningOf(Number(validUntil) + 1);
  const law = entryOn(WATCH_LAW, String(category), civilDay(Number(validFrom)));
  return [
    {
      ...(urgent === true
        ? until('URGENT_WATCH', dueAt, WARNS_DAYS.urgentWatch)
        : until('WATCH_END', dueAt, WARNS_DAYS.watch)),
      frozenSince: null,
      responsible: [String(owner)],
      basis: law ? `${law.source}, ${law.article}` : 'the last day of the watch',
    },
  ];
}

function presenceClocks({ status, until: end, owner }: Fields): Clock[] {
  if (status !== 'ACTIVE') return [];
  return [
    {
      ...until('PRESENCE_END', Number(end), WARNS_DAYS.presence),
      frozenSince: null,
      responsible: [String(owner)],
      basis: 'how long a confirmed presence counts',
    },
  ];
}

function requestClocks(request: Fields): Clock[] {
  const { status, dueAt, occurredAt, addressees } = request;
  if (status !== 'OPEN') return [];
  return [
    {
      ...within('REQUEST_ANSWER', Number(occurredAt), Number(dueAt)),
      responsible: addressees as string[],
      basis: 'the time that the request gives',
    },
    ...rectificationClocks(request),
  ];
}

/** The law gives its own time, whatever the request gives. */
function rectificationClocks({ kind, occurredAt, addressees }: Fields): Clock[] {
  if (kind !== 'RECTIFICATION') return [];
  const since = Number(occurredAt);
  const law = entryOn(PERSONAL_DATA_LAW, 'RECTIFICATION', civilDayAt(since));
  if (!law) return [];
  return [
    {
      ...within('DATA_RECTIFICATION', since, since + law.rule.hours * HOUR_MS),
      responsible: addressees as string[],
      basis: `${law.source}, ${law.article}`,
    },
  ];
}

function alertClocks({ status, dueAt, occurredAt, competentAgency }: Fields): Clock[] {
  if (status !== 'OPEN' || (dueAt ?? null) === null) return [];
  return [
    {
      ...within('ALERT_ACTION', Number(occurredAt), Number(dueAt)),
      responsible: [String(competentAgency)],
      basis: 'the time by which the alert is to be taken up',
    },
  ];
}

function orderClocks(sighting: Fields): Clock[] {
  const order = orderOutstanding(sighting);
  if (!order) return [];
  const dueAt = beginningOf(dayNumber(order.dueOn) + 1);
  return [
    {
      ...until('ORDER_OUTSTANDING', dueAt, 1),
      frozenSince: null,
      responsible: [String(sighting['owner'])],
      basis: `${order.article}${order.uncertain ? ' (uncertain)' : ''}`,
    },
  ];
}

function workItemClocks(meeting: Fields): Clock[] {
  // Another owner's event may name an item twice, which its rules would have refused.
  const items = new Map(workItemsOf(meeting).map((item) => [item.itemId, item]));
  return [...items.values()]
    .filter(({ status }) => status === 'OPEN')
    .map(({ itemId, agency, dueOn }) => ({
      ...until('WORK_ITEM', beginningOf(dueOn + 1), WARNS_DAYS.workItem),
      ...{ part: itemId, frozenSince: null, responsible: [agency] },
      basis: 'the day that the work programme gives',
    }));
}

const until = (kind: Clock['kind'], dueAt: number, warnsDays: number) => ({
  kind,
  dueAt,
  warnAt: dueAt - warnsDays * DAY_MS,
});

const within = (kind: Clock['kind'], since: number, dueAt: number) => ({
  kind,
  dueAt,
  warnAt: dueAt - Math.max(0, Math.floor((dueAt - since) / LAST_PART)),
  frozenSince: null,
});
