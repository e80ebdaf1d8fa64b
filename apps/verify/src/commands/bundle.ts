import { readBundle } from '../files/bundle-file.js';
import { readPolicy } from '../files/read.js';
import { checkBundle } from '../record/checked-bundle.js';
import { concluded, sealFound, sealRows } from '../seal/conclusion.js';
import type { Answer, Row } from '../wording/answer.js';
import { count, kindInWords, NOT_SHOWN } from '../wording/words.js';

/** That every entry in an agency's bundle is in the record as it is shown. Whether one was left out is the statements' question. */
export function bundle({ file, policy }: { readonly file: string; readonly policy?: string }): Answer {
  const checked = checkBundle(readBundle(file), readPolicy(policy));
  const { seal, agency, entries } = checked;
  const kinds = new Map<string, number>();
  for (const { fields } of entries) {
    const kind = fields.get('kind');
    const words = typeof kind === 'string' ? kind : NOT_SHOWN;
    kinds.set(words, (kinds.get(words) ?? 0) + 1);
  }
  const shown = `All ${count(entries.length, 'entry', 'entries')} in the bundle of ${agency.name} stand in the record ${seal.origin}, unchanged, and commit to everything that is shown of them`;
  return {
    ...concluded(seal, shown),
    rows: [
      ['agency', `${agency.name} (${agency.id})`],
      ...[...kinds].sort().map(([kind, number]): Row => [`${number.toLocaleString('en-GB')} ×`, kindInWords(kind)]),
      ...sealRows(seal),
    ],
    found: { agency: { ...agency }, entries: entries.length, kinds: Object.fromEntries(kinds), ...sealFound(seal) },
  };
}
