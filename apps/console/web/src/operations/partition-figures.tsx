import { exact } from '@sinergi/web';
import type { TopicPartition } from '../../../contract/operations';
import { topicPartitionId } from '../keys/topic-partition-id';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

interface PartitionFiguresProps<Row extends TopicPartition> {
  caption: string;
  rows: readonly Row[];
  /** whole numbers, 64-bit ones as text; the words have a heading for each */
  figures?: readonly FigureOf<Row>[];
  /** columns that are not figures; they come first */
  columns?: readonly DataColumn<Row>[];
  minWidth?: number;
}

type FigureOf<Row> = Exclude<
  { [Key in keyof Row]: Row[Key] extends number | string ? Key : never }[keyof Row],
  keyof TopicPartition
> &
  string;

/** The figures that an operation counted, by partition. */
export function PartitionFigures<Row extends TopicPartition>({
  caption,
  rows,
  figures = [],
  columns = [],
  minWidth = 640,
}: PartitionFiguresProps<Row>) {
  const { t, number } = useWords();
  return (
    <DataTable<Row>
      caption={caption}
      rows={rows}
      keyOf={topicPartitionId}
      minWidth={minWidth}
      columns={[
        {
          id: 'place',
          header: t('partitionColumn.partition'),
          isHead: true,
          value: topicPartitionId,
          cell: topicPartitionId,
        },
        ...columns,
        ...figures.map((figure): DataColumn<Row> => {
          const figureOf = (row: Row) => row[figure] as number | string;
          return {
            id: figure,
            header: t(`operations.figure.${figure}`),
            isNumber: true,
            value: (row) => exact(figureOf(row)),
            cell: (row) => number(figureOf(row)),
          };
        }),
      ]}
    />
  );
}
