import { Text } from '@mantine/core';
import { useMoment } from '@sinergi/web';
import type { LedgerRow } from '../../../contract/disclosures';
import { type DataColumn } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { Officer } from './officer';
import { PagedTable } from './paged-table';
import { WhatWasOpened } from './what-was-opened';

/** Who opened what at an agency: the entries of its ledger. */
export function LedgerTable({ agency, officer }: { agency: string; officer: string | undefined }) {
  const { t, number } = useWords();
  const { full } = useMoment();
  const columns: DataColumn<LedgerRow>[] = [
    { id: 'seq', header: t('disclosures.number'), cell: ({ seq }) => number(seq), width: 80 },
    {
      id: 'at',
      header: t('widgets.time'),
      cell: ({ askedAt }) => full(askedAt),
      width: 200,
    },
    {
      id: 'officer',
      header: t('disclosures.officer'),
      isHead: true,
      cell: ({ officer: name, officerKind, client }) => (
        <Officer name={name} kind={officerKind} client={client} />
      ),
    },
    {
      id: 'what',
      header: t('disclosures.what'),
      cell: ({ topic, key, keys, groups }) => (
        <WhatWasOpened topic={topic} keys={keys ?? [key ?? '']} groups={groups} />
      ),
    },
    {
      id: 'reason',
      header: t('widgets.reason'),
      cell: ({ purpose, reason }) => (
        <>
          {reason}
          <Text fz="xs" c="dimmed">
            {purpose}
          </Text>
        </>
      ),
    },
  ];
  return (
    <PagedTable
      path={`/api/agencies/${encodeURIComponent(agency)}/disclosures`}
      filter={{ officer }}
      caption={t('disclosures.view.made')}
      columns={columns}
      keyOf={({ disclosureId }) => disclosureId}
    />
  );
}
