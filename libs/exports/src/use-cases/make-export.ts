import { bestOfNewest, type BundledEntry, type PlacedEntry, proveEntries } from '@lib/ledger';
import type { Tx } from '@lib/platform';
import { parseCheckpoint, parseNote } from '@lib/tlog';
import { Inject, Injectable } from '@nestjs/common';
import { ExportsToMake, type ExportToMake, type MadeFile } from '../store/exports-to-make.js';
import { fhirFile } from '../text/fhir-disclosures.js';
import { csvFile, jsonFile, type Proofs, sha256 } from '../text/record-files.js';
import { recordPdf } from '../text/record-pdf.js';

export const EXPORT_KEEP_DAYS = Symbol('EXPORT_KEEP_DAYS');
/** One transaction of whoever works. */
export type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
/** Entries proved between two looks at the progress page. */
const AT_A_TIME = 50;

/**
 * Makes the files of an export, in steps that are committed by themselves so that the page can say how far it is. Killed half-way it begins
 * again and makes the same; the files are kept in one transaction, once.
 */
@Injectable()
export class MakeExport {
  constructor(
    private readonly exports: ExportsToMake,
    @Inject(EXPORT_KEEP_DAYS) private readonly days: number,
  ) {}

  /** Whether files were made. */
  async execute(within: Within, id: string): Promise<boolean> {
    const begun = await within((tx) => this.exports.begin(tx, id));
    if (!begun) return false;
    const proofs = await this.proofs(within, id, begun);
    const files = await filesOf(begun, proofs);
    return within((tx) => this.exports.keep(tx, id, files, this.days));
  }

  /** After the last attempt: whoever asked is told, and what it would have been made of goes. */
  fail(within: Within, id: string): Promise<void> {
    return within((tx) => this.exports.fail(tx, id));
  }

  private async proofs(within: Within, id: string, { entries }: ExportToMake): Promise<Proofs | null> {
    const newest = await within(bestOfNewest);
    if (!newest) return null;
    const { size, note } = newest;
    const placed = entries.flatMap(({ index, entry, disclosures }): PlacedEntry[] =>
      index === null || index >= size ? [] : [{ index, entry: Buffer.from(entry, 'base64'), disclosures }],
    );
    placed.sort((one, other) => one.index - other.index);
    const shown: BundledEntry[] = [];
    const checkpoints = new Map<number, string>();
    for (let from = 0; from < placed.length; from += AT_A_TIME) {
      const part = placed.slice(from, from + AT_A_TIME);
      const proved = await within(async (tx) => {
        await this.exports.done(tx, id, from + part.length);
        return proveEntries(tx, size, part);
      });
      shown.push(...proved.shown);
      for (const one of proved.checkpoints) checkpoints.set(one.size, one.note);
    }
    const waiting = entries.filter(({ index }) => index === null || index >= size).map((one) => one.id);
    const older = [...checkpoints].sort(([one], [other]) => one - other).map(([, text]) => text);
    return { log: parseCheckpoint(parseNote(note).text).origin, checkpoint: note, checkpoints: older, entries: shown, waiting };
  }
}

async function filesOf({ content }: ExportToMake, proofs: Proofs | null): Promise<MadeFile[]> {
  const files = [
    ['JSON', Buffer.from(jsonFile(content, proofs), 'utf8')],
    ['CSV', Buffer.from(csvFile(content), 'utf8')],
    ['FHIR', Buffer.from(fhirFile(content), 'utf8')],
    ['PDF', await recordPdf(content)],
  ] as const;
  return files.map(([format, bytes]) => ({ format, content: bytes, sha256: sha256(bytes) }));
}
