/** What a rehearsal told, as early detection answers. */
export interface Rehearsal {
  rule: string;
  version: number;
  lane: string;
  days: number;
  present: Record<string, number>;
  changed: Record<string, number>;
  units: number;
  of: number;
  counts: Record<'come' | 'go' | 'change' | 'same', number>;
  saidAnew: number;
  failed: number;
  isComplete: boolean;
  examples: Example[];
}

interface Example {
  unit: string;
  unitId: string;
  kind: 'COME' | 'GO' | 'CHANGE';
  present: Standing | null;
  changed: Standing | null;
  changes: string[];
  silentFor: { en: string } | null;
  isSaidAnew: boolean;
}

interface Standing {
  from: string;
  until: string;
  days: number;
  finding: {
    severity: string;
    requestedAction: string;
    evidence: string[];
    explanation: { en: string };
  };
}

const TITLES = [
  ['COME', 'come', 'Would come'],
  ['GO', 'go', 'Would go'],
  ['CHANGE', 'change', 'Would be others'],
] as const;

/** Says what a rehearsal told, for people. */
export function saidOfRehearsal(rehearsal: Rehearsal): string {
  const { rule, version, lane, days, counts, units, of } = rehearsal;
  const lines = [
    `${rule} version ${version}, ${numbersOf(rehearsal)}`,
    `The last ${days} days, ${lane === 'LIVE' ? 'live' : `exercise ${lane}`}; ` +
      `${units} of ${of} looked at.`,
    '',
    ...[
      ...TITLES.map(([, name, title]) => [title, counts[name]]),
      ['Stay the same', counts.same],
    ].map(([title, count]) => `${String(title).padEnd(18)}${String(count).padStart(8)}`),
    ...cautions(rehearsal),
    ...TITLES.flatMap(([kind, name, title]) => section(rehearsal, kind, counts[name], title)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The parameters that are set otherwise, and the others. */
function numbersOf({ present, changed }: Rehearsal): string {
  return Object.entries(present)
    .map(([name, value]) =>
      changed[name] === value ? `${name} ${value}` : `${name} ${value} -> ${changed[name]}`,
    )
    .join(', ');
}

function cautions({ isComplete, failed, saidAnew, units, of }: Rehearsal): string[] {
  return [
    ...(isComplete ? [] : [`It took too long: only ${units} of ${of} are counted.`]),
    ...(failed === 0 ? [] : [`The rule failed for ${failed}: a defect, see the service's log.`]),
    ...(saidAnew === 0
      ? []
      : [
          `(*) ${saidAnew} of these rest on what was said anew since. How it read on those days ` +
            'is not kept.',
        ]),
  ];
}

function section(
  { examples }: Rehearsal,
  kind: Example['kind'],
  count: number,
  title: string,
): string[] {
  const shown = examples.filter((one) => one.kind === kind);
  if (shown.length === 0) return [];
  const which = shown.length < count ? `, the first ${shown.length}` : '';
  return ['', `${title} (${count}${which})`, ...shown.flatMap(saidOf)];
}

function saidOf(one: Example): string[] {
  const { unit, unitId, present, changed, changes, silentFor, isSaidAnew } = one;
  const in_ = changes.map((word) => word.toLowerCase().replace('_', ' ')).join(', ');
  return [
    `  ${unit.toLowerCase()} ${unitId}${in_ && `: ${in_}`}${isSaidAnew ? ' (*)' : ''}`,
    ...standing('now  ', present),
    ...standing('tried', changed),
    ...(silentFor ? [`    ${silentFor.en}`] : []),
  ];
}

function standing(side: string, one: Standing | null): string[] {
  if (!one) return [];
  const { from, until, days, finding } = one;
  const { severity, requestedAction, explanation, evidence } = finding;
  return [
    `    ${side}  ${from} to ${until} (${days} days)  ${severity.padEnd(6)}  ${requestedAction}`,
    `           ${explanation.en}`,
    `           evidence: ${evidence.join(', ')}`,
  ];
}
