import { Group, Input, SegmentedControl, Select, Slider } from '@mantine/core';
import { useMoment } from '@sinergi/web';
import { useState } from 'react';
import type { MapCounts } from '../../../contract/map';
import { useAgencyName } from '../links/use-agency-name';
import { useWords } from '../words/use-words';
import {
  DEFAULT_SPAN,
  type MapSearch,
  SPANS,
  STEPS_BACK,
  stepsBackOf,
  windowAt,
} from './map-search';

interface MapControlsProps {
  agency: string;
  readable: string[];
  /** undefined until it was read */
  lane: string | undefined;
  lanes: MapCounts['lanes'];
  search: MapSearch;
  now: number;
  onChange: (part: MapSearch) => void;
}

/**
 * The controls of the map: the agency that is asked, the length of the window, what is counted, and
 * a slider that moves the window back in time.
 */
export function MapControls(props: MapControlsProps) {
  const { agency, readable, lane, lanes, search, now, onChange } = props;
  const { t } = useWords();
  const nameOf = useAgencyName();
  const span = search.span ?? DEFAULT_SPAN;
  return (
    <Group gap="md" align="flex-end">
      <Select
        label={t('messages.through')}
        value={agency}
        onChange={(code) => code && onChange({ agency: code })}
        data={readable.map((code) => ({ value: code, label: nameOf(code) }))}
        allowDeselect={false}
        w={{ base: '100%', xs: 250 }}
      />
      <Select
        label={t('map.lane')}
        value={search.lane ?? lane ?? null}
        onChange={(chosen) => chosen && onChange({ lane: chosen, until: undefined })}
        data={lanes.map((one) => ({
          value: one.lane,
          label: one.title ?? t(`map.laneName.${one.lane}`),
        }))}
        allowDeselect={false}
        w={{ base: '100%', xs: 210 }}
      />
      <SegmentedControl
        aria-label={t('map.counted')}
        value={search.of ?? 'sightings'}
        onChange={(of) => onChange({ of: of === 'alerts' ? 'alerts' : undefined })}
        data={[
          { value: 'sightings', label: t('map.sightings') },
          { value: 'alerts', label: t('map.alerts') },
        ]}
      />
      <SegmentedControl
        aria-label={t('map.span')}
        value={String(span)}
        onChange={(hours) =>
          onChange({
            span: Number(hours) === DEFAULT_SPAN ? undefined : Number(hours),
            until: undefined,
          })
        }
        data={SPANS.map((hours) => ({ value: String(hours), label: t(`map.spanName.${hours}`) }))}
      />
      <TimeSlider
        key={`${span} ${search.until}`}
        search={{ ...search, span }}
        now={now}
        onChange={onChange}
      />
    </Group>
  );
}

function TimeSlider({
  search,
  now,
  onChange,
}: Pick<MapControlsProps, 'now' | 'onChange'> & { search: MapSearch & { span: number } }) {
  const { t } = useWords();
  const { short } = useMoment();
  const [at, setAt] = useState(STEPS_BACK - stepsBackOf(search, now));
  const told = (value: number): string => {
    const until = windowAt(search.span, STEPS_BACK - value, now);
    return until === undefined ? t('map.now') : short(until);
  };
  return (
    <Input.Wrapper
      label={t('map.until', { time: told(at) })}
      labelElement="div"
      className="time-slider"
    >
      <Slider
        value={at}
        onChange={setAt}
        onChangeEnd={(value) => onChange({ until: windowAt(search.span, STEPS_BACK - value, now) })}
        min={0}
        max={STEPS_BACK}
        step={1}
        label={told}
        thumbLabel={t('map.slider')}
        thumbProps={{ 'aria-valuetext': told(at) }}
        mt={6}
        mb={10}
      />
    </Input.Wrapper>
  );
}
