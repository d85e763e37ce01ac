import { Group, Paper, Stack, Text } from '@mantine/core';
import type { TopicDetail } from '../../../contract/topics';
import { indentedJson } from '../json/indented-json';
import { JsonView } from '../json/json-view';
import { PageAnchor } from '../links/page-anchor';
import { useWords } from '../words/use-words';

/** The current schema of the records; the schema's own page has its history. */
export function SchemaTab({ topic }: { topic: TopicDetail }) {
  const { t } = useWords();
  const { subject, version, text } = topic.schema;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text component="h2" fw={600}>
            {version === null
              ? t('topics.schemaUnknown')
              : t('topics.schemaOf', { subject, version })}
          </Text>
          <PageAnchor to="/schemas/$subject" params={{ subject }} fz="sm">
            {t('topics.openSchema')}
          </PageAnchor>
        </Group>
        <JsonView text={indentedJson(text)} label={t('topics.tab.schema')} />
      </Stack>
    </Paper>
  );
}
