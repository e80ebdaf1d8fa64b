import { readBundle } from '../files/bundle-file.js';
import { readPolicy } from '../files/read.js';
import { type Knowledge, knowledgeOf, type Told } from '../fold/knowledge.js';
import { checkBundle, type CheckedBundle, type PlacedEntry } from '../record/checked-bundle.js';
import { itemInWords } from '../record/entry-rows.js';
import type { OpenedItem } from '../record/opened-item.js';
import { concluded, sealFound, sealRows } from '../seal/conclusion.js';
import { witnessedAt } from '../seal/seal.js';
import { type Answer, CannotTell, type Json, type Row } from '../wording/answer.js';
import { count, instant } from '../wording/words.js';

export interface AsOfQuestion {
  readonly file: string;
  readonly person: string;
  /** ISO 8601 with its zone. */
  readonly at: string;
  /** recorded: when the portal says it was recorded. witnessed: what outside witnesses had vouched for by then. */
  readonly by?: string;
  readonly policy?: string;
}

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** What the bundle's agency had been told about a person by an instant, and what it had itself withheld. */
export function asOf({ file, person, at, by = 'recorded', policy }: AsOfQuestion): Answer {
  const until = instantFrom(at);
  if (by !== 'recorded' && by !== 'witnessed') throw new CannotTell('--by is recorded or witnessed.');
  const checked = checkBundle(readBundle(file), readPolicy(policy));
  const { agency, seal } = checked;
  const within = by === 'recorded' ? seal.size : witnessedSize(checked, until);
  const knowledge = knowledgeOf(
    agency.id,
    person,
    by === 'recorded' ? recordedBy(checked, until) : checked.entries.filter(({ index }) => index < within),
  );
  const shown = `By ${instant(until)}, as ${by}, ${said(knowledge, agency.name, person)}; so say the entries of this bundle (whether all are in it: statement)`;
  const { closed } = knowledge;
  return {
    ...(closed.length === 0 ? concluded(seal, shown) : notWhole(knowledge, shown)),
    rows: [
      ...knowledge.told.flatMap(toldRows),
      ...withheldRows(knowledge),
      ...closedRows(knowledge),
      ...withinRows(by, within),
      ...sealRows(seal),
    ],
    found: { agency: { ...agency }, person, at: until, by, within, ...foundOf(knowledge), closed: [...closed], ...sealFound(seal) },
  };
}

function said({ told, withheld }: Knowledge, agency: string, person: string): string {
  const standing = told.filter((one) => one.standing).length;
  const back = told.length === standing ? '' : ` (${told.length - standing} since taken back)`;
  const kept =
    withheld.length === 0 ? 'kept nothing back from others' : `kept ${count(withheld.length, 'item')} back from others, wholly or in part`;
  return `${agency} had been told ${count(told.length, 'item')} about ${person}${back} and had itself ${kept}`;
}

function notWhole({ closed }: Knowledge, shown: string): Pick<Answer, 'verdict' | 'sentence'> {
  const which = `${count(closed.length, 'entry of the bundle was', 'entries of the bundle were')} not opened to whoever asked for it, or erased, and may be about this person`;
  return { verdict: 'cannot tell', sentence: `${shown}. But ${which}: somebody who may open more must ask for the bundle.` };
}

function withinRows(by: string, within: number): Row[] {
  return by === 'recorded' ? [] : [['witnessed by then', count(within, 'entry', 'entries')]];
}

function closedRows({ closed }: Knowledge): Row[] {
  return closed.length === 0
    ? []
    : [['not opened', `at place ${closed.slice(0, 20).join(', ')}${closed.length > 20 ? ' and more' : ''} of the record`]];
}

function recordedBy({ entries }: CheckedBundle, until: string): PlacedEntry[] {
  return entries.filter(({ entry }) => entry.at <= until);
}

/** The size of the largest checkpoint that enough witnesses had cosigned by then. */
function witnessedSize({ seals, seal }: CheckedBundle, until: string): number {
  if (seal.policy === null)
    throw new CannotTell('What had been witnessed cannot be told without the policy that names the witnesses: --policy FILE.');
  if (seal.policy.quorum === null)
    throw new CannotTell('The policy asks for no witnesses, so nobody outside says when anything was there. Ask --by recorded.');
  const second = Date.parse(until) / 1_000;
  return Math.max(0, ...seals.filter((one) => witnessedAt(one, second) !== null).map(({ size }) => size));
}

function instantFrom(at: string): string {
  const time = WITH_ZONE.test(at) ? Date.parse(at) : NaN;
  if (Number.isNaN(time))
    throw new CannotTell('--at is an instant with its zone, such as 2027-03-11T06:00:00Z or 2027-07-11T06:00:00+01:00.');
  return new Date(time).toISOString();
}

function toldRows(told: Told): Row[] {
  return [
    [told.standing ? 'told' : 'told, taken back', itemInWords(told.item)],
    [
      '',
      `by ${told.from}, ${instant(told.releasedAt)}; ${happened('opened', told.openedAt)}; ${happened('corrected', told.correctedAt)}; ${happened('taken back', told.revokedAt)}`,
    ],
  ];
}

function withheldRows({ withheld }: Knowledge): Row[] {
  return withheld.flatMap(({ item, decidedAt }): Row[] => [
    ['did not tell', itemInWords(item)],
    ['', `decided ${instant(decidedAt)}`],
  ]);
}

function happened(what: string, at: string | null): string {
  return at === null ? `not ${what} by then` : `${what} ${instant(at)}`;
}

function foundOf({ told, withheld }: Knowledge): { told: Json; withheld: Json } {
  return {
    told: told.map((one) => ({ ...one, item: itemFound(one.item) })),
    withheld: withheld.map((one) => ({ ...one, item: itemFound(one.item) })),
  };
}

function itemFound({ contentSalt: _salt, ...item }: OpenedItem): Json {
  return item;
}
