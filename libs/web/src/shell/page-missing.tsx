import { Anchor, Stack, Text } from '@mantine/core';
import { PageHead } from '../widgets/page-head';
import { useWords } from '../words/use-words';

/** Shown at an address of no page. It leads to the first page. */
export function PageMissing() {
  const { t } = useWords();
  return (
    <Stack gap="sm">
      <PageHead title={t('page.missing')} />
      <Text>{t('page.missingText')}</Text>
      <Anchor href="/">{t('page.toFirst')}</Anchor>
    </Stack>
  );
}
