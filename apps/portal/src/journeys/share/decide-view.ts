import type { NoteLine } from '../../api/answers/risk-notes.js';
import type { ConsiderAnswer, RecipientConsideration } from '../../api/answers/sharing.js';
import type { Form } from '../../page/form.js';
import { labelIn, type Policy } from '../../view/policy-words.js';
import { counted } from '../../view/words.js';
import { nameOf } from './decide-form.js';
import { type DecideLine, linesFor } from './lines.js';
import type { RecipientDraft, ShareDraft } from './share-draft.js';

export interface RecipientView extends Omit<RecipientDraft, 'lines'> {
  readonly at: number;
  readonly name: string;
  readonly shortName: string;
  readonly lines: readonly DecideLine[];
}

/** The draft's recipients with what is to be decided for each, prefilled from the agreement where nothing was typed. */
export function recipientViews(
  draft: ShareDraft,
  considered: ConsiderAnswer['consider'],
  held: readonly NoteLine[],
  today: string,
): RecipientView[] {
  return draft.recipients.flatMap((to, at) => {
    const found = considered.recipients.find((one) => isFor(one, to));
    if (!found) return [];
    const { purpose, gateway, protectionCondition, necessity, proportionality } = found;
    const prefilled = { purpose, gateway, protectionCondition, necessity, proportionality };
    const typed = Object.fromEntries(Object.entries(to).filter(([, value]) => value !== '')) as unknown as RecipientDraft;
    return [
      {
        ...to,
        ...prefilled,
        ...typed,
        at,
        name: nameFor(found),
        shortName: found.agency.shortName,
        lines: linesFor(draft, to, found, held, today),
      },
    ];
  });
}

function isFor(one: RecipientConsideration, to: RecipientDraft): boolean {
  return one.agency.id === to.agencyId && (one.unit?.id ?? undefined) === to.unitId && (one.staff?.id ?? undefined) === to.staffId;
}

export function nameFor(one: Pick<RecipientConsideration, 'agency' | 'unit' | 'staff'>): string {
  if (one.staff) return `${one.staff.name}, ${one.agency.name}`;
  return one.unit ? `${one.unit.name}, ${one.agency.name}` : one.agency.name;
}

/** The same lines under the three headings of the page. */
export function groupsOf(to: RecipientView, form: Form, explains: boolean): object[] {
  const placed = to.lines.map((line, at) => ({ ...line, at, changed: line.answer.outcome !== 'SHARED' || isWrong(form, to.at, at) }));
  const [chosen, graver, asGrave] = (['CHOSEN', 'GRAVER', 'AS_GRAVE'] as const).map((kind) => placed.filter((line) => line.kind === kind));
  const many = asGrave?.[0]?.notes.length ?? 0;
  return [
    { lines: chosen, heading: 'What you are sharing' },
    explains
      ? { lines: graver, heading: 'To decide' }
      : {
          lines: graver,
          heading: 'More serious notes you hold',
          words: 'Each of these is more serious than something you are sharing. Share it, or say why not.',
          help: '/help/graver-notes',
        },
    {
      lines: asGrave,
      heading: `${counted(many, 'note')} as serious as what you are sharing`,
      words: many === 1 ? undefined : 'One answer covers all of them and is kept for each.',
    },
  ].filter(({ lines }) => lines !== undefined && lines.length > 0);
}

function isWrong(form: Form, to: number, line: number): boolean {
  return ['outcome', 'reason', 'words', 'text', 'cuts', 'review', 'until'].some((what) =>
    Object.keys(form.errors).some(
      (name) => name === nameOf(what, to, line) || (name.startsWith(`${what}-`) && name.endsWith(`-${to}-${line}`)),
    ),
  );
}

/** The policy's lists as choices; a reason nobody has chosen yet starts empty, except for sharing. */
export function policyItems(policy: Policy): object {
  const items = (list: readonly { code: string; label: string }[]) => list.map(({ code, label }) => ({ value: code, text: label }));
  const reasons = (outcome: string) => [
    ...(outcome === 'SHARED' ? [] : [{ value: '', text: 'Choose a reason' }]),
    ...items(policy.reasons.filter((one) => one.outcome === outcome && !one.forAnswers)),
  ];
  const outcomes = ['SHARED', 'SHARED_IN_PART', 'WITHHELD', 'DEFERRED', 'NOT_RELEVANT'];
  return {
    reasonItems: Object.fromEntries(outcomes.map((outcome) => [outcome, reasons(outcome)])),
    cutItems: items(policy.cuts),
    purposeItems: items(policy.purposes),
    gatewayItems: items(policy.gateways),
    conditionItems: items(policy.protectionConditions),
  };
}

export function basisInWords(to: Pick<RecipientDraft, 'purpose' | 'gateway'>, agreement: string | undefined, policy: Policy): string {
  const parts = [labelIn(policy.purposes, to.purpose), labelIn(policy.gateways, to.gateway), agreement];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}
