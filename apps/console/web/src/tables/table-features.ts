import { createSortedRowModel, metaHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';

interface ColumnLook {
  /** numbers stand at the end of their column */
  align?: 'end';
  /** the column that names its row */
  isRowHead?: boolean;
}

export const sortable = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: metaHelper<ColumnLook>(),
});

export type Sortable = typeof sortable;
