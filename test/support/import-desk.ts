import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { aPerson } from './builders.js';
import { type Json, SharingDesk } from './sharing-desk.js';

export const NOTE_HEADS = [
  'Person',
  'Category',
  'Level',
  'Fact or assessment',
  'What you know',
  'When it happened',
  'How you know',
  'Your reference',
];
export const noteCells = (person: string, body: string, reference = ''): string[] => [
  person, 'Danger to the public', 'High', 'Fact', body, '02/03/2026', 'I have seen the record', reference,
]; // prettier-ignore

export interface ImportSeen {
  readonly id: string;
  readonly state: string;
  readonly rows: number;
  readonly fresh: number;
  readonly here: number;
  readonly refused: number;
  readonly brought: number;
  readonly heads: string[];
  readonly ignored: string[];
  readonly list: { readonly items: RowSeen[]; readonly hasMore: boolean };
}
export interface RowSeen {
  readonly id: string;
  readonly line: number;
  readonly fate: string;
  readonly code: string | null;
  readonly field: string | null;
  readonly why: string | null;
  readonly cells: string[];
  readonly person: { readonly id: string } | null;
}

/** A stage for what is brought in from files, sent as the portal sends it. */
export class ImportDesk {
  private constructor(readonly desk: SharingDesk) {}

  static async open(): Promise<ImportDesk> {
    return new ImportDesk(await SharingDesk.open());
  }

  /** Somebody with a CRN whom these work with. */
  async person(crn: string, ...players: Player[]): Promise<string> {
    const person = aPerson().called('Rowan', 'Field').known({ crn });
    for (const player of players) person.knownTo(this.desk.stage.cast.players[player]);
    return person.put(this.desk.stage.cast);
  }

  async begun(who: Player, heads: readonly string[] = NOTE_HEADS, kind = 'NOTES'): Promise<string> {
    const done = await this.desk.other(who, 'BeginImport', { kind, label: 'From the old system', heads });
    const id = (done['import'] as { id: string } | undefined)?.id;
    if (!id) throw new Error(JSON.stringify(done));
    return id;
  }
  stage(who: Player, importId: string, batch: number, rows: readonly string[][], last: boolean, more: Json = {}) {
    const numbered = rows.map((cells, at) => ({ line: batch * 1000 + at + 2, cells }));
    return this.desk.other(who, 'StageImportRows', { importId, batch, rows: numbered, last, ...more });
  }
  /** Sent whole, in batches of 100, up to the preview. */
  async sent(who: Player, rows: readonly string[][], heads = NOTE_HEADS, kind = 'NOTES'): Promise<string> {
    const id = await this.begun(who, heads, kind);
    const batches = Math.max(1, Math.ceil(rows.length / 100));
    for (let batch = 0; batch < batches; batch += 1) {
      const done = await this.stage(who, id, batch, rows.slice(batch * 100, batch * 100 + 100), batch === batches - 1);
      if (done.__typename !== 'ImportKept') throw new Error(JSON.stringify(done));
    }
    return id;
  }
  confirm(who: Player, importId: string, key: string = randomUUID()) {
    return this.desk.other(who, 'ConfirmImport', { importId, key });
  }
  async seen(who: Player, id: string, more: Json = {}): Promise<ImportSeen | null> {
    return (await this.desk.ask<{ recordImport: ImportSeen | null }>(who, 'RecordImport', { id, first: 100, ...more })).recordImport;
  }
  /** Once it is over, or has stood still. */
  async settled(who: Player, id: string, seconds = 60): Promise<ImportSeen> {
    for (let tries = 0; tries < seconds * 5; tries += 1) {
      const one = await this.seen(who, id);
      if (one && one.state !== 'CARRYING') return one;
      await new Promise((resume) => setTimeout(resume, 200));
    }
    throw new Error('still being carried');
  }
  async brought(who: Player, rows: readonly string[][]): Promise<ImportSeen> {
    const id = await this.sent(who, rows);
    await this.confirm(who, id);
    return this.settled(who, id);
  }
  notes(personId: string): Promise<number> {
    return this.desk.count('risk_note', 'person_id = $1', personId);
  }
}
