import { Code } from '@mantine/core';
import { PlainTable } from '../tables/plain-table';
import { EmptyState } from '../widgets/empty-state';
import { useWords } from '../words/use-words';

export function HeadersTable({ headers }: { headers: Record<string, string> }) {
  const { t } = useWords();
  const rows = Object.entries(headers);
  if (rows.length === 0) return <EmptyState>{t('messages.noHeaders')}</EmptyState>;
  return (
    <PlainTable
      label={t('messages.headers')}
      columns={[
        { name: 'name', header: t('messages.header.name'), cell: ([name]) => <Code>{name}</Code> },
        { name: 'value', header: t('messages.header.value'), cell: ([, value]) => <span className="breakable">{value}</span> },
      ]}
      rows={rows}
      idOf={([name]) => name}
      minWidth={280}
    />
  );
}
