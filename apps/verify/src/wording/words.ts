import type { Json } from './answer.js';

export const NOT_SHOWN = 'not shown to you, or erased';

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

/** To the millisecond only where there are any: 2027-03-11 06:00:00 UTC. */
export function instant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, -1).replace('.000', '')} UTC`;
}

export function instantOfSecond(second: number): string {
  return instant(isoOfSecond(second));
}

/** Years beyond 9999 are no time anybody signed at. */
export function isoOfSecond(second: number): string {
  return second < 253_402_300_800 ? new Date(second * 1_000).toISOString() : '9999-12-31T23:59:59.999Z';
}

export function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? 'nobody') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A disclosed value in one line: a text as it stands, anything else as JSON. */
export function oneLine(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const KINDS: { readonly [kind: string]: string } = {
  'decision.recorded': 'a decision to share or not, for each item and recipient',
  'share.released': 'information was sent',
  'share.opened': 'what was sent was opened for the first time',
  'share.answered': 'what was sent was answered',
  'share.corrected': 'what was sent was corrected',
  'share.revoked': 'what was sent was taken back',
  'request.asked': 'questions were asked',
  'request.opened': 'questions were opened',
  'request.answered': 'questions were answered',
  'request.declined': 'questions were declined',
  'request.closed': 'questions were closed',
  'release.delayed': 'what was sent could be opened before it was sealed',
  'statement.issued': 'a statement of how many entries an agency has',
  'hold.placed': 'a legal hold: nothing about the person is erased',
  'hold.lifted': 'a legal hold was lifted',
  'restriction.applied': 'something is kept as evidence only',
  'restriction.lifted': 'something is no longer kept as evidence only',
  'erasure.applied': 'something was erased by law',
  'access.extract.decided': 'another officer decided whether the access log may be taken out under a legal demand',
  'access.extract.taken': 'an extract of the access log was handed out',
  'gap.cleared': 'a supervisor let something graver stand undecided for now, and said why',
  'gap.returned': 'a supervisor asked for something graver to be decided',
  'sample.drawn': 'decisions were drawn to be looked at',
  'sample.found': 'what was found of a decision that was drawn',
  'unsafe.reported': 'a unit said what it cannot do safely',
  'unsafe.answered': 'that was answered',
  'procedure.begun': 'a process map was begun about somebody',
  'procedure.opened': 'another agency was let into a process map',
  'procedure.recorded': 'something was recorded in a process map',
  'procedure.over': 'a process map was finished or stopped',
  'risk.decided': 'a decision was taken about a risk',
  'risk.looked-at': 'a supervisor endorsed such a decision, or did not',
  'disclosure.proposed': 'it was proposed to tell somebody outside the agencies',
  'disclosure.decided': 'a supervisor decided whether to tell them',
  'disclosure.told': 'what came of that was recorded',
  'conference.called': 'a case conference was called',
  'conference.listed': 'somebody was put on the agenda of a case conference',
  'conference.taken-off': 'somebody was taken off the agenda of a case conference',
  'conference.attended': 'it was recorded who came to a case conference',
  'conference.minuted': 'something was entered in the minutes of a case conference',
  'conference.over': 'a case conference ended, or was called off',
  'plan.made': 'a management plan was written',
  'plan.changed': 'a management plan was changed',
  'plan.confirmed': 'it was recorded that there was nothing to change in a management plan',
  'import.checked': 'the rows of a file were sent and judged, and none was saved',
  'import.confirmed': 'the new rows of a file were confirmed, to be saved',
  'import.over': 'an import from a file was finished, or let go',
  'case.opened': 'an agency said that it works with somebody',
  'action.set': 'an action was set: something to do, for whom and by when',
  'action.recorded': 'something was recorded of an action',
  'action.over': 'an action was closed, withdrawn or set anew by the agency that had set it',
  'log.genesis': 'the record began',
};

export function kindInWords(kind: string): string {
  const words = KINDS[kind];
  return words === undefined ? kind : `${kind} (${words})`;
}
