import { longInstant } from '@lib/kernel';
import type { PlanSaid } from './plan.js';
import { FIELD_LABELS } from './plan-lists.js';
import { planParts } from './plan-parts.js';

/*
 * Text to paste into another system, by the rule of structured questions: one's own words stand whole unless they tell of somebody else, a
 * partner's only where their handling permits it. A plan is one's own; whoever it protects never goes out with it.
 */
export const COPY_SYSTEMS = ['CONNECT', 'NDELIUS'] as const;
export type CopySystem = (typeof COPY_SYSTEMS)[number];
export interface CopyPart {
  readonly heading: string;
  readonly text: string;
}
/** A linked note, or something received. */
export interface LinkToCopy {
  readonly kind: 'NOTE' | 'SHARE_ITEM';
  readonly id: string;
  readonly label: string;
  readonly body: string;
  readonly marking: string;
  readonly handlingCode: string;
  readonly aboutOthers: boolean;
  readonly over: boolean;
}
/** What was shared, and decided not to be, newest first: one line each. */
export interface SharedLine {
  readonly at: Date;
  readonly words: string;
}
export interface CopyFrom {
  readonly reference: string;
  readonly number: number;
  readonly agency: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly plan: PlanSaid;
  readonly namesOthers: boolean;
  readonly links: readonly LinkToCopy[];
  readonly shared: readonly SharedLine[];
}

const READ_HERE = 'Read it in this service under the reference above: how it may be handled does not let it be copied.';

export function copyParts(system: CopySystem, from: CopyFrom): readonly CopyPart[] {
  const heading = system === 'CONNECT' ? 'Management plan' : 'Risk management plan';
  const parts = [{ heading, text: planText(from) }];
  if (from.links.length > 0) parts.push({ heading: 'Linked notes', text: linksText(from) });
  return [...parts, { heading: 'What was shared', text: sharedText(from) }];
}

/** Which notes and received items the text repeats, so that a later correction can name this copy. */
export function linksCopied({ links }: CopyFrom): readonly string[] {
  return links.filter(leaves).map(({ id }) => id);
}

const head = ({ reference, number }: CopyFrom): string => `Reference ${reference}, version ${number}.`;

function planText(from: CopyFrom): string {
  const { agency, madeBy, madeAt, plan, namesOthers } = from;
  const parts = planParts(plan).flatMap(({ field, heading, lines }) => {
    if (lines.length === 0) return [];
    // Whoever it keeps safe is somebody else, whether or not they are named; where others are named, any of the long words may tell of them.
    const apart = field === 'victimSafetyPlanning' || (namesOthers && field in FIELD_LABELS);
    const told = apart ? [READ_HERE] : lines;
    return ['', heading, ...told];
  });
  const change = plan.changed === null ? [] : [`Changed: ${plan.changed}`, `Why: ${plan.why ?? ''}`];
  return [head(from), `${agency}: recorded by ${madeBy} on ${longInstant(madeAt)}.`, ...change, ...parts].join('\n');
}

function linksText(from: CopyFrom): string {
  const lines = from.links.flatMap((link) => {
    const said = leaves(link) ? link.body.replaceAll('\n', '\n  ') : READ_HERE;
    return [`- ${link.label}${link.over ? ' (changed since)' : ''}`, `  ${said}`];
  });
  return [head(from), ...lines].join('\n');
}

function sharedText(from: CopyFrom): string {
  const lines = from.shared.map(({ at, words }) => `- ${longInstant(at)}: ${words}`);
  return [head(from), ...(lines.length === 0 ? ['Nothing has been shared about this person yet.'] : lines)].join('\n');
}

/** One's own notes leave unless they tell of somebody else; what a partner sent only where its handling permits too. */
function leaves({ kind, marking, handlingCode, aboutOthers }: LinkToCopy): boolean {
  if (aboutOthers) return false;
  return kind === 'NOTE' || (marking === 'OFFICIAL' && handlingCode === 'P');
}
