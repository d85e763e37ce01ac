import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PageHead } from '../widgets/page-head';
import { useWords } from '../words/use-words';

export function PageMissing() {
  const { t } = useWords();
  return (
    <Stack gap="sm">
      <PageHead title={t('shell.missing')} />
      <Text>{t('shell.missingText')}</Text>
      <Anchor renderRoot={(props) => <Link to="/" {...props} />}>{t('shell.toOverview')}</Anchor>
    </Stack>
  );
}
