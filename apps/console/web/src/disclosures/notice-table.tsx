import { Text } from '@mantine/core';
import { useMoment } from '@sinergi/web';
import type { NoticeRow } from '../../../contract/disclosures';
import { useAgencies } from '../live/overview-feed';
import { type DataColumn } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { Officer } from './officer';
import { PagedTable } from './paged-table';
import { WhatWasOpened } from './what-was-opened';

/** Who opened an agency's data elsewhere: the notices that it got. */
export function NoticeTable({ agency, opener }: { agency: string; opener: string | undefined }) {
  const { t, nameOf } = useWords();
  const { full } = useMoment();
  const agencies = useAgencies();
  const name = (code: string): string => {
    const row = agencies.find((one) => one.code === code);
    return row ? nameOf(row) : code;
  };
  const columns: DataColumn<NoticeRow>[] = [
    { id: 'at', header: t('widgets.time'), cell: ({ askedAt }) => full(askedAt), width: 200 },
    {
      id: 'opener',
      header: t('disclosures.opener'),
      isHead: true,
      cell: ({ opener: code }) => name(code),
    },
    {
      id: 'officer',
      header: t('disclosures.officer'),
      cell: ({ status, detail }) =>
        detail ? (
          <>
            <Officer name={detail.officer} kind={detail.officerKind} client={detail.client} />
            {detail.confirmedBy === null ? null : (
              <Text fz="xs">{t('disclosures.beyond.by', { name: detail.confirmedBy })}</Text>
            )}
          </>
        ) : (
          <Text fz="sm" c="dimmed">
            {t(`disclosures.status.${status}`)}
          </Text>
        ),
    },
    {
      id: 'what',
      header: t('disclosures.what'),
      cell: ({ detail }) =>
        detail ? (
          <WhatWasOpened topic={detail.topic} keys={[detail.key]} groups={detail.groups} />
        ) : (
          '–'
        ),
    },
    {
      id: 'reason',
      header: t('widgets.reason'),
      cell: ({ purpose, detail }) => (
        <>
          {detail?.reason ?? '–'}
          <Text fz="xs" c="dimmed">
            {purpose}
          </Text>
        </>
      ),
    },
  ];
  return (
    <PagedTable
      path={`/api/agencies/${encodeURIComponent(agency)}/disclosures/received`}
      filter={{ opener }}
      caption={t('disclosures.view.received')}
      columns={columns}
      keyOf={({ opener: code, noticeId }) => `${code}:${noticeId}`}
    />
  );
}
