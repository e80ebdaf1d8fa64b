import type { ChangeKind, ChangeLine, ChangeNamed, ImpactLine } from '../../api/answers/changes.js';
import { date, until } from '../../view/dates.js';
import { counted, words } from '../../view/words.js';

interface Named {
  readonly agreement: string;
  readonly party: string;
  readonly person: string;
  readonly post: string;
}
const HEADLINES: Readonly<Record<ChangeKind, (named: Named) => string>> = {
  AGREEMENT_ENDS: ({ agreement }) => `End ${agreement}`,
  AGREEMENT_RENEWED: ({ agreement }) => `Renew ${agreement}`,
  PARTY_LEAVES: ({ party, agreement }) => `${party} leaves ${agreement}`,
  PARTY_JOINS: ({ party, agreement }) => `${party} joins ${agreement}`,
  NAMES_CHILDREN_SET: ({ agreement }) => `Let ${agreement} name children`,
  NAMES_CHILDREN_UNSET: ({ agreement }) => `Stop ${agreement} from naming children`,
  POST_GRANTED: ({ person, post }) => `Give ${person} a post${post}`,
  POST_ENDED: ({ person, post }) => `End a post of ${person}${post}`,
  ACCOUNT_SUSPENDED: ({ person }) => `Suspend the account of ${person}`,
  ACCOUNT_RESTORED: ({ person }) => `Restore the account of ${person}`,
};

/** "Millbrook Council joins ‘Northshire sharing agreement’": one line for lists, headings and receipts. */
export function headline(change: ChangeNamed): string {
  const post = [change.roleLabel, change.unit?.name].filter(Boolean).join(', ');
  return HEADLINES[change.kind]({
    agreement: change.agreement ? `‘${change.agreement.title}’` : 'a sharing agreement',
    party: change.partyAgency?.name ?? change.partyAgency?.shortName ?? 'An agency',
    person: change.staff?.name ?? 'somebody',
    post: post && `: ${post}`,
  });
}

export interface LineInWords {
  readonly field: string;
  readonly was: string;
  readonly becomes: string;
}
export function lineInWords({ field, was, becomes }: ChangeLine): LineInWords {
  return {
    field: words(field, 'changeField'),
    was: valueInWords(field, was, 'No end date'),
    becomes: valueInWords(field, becomes, 'The moment it is done'),
  };
}

const VALUES: Readonly<Record<string, (value: string) => string>> = {
  endsAt: (value) => capital(until(value)),
  reviewOn: (value) => date(value),
  namesChildren: (value) => (value === 'true' ? 'Yes' : 'No'),
  party: (value) => words(value, 'partyState'),
  post: (value) => words(value, 'postState'),
  accountState: (value) => words(value, 'accountState'),
};
function valueInWords(field: string, value: string | null, noEnd: string): string {
  if (value === null) return field === 'endsAt' ? noEnd : '';
  return Object.hasOwn(VALUES, field) ? (VALUES[field]?.(value) ?? value) : value;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const later = (days: number | null): string => (days ? `${counted(days, 'day')} later` : 'at once');

type Sentence = (line: ImpactLine, agency: string) => string;
const SENTENCES: Readonly<Record<string, Sentence>> = {
  ITEMS_STOP_TO: ({ count, days }, agency) =>
    `${counted(count, 'item')} that your agency shared ${count === 1 ? 'stops' : 'stop'} flowing to ${agency} ${later(days)}. Nothing new goes to them under this agreement from the moment it is done.`,
  ITEMS_STOP_FROM: ({ count, days }, agency) =>
    `${counted(count, 'item')} that ${agency} shared with you can no longer be read here ${later(days)}.`,
  ITEMS_STAY_TO: ({ count }, agency) =>
    `${counted(count, 'item')} that your agency shared ${count === 1 ? 'stays' : 'stay'} readable to ${agency}.`,
  ITEMS_STAY_FROM: ({ count }, agency) =>
    `${counted(count, 'item')} that ${agency} shared with you ${count === 1 ? 'stays' : 'stay'} readable here.`,
  NO_AGREEMENT_LEFT: (_, agency) =>
    `No other agreement covers ${agency}: nothing can be shared with them routinely any more. Urgent sharing does not need one.`,
  STANDING_DECISIONS: ({ count }, agency) =>
    `${counted(count, 'standing decision')} about ${agency} ${count === 1 ? 'has' : 'have'} nothing left to apply to.`,
  NEW_PARTNER: (_, agency) =>
    `New information can be shared with ${agency} under this agreement. Nothing that was shared before goes to them by itself.`,
  CHILDREN_CLOSE: ({ count }) =>
    `${counted(count, 'person', 'people')} under 18 whom you can open now ${count === 1 ? 'closes' : 'close'} to your agency, because no other agreement of yours names children.`,
  RECORDS_OPEN: ({ count }) => `They will be able to open the records of ${counted(count, 'person', 'people')} your agency works with.`,
  CASES_WITHOUT_LEAD: ({ count }) =>
    `${counted(count, 'case')} that they lead ${count === 1 ? 'has' : 'have'} nobody in the lead until somebody else is named.`,
  WORK_WITHOUT_OWNER: ({ count }) =>
    `${counted(count, 'open piece', 'open pieces')} of work addressed to them ${count === 1 ? 'has' : 'have'} no owner.`,
  ROLES_WITHOUT_HOLDER: ({ count }) =>
    count === 1
      ? 'Nobody else in your agency holds this role: work sent to it waits.'
      : `Nobody else in your agency holds ${count} of their roles: work sent to them waits.`,
  SIGN_INS_END: ({ count }) => `They are signed out at once, on ${counted(count, 'device')}.`,
  POSTS_AGAIN: ({ count }) => `They can sign in again and act in ${counted(count, 'post')}.`,
};

/** What is not listed here is shown as it came: nothing is ever hidden by a gap. */
export function impactInWords(line: ImpactLine): string {
  const sentence = Object.hasOwn(SENTENCES, line.code) ? SENTENCES[line.code] : undefined;
  return sentence ? sentence(line, line.agency?.name ?? 'another agency') : `${line.code}: ${line.count}`;
}

/** What to say in place of an empty list. */
export function noImpact(kind: string): string {
  if (kind === 'NAMES_CHILDREN_SET')
    return 'Under it, people under 18 can be opened by the kinds of agency that work with children. Nothing that was shared before goes anywhere by itself.';
  return 'Nothing that is shared or open today changes.';
}
