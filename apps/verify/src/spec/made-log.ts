import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  bundleEntries,
  cosign,
  entriesPath,
  formatCheckpoint,
  formatProof,
  formatVerifierKey,
  leafHash,
  signNote,
  SigningKey,
  tilePath,
  TileTree,
} from '@lib/tlog';
import { LOG, type MadeAct, type MadeEntry, madeEntry, shownTo } from './made-entry.js';
import type { Seeded } from './seeded.js';

export const WITNESSES = ['north', 'south', 'inspectorate'] as const;

/** A whole log, built by the builder that the real one is built by, signed and cosigned by keys of its own. */
export class MadeLog {
  readonly entries: { readonly act: MadeAct | null; readonly made: MadeEntry; readonly parties: readonly string[] }[] = [];
  readonly tiles = new Map<string, Buffer>();
  readonly notes: string[] = [];
  size = 0;

  constructor(
    private readonly random: Seeded,
    private readonly keys = newKeys(),
  ) {}

  /** Another log with the same keys: as a dishonest operator has one. */
  fork(random: Seeded): MadeLog {
    return new MadeLog(random, this.keys);
  }

  /** `quorum`: a line of tlog-policy that names how many witnesses it takes. */
  policy(quorum = 'all'): string {
    const witnesses = WITNESSES.map((name, i) => `witness ${name} ${formatVerifierKey(this.keys.witnesses[i]!.verifier)}\n`).join('');
    const group = quorum === 'none' ? 'quorum none\n' : `group enough ${quorum} ${WITNESSES.join(' ')}\nquorum enough\n`;
    return `log ${formatVerifierKey(this.keys.log.verifier)}\n${witnesses}${group}`;
  }

  append(act: MadeAct, parties: readonly string[]): MadeEntry {
    const made = madeEntry(act, this.random);
    this.entries.push({ act, made, parties: [...new Set([...(act.by === 'the-log' ? [] : [act.by]), ...parties])] });
    return made;
  }

  /** Bytes that may be no entry. */
  appendBytes(bytes: Buffer): void {
    this.entries.push({ act: null, made: { id: '', bytes, parts: [] }, parties: [] });
  }

  /** A checkpoint over all there is, with the cosignatures of these witnesses at these seconds. */
  async seal(times: readonly (number | null)[] = [1_800_000_000, 1_800_000_001, 1_800_000_002]): Promise<string> {
    const tree = this.tree();
    await tree.append(this.entries.slice(this.size).map(({ made }) => leafHash(made.bytes)));
    for (const { level, index, hashes } of tree.changed()) this.tiles.set(`${level}/${index}`, hashes);
    this.size = tree.size;
    const text = formatCheckpoint({ origin: LOG, size: this.size, root: await tree.root() });
    const lines = times.map((at, i) => (at === null ? '' : cosign(text, this.keys.witnesses[i]!, at)));
    const note = signNote(text, this.keys.log) + lines.join('');
    this.notes.push(note);
    return note;
  }

  tree(size = this.size): TileTree {
    return new TileTree(size, ({ level, index }) => this.tiles.get(`${level}/${index}`) ?? Buffer.alloc(0));
  }

  get checkpoint(): string {
    return this.notes.at(-1) ?? '';
  }

  async receipt(index: number, agency: string): Promise<string> {
    const { made, act } = this.entries[index]!;
    const extra = Buffer.from(JSON.stringify({ entry: made.bytes.toString('base64'), disclosures: shownTo(agency, act?.by ?? '', made) }));
    return formatProof({ extra, index, hashes: await this.tree().proveInclusion(index), checkpoint: this.checkpoint });
  }

  async bundle(agency: string): Promise<MadeBundle> {
    const tree = this.tree();
    const entries = [];
    for (const [index, { made, act, parties }] of this.entries.slice(0, this.size).entries()) {
      if (!parties.includes(agency)) continue;
      const by = act?.by === 'the-log' ? agency : (act?.by ?? '');
      const proof = (await tree.proveInclusion(index)).map((hash) => hash.toString('base64'));
      entries.push({ index, entry: made.bytes.toString('base64'), proof, disclosures: shownTo(agency, by, made) });
    }
    const about = { v: 1, log: LOG, agency: { id: agency, name: `Agency ${agency}` }, at: '2027-01-01T00:00:00.000Z' };
    return { ...about, checkpoint: this.checkpoint, checkpoints: this.notes.slice(0, -1), entries };
  }

  mirrorTo(folder: string): void {
    write(join(folder, 'checkpoint'), this.checkpoint);
    for (let [level, row] = [0, this.size]; row > 0; [level, row] = [level + 1, Math.floor(row / 256)])
      for (let index = 0; index * 256 < row; index++) {
        const width = Math.min(256, row - index * 256);
        write(
          join(folder, tilePath({ level, index, width })),
          (this.tiles.get(`${level}/${index}`) ?? Buffer.alloc(0)).subarray(0, width * 32),
        );
        if (level > 0) continue;
        const bundled = this.entries.slice(index * 256, index * 256 + width).map(({ made }) => made.bytes);
        write(join(folder, entriesPath(index, width)), bundleEntries(bundled));
      }
  }
}

export interface MadeBundle {
  v: number;
  log: string;
  agency: { id: string; name: string };
  at: string;
  checkpoint: string;
  checkpoints: string[];
  entries: { index: number; entry: string; proof: string[]; disclosures: string[] }[];
}

export function write(path: string, content: string | Buffer): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function newKeys() {
  return { log: SigningKey.generate(LOG, 1), witnesses: WITNESSES.map((name) => SigningKey.generate(`${name}.witness.example`, 4)) };
}
