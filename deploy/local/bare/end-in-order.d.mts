export interface Endable {
  name: string;
  pid: number;
  startTime?: string;
  /** Lower ranks end first. */
  rank: number;
  stopSignal: NodeJS.Signals;
  stopWithinMs: number;
}
export function endInOrder(processes: Endable[]): Promise<void>;
