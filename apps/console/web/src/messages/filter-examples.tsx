import { ActionIcon, Code, Menu, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useWords } from '../words/use-words';

const EXAMPLES = [
  ['area', 'value.kecamatan == "31.71.06"'],
  ['change', 'value.change in ["CORRECTED", "RETRACTED"]'],
  ['owner', 'key.startsWith("polri-jakpus")'],
  ['header', '"traceparent" in headers'],
  ['real', '!value.handling.exercise'],
  ['exercise', 'value.handling.exerciseId == "00010000-0000-8000-8000-000000000000"'],
  ['recent', 'appendedAt > timestamp("2026-11-24T00:00:00Z")'],
] as const;

/** Examples of CEL filters to choose from: an empty field teaches nobody the language. */
export function FilterExamples({ onChoose }: { onChoose: (filter: string) => void }) {
  const { t } = useWords();
  return (
    <Menu position="bottom-end" width={380}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('messages.examples')}>
          <IconBulb size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('messages.examplesOf')}</Menu.Label>
        {EXAMPLES.map(([name, filter]) => (
          <Menu.Item key={name} onClick={() => onChoose(filter)}>
            <Text fz="sm">{t(`messages.example.${name}`)}</Text>
            <Code>{filter}</Code>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
