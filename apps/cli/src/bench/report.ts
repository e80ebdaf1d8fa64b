import type { Measured } from './drive.js';

export interface Pair {
  readonly work: string;
  readonly clients: number;
  readonly product: Measured;
  readonly yardstick: Measured;
}
export interface Line {
  readonly work: string;
  readonly clients: number;
  /** Processor time of Node and PostgreSQL together, product over yardstick: median of the rounds, least and most. */
  readonly cpu: Spread;
  readonly time: Spread;
  readonly product: Figures;
  readonly yardstick: Figures;
}
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}
export interface Figures {
  readonly node: number;
  readonly postgres: number;
  readonly p50: number;
  readonly p99: number;
}

export function linesOf(pairs: readonly Pair[]): Line[] {
  const clients = [...new Set(pairs.map((pair) => pair.clients))];
  return [...new Set(pairs.map(({ work }) => work))].flatMap((work) =>
    clients.flatMap((count): Line[] => {
      const rounds = pairs.filter((pair) => pair.work === work && pair.clients === count);
      if (rounds.length === 0) return [];
      return [
        {
          work,
          clients: count,
          cpu: spread(rounds.map(({ product, yardstick }) => cpuOf(product) / cpuOf(yardstick))),
          time: spread(
            rounds.map(({ product, yardstick }) => product.seconds / product.requests / (yardstick.seconds / yardstick.requests)),
          ),
          product: figures(rounds.map(({ product }) => product)),
          yardstick: figures(rounds.map(({ yardstick }) => yardstick)),
        },
      ];
    }),
  );
}

/** `arms` names the two that are compared. */
export function tableOf(lines: readonly Line[], [first, second]: readonly [string, string] = ['product', 'yardstick']): string {
  const head = [
    'work',
    'clients',
    'CPU ratio',
    '(spread)',
    'time ratio',
    `${first} us: node + pg`,
    'p50 ms',
    'p99 ms',
    `${second} us: node + pg`,
    'p50 ms',
    'p99 ms',
  ];
  const rows = lines.map(({ work, clients, cpu, time, product, yardstick }) => [
    work,
    String(clients),
    cpu.median.toFixed(2),
    `(${cpu.least.toFixed(2)}-${cpu.most.toFixed(2)})`,
    time.median.toFixed(2),
    ...cells(product),
    ...cells(yardstick),
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [head, ...rows].map((row) => row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ')).join('\n');
}

function cells({ node, postgres, p50, p99 }: Figures): string[] {
  return [`${Math.round(node)} + ${Math.round(postgres)}`, p50.toFixed(1), p99.toFixed(1)];
}

const cpuOf = (measured: Measured): number => measured.nodeMicros + measured.postgresMicros;

function figures(rounds: readonly Measured[]): Figures {
  const of = (each: (measured: Measured) => number): number => spread(rounds.map(each)).median;
  return {
    node: of((one) => one.nodeMicros),
    postgres: of((one) => one.postgresMicros),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
  };
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return { median, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}
