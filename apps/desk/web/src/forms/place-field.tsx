import { Alert, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { IconCurrentLocation, IconMap2, IconMapPin } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormSchema } from '../../../contract/form/flow-form';
import { useGround } from '../api/ground';
import { districtAt, middleOf, reachOf } from '../outlines/district-at';
import { DistrictMap } from '../outlines/district-map';
import { useFieldWords } from '../words/use-field-words';
import { type FieldProps, faultsBelow, useField, useForm } from './form-state';
import { PlainField } from './plain-field';
import { useFaultWords } from './use-fault-words';

interface Place {
  lat?: number;
  lon?: number;
  accuracyMetres?: number;
  address?: string;
}

const LOCATED_WITHIN_MS = 15_000;

export const isPlace = ({ properties = {} }: FormSchema): boolean =>
  'lat' in properties && 'lon' in properties && 'accuracyMetres' in properties;

/** Where: the telephone's location, a point on the map, or somewhere in the district. */
export function PlaceField({ schema, path, required }: FieldProps) {
  const name = String(path.at(-1));
  const { t, number } = useWords();
  const ground = useGround();
  const { flow, values, faults, change } = useForm();
  const { id, value, set } = useField(path);
  const { labelOf } = useFieldWords(flow);
  const faultOf = useFaultWords();
  const [mapIsOpen, setMapOpen] = useState(false);
  const [trouble, setTrouble] = useState<'denied' | 'unknown' | 'outside' | null>(null);
  const [isLocating, setLocating] = useState(false);
  const place = (value ?? {}) as Place;
  const districts = ground?.districts ?? [];
  const district = districts.find(({ code }) => code === values['kecamatan']);
  const hasPoint = place.lat !== undefined && place.lon !== undefined;

  /** The district follows from the point, where the form asks for one. */
  const choose = (lat: number, lon: number, accuracyMetres: number): void => {
    const found = districtAt(districts, lon, lat);
    setTrouble(found ? null : 'outside');
    set({ ...place, lat: rounded(lat), lon: rounded(lon), accuracyMetres });
    if (found && path.length === 1) change(['kecamatan'], found.code);
  };
  const locate = (): void => {
    setLocating(true);
    setTrouble(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(false);
        choose(coords.latitude, coords.longitude, Math.min(Math.ceil(coords.accuracy), 50_000));
      },
      ({ code, PERMISSION_DENIED }) => {
        setLocating(false);
        setTrouble(code === PERMISSION_DENIED ? 'denied' : 'unknown');
      },
      { enableHighAccuracy: true, timeout: LOCATED_WITHIN_MS, maximumAge: 60_000 },
    );
  };
  const { address } = schema.properties ?? {};
  return (
    <Fieldset
      legend={required ? `${labelOf(name, schema)} *` : labelOf(name, schema)}
      id={id}
      tabIndex={-1}
      px="sm"
    >
      <Stack gap="sm">
        <Group gap="xs">
          <Button
            className="target"
            variant={hasPoint ? 'default' : 'filled'}
            leftSection={<IconCurrentLocation size={20} aria-hidden />}
            onClick={locate}
            loading={isLocating}
            disabled={!('geolocation' in navigator)}
          >
            {t('form.place.here')}
          </Button>
          <Button
            className="target"
            variant="default"
            leftSection={<IconMap2 size={20} aria-hidden />}
            aria-expanded={mapIsOpen}
            onClick={() => setMapOpen(!mapIsOpen)}
          >
            {t('form.place.map')}
          </Button>
          {district ? (
            <Button
              className="target"
              variant="default"
              leftSection={<IconMapPin size={20} aria-hidden />}
              onClick={() => {
                const [lon, lat] = middleOf(district);
                choose(lat, lon, reachOf(district));
              }}
            >
              {t('form.place.somewhere', { district: district.name })}
            </Button>
          ) : null}
        </Group>
        {mapIsOpen ? (
          <DistrictMap
            districts={districts}
            of={district}
            point={hasPoint ? [place.lon!, place.lat!] : null}
            onChoose={([lon, lat], accuracy) => choose(lat, lon, accuracy)}
          />
        ) : null}
        <Text fz="sm" role="status">
          {hasPoint
            ? t('form.place.point', {
                lat: place.lat!.toFixed(4),
                lon: place.lon!.toFixed(4),
                metres: number(place.accuracyMetres ?? 0),
                district: districtAt(districts, place.lon!, place.lat!)?.name ?? '–',
              })
            : t('form.place.none')}
        </Text>
        {trouble ? (
          <Alert color="yellow" role="alert">
            {t(`form.place.${trouble}`)}
          </Alert>
        ) : null}
        {faultsBelow(faults, path)
          .filter(({ field }) => !field.endsWith('/address'))
          .slice(0, 1)
          .map((fault) => (
            <Text key={fault.field} fz="sm" c="var(--mantine-color-error)">
              {hasPoint ? faultOf(fault) : t('form.fault.missing')}
            </Text>
          ))}
        {address ? (
          <PlainField schema={address} path={[...path, 'address']} required={false} />
        ) : null}
      </Stack>
    </Fieldset>
  );
}

/** To a metre or so: more digits would say more than anybody knows. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
