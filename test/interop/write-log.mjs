import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ORIGIN = 'ledger.interop.example/2026';
/** Sizes at which a checkpoint is signed: about each end of a tile, and some between. */
const SIZES = [1, 2, 3, 100, 255, 256, 257, 300, 511, 512, 513, 700];
const AT = 1_790_000_000;

/** Writes tiles, bundles and `log.json`, which holds the keys, the checkpoints and every proof that Go is to check. */
export async function writeLog(tlog, folder) {
  const log = tlog.SigningKey.generate(ORIGIN, 1);
  const witness = tlog.SigningKey.generate('witness.interop.example', 4);
  const write = (path, bytes) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  const entries = Array.from({ length: SIZES.at(-1) }, (_, i) => Buffer.from(`{"entry":${i},"filler":"${'x'.repeat(i % 97)}"}`));
  const { tree, checkpoints, text } = await grow(tlog, { entries, log, witness, write });
  const { records, trees } = await prove(tree, entries);
  const keys = { vkey: tlog.formatVerifierKey(log.verifier), skey: log.text, witness: tlog.formatVerifierKey(witness.verifier) };
  write('log.json', JSON.stringify({ ...keys, checkpoints, records, trees }));
  return { log, text };
}

async function grow(tlog, { entries, log, witness, write }) {
  const tiles = new Map();
  const read = ({ level, index }) => tiles.get(`${level}/${index}`);
  const checkpoints = [];
  let tree = new tlog.TileTree(0, read);
  let text = '';
  for (const size of SIZES) {
    tree = new tlog.TileTree(tree.size, read);
    await tree.append(entries.slice(tree.size, size).map(tlog.leafHash));
    for (const { level, index, hashes } of tree.changed()) {
      tiles.set(`${level}/${index}`, hashes);
      write(tlog.tilePath({ level, index, width: hashes.length / tlog.HASH_BYTES }), hashes);
    }
    text = tlog.formatCheckpoint({ origin: ORIGIN, size, root: await tree.root() });
    checkpoints.push(tlog.signNote(text, log) + tlog.cosign(text, witness, AT));
  }
  return { tree, checkpoints, text };
}

/** Each entry in the first tree that holds it and in the last; each pair of trees. */
async function prove(tree, entries) {
  const base64 = (hashes) => hashes.map((hash) => hash.toString('base64'));
  const records = [];
  for (const [index, entry] of entries.entries())
    for (const size of new Set([SIZES.find((one) => one > index), SIZES.at(-1)]))
      records.push({ index, size, entry: entry.toString('base64'), proof: base64(await tree.proveInclusion(index, size)) });
  const trees = [];
  for (const old of SIZES)
    for (const size of SIZES.filter((one) => one >= old)) trees.push({ old, size, proof: base64(await tree.proveConsistency(old, size)) });
  return { records, trees };
}
