import { Anchor, Code } from '@mantine/core';
import { useMemo } from 'react';
import type { DeadLetterRow } from '../../../contract/dead-letters';
import { shortKey } from '../keys/short-key';
import { exactNumber } from '../numbers/exact-number';
import { Age } from '../widgets/age';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { deadLetterName } from './dead-letter-search';
import './dead-letters.css';

interface DeadLetterTableProps {
  letters: DeadLetterRow[];
  onOpen: (letter: DeadLetterRow) => void;
}

export function DeadLetterTable({ letters, onOpen }: DeadLetterTableProps) {
  const { t, number, language } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with language alone
  const columns = useMemo<DataColumn<DeadLetterRow>[]>(
    () => [
      {
        id: 'place',
        header: t('dead-letters.letter.place'),
        isHead: true,
        value: ({ offset }) => BigInt(offset),
        cell: (letter) => (
          <Anchor
            component="button"
            type="button"
            fz="sm"
            ta="start"
            onClick={() => onOpen(letter)}
          >
            {letter.partition} / {exactNumber(letter.offset, language)}
          </Anchor>
        ),
      },
      {
        id: 'detail',
        header: t('dead-letters.letter.detail'),
        cell: ({ detail }) => <span className="detail">{detail}</span>,
      },
      {
        id: 'key',
        header: t('dead-letters.letter.key'),
        cell: ({ key }) =>
          key === null ? t('dead-letters.noKey') : <Code className="unbroken">{short(key)}</Code>,
      },
      {
        id: 'size',
        header: t('dead-letters.letter.size'),
        isNumber: true,
        value: ({ sizeBytes }) => sizeBytes,
        cell: ({ sizeBytes }) => `${number(sizeBytes)} B`,
      },
      {
        id: 'appended',
        header: t('dead-letters.letter.appended'),
        value: ({ appendedAt }) => appendedAt,
        cell: ({ appendedAt }) => <Age at={appendedAt} />,
      },
      {
        id: 'parked',
        header: t('dead-letters.letter.parked'),
        value: ({ parkedAt }) => parkedAt,
        cell: ({ parkedAt }) => <Age at={parkedAt} />,
      },
    ],
    [language],
  );
  return (
    <DataTable
      caption={t('dead-letters.list')}
      captionIsHidden
      columns={columns}
      rows={letters}
      keyOf={deadLetterName}
      minWidth={1060}
    />
  );
}

function short(key: string): string {
  const told = shortKey(key);
  return told.length > 40 ? `${told.slice(0, 40)}…` : told;
}
