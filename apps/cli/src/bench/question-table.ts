/** What the questions on a page may cost beside the same page without any. Printed and judged by whoever reads it, never asserted. */
export const AIM_MS = 5;
export interface PageCost {
  readonly name: string;
  /** Milliseconds of processor time: the portal draws the page, reads what is posted, and the API checks what is on it. */
  readonly drawn: number;
  readonly read: number;
  readonly checked: number;
  /** The same check as it is made when a page is saved: of every answer of the enquiry, since any may open or close another question. */
  readonly checkedWhole: number;
  readonly bytes: number;
}
export function questionTable(costs: readonly PageCost[]): string {
  const [empty] = costs;
  const sum = ({ drawn, read, checked }: PageCost): number => drawn + read + checked;
  const head = [
    'page of questions',
    'kB',
    'draw ms',
    'read ms',
    'check ms',
    'CPU ms',
    'over none',
    'times',
    `within ${AIM_MS} ms`,
    'save checks ms',
  ];
  const rows = costs.map((cost) => {
    const over = empty ? sum(cost) - sum(empty) : 0;
    const parts = [cost.bytes / 1000, cost.drawn, cost.read, cost.checked, sum(cost), over, empty ? sum(cost) / sum(empty) : 1];
    return [
      cost.name,
      ...parts.map((part) => part.toFixed(2)),
      cost === empty ? '' : over <= AIM_MS ? 'yes' : 'NO',
      cost.checkedWhole.toFixed(2),
    ];
  });
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return [head, ...rows].map(line).join('\n');
}
