import { Code, Stack, Text } from '@mantine/core';
import type { Finding } from '../../../contract/operations';
import { useWords } from '../words/use-words';

/**
 * The findings in words, with their figures. The code beside each is the one in logs and runbooks.
 */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const { t, number } = useWords();
  return (
    <Stack gap={2}>
      {findings.map(({ code, params: { count, ...others } }) => {
        const figures = Object.entries({
          ...others,
          ...(count === undefined ? {} : { value: count }),
        });
        return (
          <Text key={code} fz="sm">
            {t(
              `operations.finding.${code}`,
              Object.fromEntries(figures.map(([name, figure]) => [name, number(figure)])),
            )}{' '}
            <Code>{code}</Code>
          </Text>
        );
      })}
    </Stack>
  );
}
