import { Text } from '@mantine/core';
import { useWords } from '../words/use-words';

/** Who opened, how that is known, and the system that asked. */
export function Officer({ name, kind, client }: { name: string; kind: string; client: string }) {
  const { t } = useWords();
  return (
    <>
      {name}
      <Text fz="xs" c="dimmed">
        {t(`disclosures.kind.${kind}`, kind)} · {client}
      </Text>
    </>
  );
}
