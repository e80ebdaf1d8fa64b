import type { RecordPart, RecordStand } from '../../api/answers/own-record.js';

export interface BundleHead {
  readonly agency: { readonly id: string; readonly name: string };
  /** When it is made, as RFC 3339. */
  readonly at: string;
  readonly stand: Pick<RecordStand, 'origin' | 'size' | 'checkpoint'>;
}
export type AskPart = (size: number, from: number) => Promise<RecordPart | null>;

/**
 * An agency's own record as one JSON file, version 1, piece by piece, so that no size of it has to fit into memory: every entry it is a
 * party of with its proof, the checkpoint they are proved in, and behind them the earlier ones, ascending. A part that does not come fails it.
 */
export async function* bundleText({ agency, at, stand }: BundleHead, ask: AskPart): AsyncGenerator<string> {
  const { id, name } = agency;
  const head = JSON.stringify({ v: 1, log: stand.origin, agency: { id, name }, at, checkpoint: stand.checkpoint });
  yield `${head.slice(0, -1)},"entries":[`;
  const notes: string[] = [];
  let between = '';
  for (let from: number | null = 0; from !== null;) {
    const part: RecordPart | null = await ask(stand.size, from);
    if (!part) throw new Error('a part of the record is missing');
    const list = part.entries.slice(1, -1);
    if (list !== '') yield between + list;
    if (list !== '') between = ',\n';
    // The first of a part may be the last of the one before.
    notes.push(...(JSON.parse(part.checkpoints) as string[]).filter((note) => note !== notes.at(-1)));
    from = part.next;
  }
  yield `],"checkpoints":${JSON.stringify(notes)}}\n`;
}
