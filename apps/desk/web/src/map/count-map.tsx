import { Text, useComputedColorScheme } from '@mantine/core';
import { type CountClass, classOf, SHADES, useWords } from '@sinergi/web';
import type { District } from '../../../contract/ground';
import type { Entity } from '../api/entities';
import { middleOf } from '../outlines/district-at';
import { pointsOf, viewOf } from '../outlines/view-of';
import classes from './count-map.module.css';
import type { Counted, DistrictCount } from './counts-by-district';

interface CountMapProps {
  districts: readonly District[];
  counts: readonly DistrictCount[];
  of: Counted;
  steps: readonly CountClass[];
  representations: readonly Entity[];
  chosen: string | null;
  onChoose: (code: string) => void;
}

/** Districts by how much is in them. Whatever it shows and does, the table beside it does too. */
export function CountMap(props: CountMapProps) {
  const { districts, counts, of, steps, representations, chosen, onChoose } = props;
  const { t, number } = useWords();
  const shades = SHADES[useComputedColorScheme('light')];
  const view = viewOf(districts);
  if (!view) return null;
  const { width } = view;
  const countOf = (code: string): number => counts.find((one) => one.code === code)?.[of] ?? 0;
  return (
    <div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table chooses by the keyboard */}
      <svg
        className={classes['map']}
        viewBox={view.box}
        role="img"
        aria-label={t('map.label')}
        data-testid="count-map"
        onClick={({ target }) => {
          const code = (target as SVGElement).dataset['code'];
          if (code !== undefined) onChoose(code);
        }}
      >
        {districts.map((one) => (
          <polygon
            key={one.code}
            className={classes['district']}
            data-chosen={one.code === chosen || undefined}
            style={{ fill: shades[classOf(countOf(one.code), steps)] }}
            strokeWidth={width / (one.code === chosen ? 120 : 300)}
            points={pointsOf(one)}
            data-code={one.code}
          />
        ))}
        {representations.map((one) => {
          const { lat, lon } = one['premises'] as { lat: number; lon: number };
          return (
            <circle
              key={String(one['representationId'])}
              className={classes['representation']}
              cx={lon}
              cy={-lat}
              r={width / 110}
              strokeWidth={width / 400}
            />
          );
        })}
        {districts.map((one) => {
          const [lon, lat] = middleOf(one);
          const isDark = classOf(countOf(one.code), steps) >= 3;
          return (
            <text
              key={one.code}
              className={classes['name']}
              data-on-strong={isDark || undefined}
              x={lon}
              y={-lat}
              fontSize={width / 34}
            >
              {one.name}
              <tspan x={lon} dy={width / 28} fontWeight={700}>
                {number(countOf(one.code))}
              </tspan>
            </text>
          );
        })}
      </svg>
      <ul className={classes['legend']} aria-label={t('map.legend')}>
        {steps.map(({ from, to }, at) => (
          <li key={from}>
            <span className={classes['swatch']} style={{ background: shades[at] }} aria-hidden />
            <Text component="span" fz="sm">
              {from === to ? number(from) : `${number(from)}–${number(to)}`}
            </Text>
          </li>
        ))}
        <li>
          <span className={classes['dot']} aria-hidden />
          <Text component="span" fz="sm">
            {t('map.representations')}
          </Text>
        </li>
      </ul>
    </div>
  );
}
