/** One bar, with the spread of its rounds. */
export interface Bar {
  label: string;
  value: number;
  min: number;
  max: number;
  /** the text at its end */
  shown: string;
}

export interface BarGroup {
  title: string;
  bars: readonly Bar[];
}

const WIDTH = 760;
const LABELS = 230;
const BAR = 20;
const ROW = 30;
const TITLE = 34;
const PLOT = WIDTH - LABELS - 150;

/**
 * Draws groups of horizontal bars as one SVG. Each group has its own scale. The chart is readable
 * on light and dark pages.
 */
export function barChart(groups: readonly BarGroup[]): string {
  const drawn: string[] = [];
  let y = 10;
  for (const { title, bars } of groups) {
    drawn.push(`<text x="0" y="${y + 18}" class="title">${escaped(title)}</text>`);
    y += TITLE;
    const most = Math.max(...bars.map(({ max }) => max), Number.MIN_VALUE);
    for (const bar of bars) {
      drawn.push(rowOf(bar, y, PLOT / most));
      y += ROW;
    }
    y += 8;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" ` +
      `viewBox="0 0 ${WIDTH} ${y}" role="img">`,
    `<title>${escaped(groups.map(({ title }) => title).join('; '))}</title>`,
    '<style>text{font:13px sans-serif;fill:#667}.title{font-weight:600;font-size:14px}' +
      '.ours{fill:#2b8a8a}.other{fill:#9aa5b1}line{stroke:#445;stroke-width:2}</style>',
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function rowOf({ label, value, min, max, shown }: Bar, y: number, scale: number): string {
  const middle = y + BAR / 2;
  const x = (of: number): string => (LABELS + of * scale).toFixed(1);
  const whisker =
    max > min ? `<line x1="${x(min)}" y1="${middle}" x2="${x(max)}" y2="${middle}"/>` : '';
  return [
    `<text x="${LABELS - 10}" y="${middle + 5}" text-anchor="end">${escaped(label)}</text>`,
    `<rect x="${LABELS}" y="${y}" width="${(value * scale).toFixed(1)}" height="${BAR}" ` +
      `rx="2" class="${label.startsWith('Sinergi') ? 'ours' : 'other'}"/>`,
    whisker,
    `<text x="${(LABELS + max * scale + 8).toFixed(1)}" y="${middle + 5}">${escaped(shown)}</text>`,
  ].join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
