import { concluded, sealFound, sealRows } from '../seal/conclusion.js';
import { sealOf } from '../seal/seal.js';
import { readPolicy, readText } from '../files/read.js';
import { type Erased, readReceipt } from '../files/receipt-file.js';
import { checkEntry } from '../record/checked-bundle.js';
import { textDigest } from '../record/disclosure.js';
import { entryFound, entryRows } from '../record/entry-rows.js';
import type { OpenedEntry } from '../record/opened-entry.js';
import { type Answer, CannotTell, Disproven, type Row } from '../wording/answer.js';
import { instant, kindInWords } from '../wording/words.js';

export interface ReceiptQuestion {
  readonly file: string;
  readonly policy?: string;
  /** A file with the words that are said to have been sent. */
  readonly text?: string;
}

/** That an entry is in the record, unchanged, and what of it the holder was shown. */
export function receipt({ file, policy, text }: ReceiptQuestion): Answer {
  const { index, hashes, checkpoint, entry, disclosures, erased } = readReceipt(file);
  const seal = sealOf(checkpoint, readPolicy(policy));
  const opened = checkEntry({ index, entry, proof: hashes, disclosures }, seal);
  const words = text === undefined ? null : wordsRow(opened, text);
  const kind = opened.fields.get('kind');
  const says = typeof kind === 'string' ? `, and says: ${kindInWords(kind)}` : '';
  const recorded = `${instant(opened.entry.at)} by ${opened.entry.custodian}`;
  const shown = `Entry ${index} stands in the record ${seal.origin} just as it is shown here. It was recorded ${recorded}${says}`;
  return {
    ...concluded(seal, shown),
    rows: [
      ...entryRows(opened),
      ...erasedRows(opened, erased),
      ...(words === null ? [] : [words]),
      ['place in the record', String(index)],
      ...sealRows(seal),
    ],
    found: {
      index,
      ...entryFound(opened),
      ...sealFound(seal),
      ...(erased.length === 0 ? {} : { erased: erased.map((one) => ({ ...one })) }),
      ...(words === null ? {} : { wordsAreOfItem: true }),
    },
  };
}

/** Nothing signs this: the tree shows that the item was not touched, and the keeper's word is why its words cannot be checked any more. */
function erasedRows({ items }: OpenedEntry, erased: readonly Erased[]): Row[] {
  return erased.flatMap(({ item: digest, reference, at }): Row[] => {
    const found = items.find((one) => one.digest === digest);
    if (!found) return [];
    const when = Number.isNaN(Date.parse(at)) ? at : instant(new Date(at).toISOString());
    const what = `the words of ${found.item.kind} ${found.item.id} version ${found.item.version}`;
    return [['erased', `${what}: erased on ${when} under ${reference}, says whoever keeps the record`]];
  });
}

/** An item commits to its words under a salt that may be erased with them. A last newline is often the editor's and not the sender's. */
function wordsRow({ items }: OpenedEntry, path: string): Row {
  const words = readText(path);
  const salted = items.filter(({ contentSalt, contentDigest }) => contentSalt !== null && contentDigest !== null);
  if (salted.length === 0)
    throw new CannotTell(`The receipt has nothing to check words against: no item in it was sent, or what opens its words was erased.`);
  const found = salted.find(({ contentSalt, contentDigest }) =>
    [words, words.replace(/\r?\n$/, '')].some((one) => textDigest(contentSalt ?? '', 'content', one) === contentDigest),
  );
  if (!found) throw new Disproven(`The words in ${path} are not, to the letter, those of any item that this receipt opens.`);
  return [
    'words',
    `those in ${path} are, to the letter, what was sent as ${found.item.kind} ${found.item.id} version ${found.item.version}`,
  ];
}
