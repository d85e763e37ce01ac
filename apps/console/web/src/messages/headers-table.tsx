import { Code } from '@mantine/core';
import { EmptyState } from '@sinergi/web';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

export function HeadersTable({ headers }: { headers: Record<string, string> }) {
  const { t } = useWords();
  const rows = Object.entries(headers);
  if (rows.length === 0) return <EmptyState>{t('messages.noHeaders')}</EmptyState>;
  return (
    <DataTable
      captionIsHidden
      caption={t('messages.headers')}
      columns={[
        {
          id: 'name',
          isHead: true,
          header: t('messages.header.name'),
          cell: ([name]) => <Code>{name}</Code>,
        },
        {
          id: 'value',
          header: t('messages.header.value'),
          cell: ([, value]) => <span className="breakable">{value}</span>,
        },
      ]}
      rows={rows}
      keyOf={([name]) => name}
      minWidth={280}
    />
  );
}
