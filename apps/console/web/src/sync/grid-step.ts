/** A place in a grid: row and column, from 0. */
export interface GridPlace {
  row: number;
  column: number;
}

/**
 * Returns where a key moves to in a grid: arrows by one, Home and End within the row, with Ctrl to
 * the first and last cell.
 * Source: WAI-ARIA Authoring Practices, grid pattern.
 *
 * @param from may lie outside, where the grid has become smaller
 * @returns a place inside the grid; null for any other key
 */
export function gridStep(
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  from: GridPlace,
  { rows, columns }: { rows: number; columns: number },
): GridPlace | null {
  const within = ({ row, column }: GridPlace): GridPlace => ({
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  });
  const { row, column } = within(from);
  switch (key) {
    case 'ArrowLeft':
      return within({ row, column: column - 1 });
    case 'ArrowRight':
      return within({ row, column: column + 1 });
    case 'ArrowUp':
      return within({ row: row - 1, column });
    case 'ArrowDown':
      return within({ row: row + 1, column });
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return within({ row: ctrlKey ? rows : row, column: columns });
    default:
      return null;
  }
}
