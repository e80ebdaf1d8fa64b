import { gravity } from '@lib/kernel';
import type { Mode, NoteToShare } from './sharing-input.js';

/*
 * Purpose, gateway, condition, necessity and proportionality are said once for a recipient, and what the agreement already says is not
 * asked again. Whatever the decider writes goes before it. An urgent share has no agreement to lean on: it carries its own gateway, and
 * protecting life is its purpose and its condition unless the decider says otherwise.
 */
export interface Grounds {
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly necessity: string;
  readonly proportionality: string;
}
export interface GroundsAsked {
  readonly purpose: string | null;
  readonly gateway: string | null;
  readonly protectionCondition: string | null;
  readonly necessity: string | null;
  readonly proportionality: string | null;
}
export interface AgreementGrounds {
  readonly purposes: readonly string[];
  readonly grounds: readonly { readonly categoryGroup: string; readonly gateway: string; readonly protectionCondition: string }[];
}
interface About {
  readonly mode: Mode;
  readonly agreement: AgreementGrounds | null;
  /** What goes, or is decided about: the gravest of it says which line of the agreement is relied on. */
  readonly notes: readonly Pick<NoteToShare, 'level' | 'categoryGroup'>[];
  readonly recipientName: string;
  readonly senderKind: string;
  readonly labelOf: (purpose: string) => string;
}

const USUAL = 'OFFENDER_MANAGEMENT';
const URGENT = 'PUBLIC_PROTECTION';
/** Competent authorities under Part 3 of the Data Protection Act 2018; the others process under the UK GDPR. */
const LAW_ENFORCEMENT = ['POLICE', 'PROBATION', 'PRISON'];

export function usualPurpose(agreement: AgreementGrounds | null, mode: Mode): string {
  if (mode === 'URGENT') return URGENT;
  if (agreement === null) return '';
  return agreement.purposes.includes(USUAL) ? USUAL : (agreement.purposes[0] ?? '');
}

export function prefilledGrounds(asked: GroundsAsked, about: About): Grounds {
  const { agreement, mode } = about;
  const line = agreement === null ? null : lineFor(agreement, about.notes);
  const purpose = said(asked.purpose) ?? usualPurpose(agreement, mode);
  const words = wordsFor(purpose, about);
  return {
    purpose,
    gateway: said(asked.gateway) ?? line?.gateway ?? '',
    protectionCondition: said(asked.protectionCondition) ?? line?.protectionCondition ?? vitalInterests(about),
    necessity: said(asked.necessity) ?? words.necessity,
    proportionality: said(asked.proportionality) ?? words.proportionality,
  };
}

function vitalInterests({ mode, senderKind }: About): string {
  if (mode !== 'URGENT') return '';
  return LAW_ENFORCEMENT.includes(senderKind) ? 'DPA2018_PART3_VITAL_INTERESTS' : 'UK_GDPR_VITAL_INTERESTS';
}

/** The agreement's own reasoning, said again; an urgent share has its one line instead. */
function wordsFor(purpose: string, { agreement, mode, recipientName, labelOf }: About): Pick<Grounds, 'necessity' | 'proportionality'> {
  if (mode === 'URGENT' || agreement === null || purpose === '') return { necessity: '', proportionality: '' };
  return {
    necessity: `${recipientName} needs this: ${lowerFirst(labelOf(purpose))}.`,
    proportionality: 'Only what is needed for that is sent, and only to those who need it.',
  };
}

function lineFor({ grounds }: AgreementGrounds, notes: About['notes']): AgreementGrounds['grounds'][number] | null {
  const [gravest] = [...notes].sort((a, b) => gravity(b.level) - gravity(a.level));
  const own = grounds.find((ground) => ground.categoryGroup === gravest?.categoryGroup);
  return own ?? grounds.find((ground) => ground.categoryGroup === '*') ?? null;
}

function said(words: string | null): string | null {
  return words === null || words.trim() === '' ? null : words;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
