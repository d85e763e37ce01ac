import { Fieldset, Select, Stack, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { CalendarField } from '@sinergi/web/calendar';
import { useGround } from '../api/ground';
import { useValueWords } from '../words/use-value-words';
import { type FieldProps, faultsBelow, useField, useForm } from './form-state';
import { keepHandling } from './kept-handling';
import { useFaultWords } from './use-fault-words';

/** For what and by which law: as the agency's profile allows, and as chosen the last time. */
export function HandlingField({ path }: FieldProps) {
  const { t } = useWords();
  const ground = useGround();
  const wordOf = useValueWords();
  const { faults } = useForm();
  const { id, value, set } = useField(path);
  const faultOf = useFaultWords();
  const { purpose, legalBasis, retainUntil } = (value ?? {}) as Record<string, string | undefined>;
  const authorities = ground?.home.legalAuthority ?? [];
  const bases = authorities.find((one) => one.purpose === purpose)?.legalBases ?? [];
  const choose = (chosen: object): void => {
    const handling = { purpose, legalBasis, retainUntil, ...chosen };
    set(handling);
    keepHandling(handling);
  };
  const below = faultsBelow(faults, path);
  return (
    <Fieldset legend={t('form.handling')} id={id} tabIndex={-1} px="sm">
      <Stack gap="md">
        <Select
          id={`${id}/purpose`}
          size="md"
          label={t('form.purpose')}
          withAsterisk
          data={authorities.map((one) => ({
            value: one.purpose,
            label: wordOf('purpose', one.purpose),
          }))}
          value={purpose ?? null}
          onChange={(next) =>
            choose({
              purpose: next ?? undefined,
              legalBasis: authorities.find((one) => one.purpose === next)?.legalBases[0],
            })
          }
        />
        <Select
          id={`${id}/legalBasis`}
          size="md"
          label={t('form.legalBasis')}
          withAsterisk
          data={bases}
          value={legalBasis ?? null}
          onChange={(next) => choose({ legalBasis: next ?? undefined })}
        />
        <CalendarField
          label={t('form.retainUntil')}
          value={retainUntil ?? ''}
          onChange={(day) => choose({ retainUntil: day || undefined })}
          w={260}
        />
        {below.map((fault) => (
          <Text key={fault.field} fz="sm" c="var(--mantine-color-error)">
            {faultOf(fault)}
          </Text>
        ))}
      </Stack>
    </Fieldset>
  );
}
