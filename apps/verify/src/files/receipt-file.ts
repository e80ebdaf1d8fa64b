import { FormatError, parseProof, type TlogProof } from '@lib/tlog';
import { CannotTell, type Json } from '../wording/answer.js';
import { readText } from './read.js';
import { bytesOf, jsonOf, listOf, membersOf, textOf, textsOf } from './shape.js';

/** What a receipt claims; nothing is checked yet. */
export interface Receipt extends Pick<TlogProof, 'index' | 'hashes' | 'checkpoint'> {
  readonly entry: Buffer;
  readonly disclosures: readonly string[];
  /** What whoever keeps the record says was erased of it. */
  readonly erased: readonly Erased[];
}
export interface Erased {
  readonly item: string;
  readonly reference: string;
  readonly at: string;
}

export function readReceipt(path: string): Receipt {
  return receiptOf(readText(path), path);
}

export function receiptOf(text: string, path: string): Receipt {
  const { extra, index, hashes, checkpoint } = proofOf(text, path);
  if (extra === null) throw new CannotTell(`${path} proves a place in the record and does not hold the entry. Ask for the whole receipt.`);
  const what = `The receipt ${path}`;
  const { entry, disclosures, erased } = membersOf(jsonOf(new TextDecoder().decode(extra), what), what);
  const gone = erased === undefined ? [] : listOf(erased, what).map((one) => erasedOf(one, what));
  return { index, hashes, checkpoint, entry: bytesOf(entry, what), disclosures: textsOf(disclosures, what), erased: gone };
}

function erasedOf(value: Json, what: string): Erased {
  const { item, reference, at } = membersOf(value, what);
  return { item: textOf(item, what), reference: textOf(reference, what), at: textOf(at, what) };
}

function proofOf(text: string, path: string): TlogProof {
  try {
    return parseProof(text);
  } catch (fault) {
    if (!(fault instanceof FormatError)) throw fault;
    throw new CannotTell(`${path} is not a receipt, or was damaged: ${fault.message}. Receipts end in .tlog-proof; get it again.`);
  }
}
