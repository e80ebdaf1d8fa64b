import type { TrailPassage } from '../../api/answers/pictures.js';
import { markup } from '../../pictures/markup.js';
import type { Passage, PassageForm } from '../../pictures/passage-mark.js';
import { type Lane, sharingLanes } from '../../pictures/sharing-lanes.js';
import { counted, words } from '../../view/words.js';

type Way = 'THERE' | 'BACK' | 'AT_SENDER' | 'AT_RECIPIENT';
interface Kind {
  readonly form: PassageForm;
  /** Who did it and to whom: the sender to the recipient, the recipient to the sender, or somebody alone. */
  readonly way: Way;
  readonly words: (from: string, to: string, what: string) => string;
}

const note = (did: string): Kind => ({ form: 'NOTED', way: 'AT_SENDER', words: (from, _to, what) => `${from} ${did}: ${what}` });
const sent: Kind = { form: 'SENT', way: 'THERE', words: (from, to, what) => `${from} told ${to}: ${what}` };

/** Each kind of the trail; a kind that is not here is a mark with the trail's own words. */
const KINDS: Readonly<Record<string, Kind>> = {
  NOTE_RECORDED: note('recorded'),
  NOTE_SUPERSEDED: note('corrected'),
  NOTE_WITHDRAWN: note('withdrew'),
  SENT: sent,
  RECEIVED: sent,
  DECIDED_NOT_TO_SHARE: { form: 'KEPT', way: 'THERE', words: (from, to, what) => `${from} did not tell ${to}: ${what}` },
  FIRST_SEEN: { form: 'OPENED', way: 'AT_RECIPIENT', words: (from, to) => `${to} opened what ${from} sent` },
  ACKNOWLEDGED: { form: 'ANSWERED', way: 'BACK', words: (from, to) => `${to} acknowledged it to ${from}` },
  NOT_FOR_US: { form: 'ANSWERED', way: 'BACK', words: (from, to) => `${to} returned it to ${from}` },
  CORRECTED: { form: 'CHANGED', way: 'THERE', words: (from, to, what) => `${from} corrected, for ${to}: ${what}` },
  WITHDRAWN: { form: 'CHANGED', way: 'THERE', words: (from, to, what) => `${from} withdrew, for ${to}: ${what}` },
  REVOKED: { form: 'REVOKED', way: 'THERE', words: (from, to) => `${from} took back what it had sent ${to}` },
  ASKED: { form: 'ASKED', way: 'THERE', words: (from, to) => `${from} asked ${to} questions` },
  REPLIED: { form: 'ANSWERED', way: 'THERE', words: (from, to) => `${from} answered ${to}` },
  DECLINED_TO_ANSWER: { form: 'ANSWERED', way: 'THERE', words: (from, to) => `${from} declined to answer ${to}` },
  ENQUIRY_CLOSED: { form: 'REVOKED', way: 'THERE', words: (from, to) => `${from} took back its questions to ${to}` },
};

export interface Drawn {
  readonly lanes: readonly Lane[];
  readonly passages: readonly (Passage & { readonly id: string })[];
}

/** The trail's page in the order of time. A reviewer reads the accounts of both ends; what they both tell is drawn once; what was kept back has one account. */
export function drawnTrail(entries: readonly TrailPassage[], own: string | undefined): Drawn {
  const seen = new Set<string>();
  const passages = [...entries].reverse().flatMap((entry) => {
    const passage = passageOf(entry);
    const thing = passage.form === 'KEPT' ? null : (entry.shareId ?? entry.enquiryId);
    const same = [thing ?? entry.id, passage.at, passage.form, passage.from, passage.to].join(' ');
    if (seen.has(same)) return [];
    seen.add(same);
    return [passage];
  });
  return { lanes: lanesOf(entries, own), passages };
}

function passageOf(entry: TrailPassage): Passage & { readonly id: string } {
  const { id, at, from, to } = entry;
  const kind = KINDS[entry.kind] ?? unknown(entry.kind);
  const said = kind.words(from.shortName, to?.shortName ?? 'another agency', whatOf(entry));
  return { id, at, form: kind.form, ...ends(kind.way, from.id, to?.id ?? null), words: said };
}

function unknown(kind: string): Kind {
  return { form: 'OTHER', way: 'AT_SENDER', words: (from) => `${from}: ${words(kind, 'trailKind').toLowerCase()}` };
}

function ends(way: Way, from: string, to: string | null): Pick<Passage, 'from' | 'to'> {
  if (way === 'THERE') return { from, to };
  if (way === 'BACK') return { from: to ?? from, to: from };
  return { from: way === 'AT_RECIPIENT' ? (to ?? from) : from, to: null };
}

function whatOf({ categoryLabel, level, outcome }: TrailPassage): string {
  const part = outcome === 'SHARED_IN_PART' ? ', in part' : '';
  const grave = level === null ? '' : ` (${words(level, 'level').toLowerCase()})`;
  return `${categoryLabel ?? 'several items'}${part}${grave}`;
}

/** One's own agency first, then in the order in which they came in. */
function lanesOf(entries: readonly TrailPassage[], own: string | undefined): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const { from, to } of [...entries].reverse()) {
    for (const agency of [from, to]) if (agency) lanes.set(agency.id, { id: agency.id, name: agency.shortName });
  }
  return [...lanes.values()].sort((a, b) => Number(b.id === own) - Number(a.id === own));
}

export function drawLanes({ lanes, passages }: Drawn): ReturnType<typeof markup> {
  const between = lanes.map(({ name }) => name).join(', ');
  const description = `${counted(passages.length, 'event')}, the earliest first, in a lane for each of: ${between}. All of them are in the table below.`;
  return markup(sharingLanes({ title: 'What went between agencies, in the order of time', description, lanes, passages }));
}
