import { useWords } from '@sinergi/web';
import type { MouseEvent } from 'react';
import type { District } from '../../../contract/ground';
import { METRES_A_DEGREE } from './district-at';
import classes from './district-map.module.css';
import { pointsOf, viewOf } from './view-of';

/** How far a touch may miss, in parts of the map's width. */
const THUMB = 1 / 40;

interface DistrictMapProps {
  districts: readonly District[];
  /** the district that fills the map; all of them where there is none */
  of: District | undefined;
  /** longitude and latitude */
  point: [number, number] | null;
  /** @param accuracy in metres, by the size of the map */
  onChoose: (point: [number, number], accuracy: number) => void;
}

/**
 * The outlines of the districts, to touch. Nothing of it comes from the network, and everything
 * that it does can be done beside it without it.
 */
export function DistrictMap({ districts, of, point, onChoose }: DistrictMapProps) {
  const { t } = useWords();
  const view = viewOf(of ? [of] : districts);
  if (!view) return null;
  const { width, height } = view;
  const choose = ({ currentTarget, clientX, clientY }: MouseEvent<SVGSVGElement>): void => {
    const at = new DOMPoint(clientX, clientY).matrixTransform(
      currentTarget.getScreenCTM()!.inverse(),
    );
    onChoose([at.x, -at.y], Math.ceil(Math.max(width, height) * THUMB * METRES_A_DEGREE));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons beside it choose by the keyboard
    <svg
      className={classes['map']}
      viewBox={view.box}
      role="img"
      aria-label={t('form.place.mapLabel')}
      onClick={choose}
      data-testid="district-map"
    >
      {districts.map((one) => (
        <polygon
          key={one.code}
          className={one.code === of?.code ? classes['own'] : classes['district']}
          strokeWidth={width / 300}
          points={pointsOf(one)}
        />
      ))}
      {point ? (
        <circle className={classes['point']} cx={point[0]} cy={-point[1]} r={width / 45} />
      ) : null}
    </svg>
  );
}
