import { isActionAct } from './action-acts.js';
import { type ActionsSet, checkActionAct } from './action-references.js';
import type { Names } from './names.js';
import { isRunAct } from './run-acts.js';
import { checkRunAct, type RunsBegun } from './run-references.js';
import type { AnswerAct, AskAct, DecideAct, OpenEnquiryAct, UrgentAct, WorldAct, WorldNote, WorldRecipient } from './world-acts.js';
import type { WorldFile } from './world-file.js';

/** What the acts before this one have made: notes by their agency, and who each decision named as a recipient. */
interface Made {
  readonly notes: Map<string, string | undefined>;
  readonly decisions: Map<string, ReadonlySet<string>>;
  /** Enquiries, by the agency that was asked. */
  readonly enquiries: Map<string, string>;
  readonly runs: RunsBegun;
  readonly actions: ActionsSet;
}

export function checkActs(world: WorldFile, names: Names): void {
  const made: Made = { notes: new Map(), decisions: new Map(), enquiries: new Map(), runs: new Map(), actions: new Map() };
  let last = Number.NEGATIVE_INFINITY;
  world.acts.forEach((act, i) => {
    const path = `/acts/${i}`;
    const at = Date.parse(act.at);
    if (at < last) names.wrong(`${path}/at`, 'is earlier than the act before it');
    last = Math.max(last, at);
    if ('by' in act) names.need('staff', act.by, `${path}/by`);
    if ('person' in act) names.need('people', act.person, `${path}/person`);
    if (isActionAct(act)) checkActionAct(act, path, names, made.actions);
    else checkAct(act, path, names, made);
  });
}

function checkAct(act: WorldAct, path: string, names: Names, made: Made): void {
  if (isRunAct(act)) return checkRunAct(act, path, names, made.runs);
  switch (act.act) {
    case 'note':
      return makeNote(act, act, path, names, made);
    case 'supersede':
      knownNote(act.note, act.by, `${path}/note`, names, made);
      return makeNote(act, act, path, names, made);
    case 'withdraw':
      return knownNote(act.note, act.by, `${path}/note`, names, made);
    case 'decide':
      return checkDecide(act, path, names, made);
    case 'urgent':
      return checkUrgent(act, path, names, made);
    case 'open':
    case 'acknowledge':
    case 'return':
    case 'revoke':
      return knownDecision(act.share, `${path}/share`, names, made);
    case 'endorse':
      return knownDecision(act.decision, `${path}/decision`, names, made);
    default:
      return checkOther(act, path, names, made);
  }
}

function checkEnquiry(act: AskAct | OpenEnquiryAct | AnswerAct, path: string, names: Names, made: Made): void {
  if (act.act === 'ask') {
    checkRecipient(act.to, `${path}/to`, names);
    if (made.enquiries.has(act.id)) names.wrong(`${path}/id`, `an enquiry "${act.id}" stands before this one`);
    made.enquiries.set(act.id, act.to.agency);
    return;
  }
  const asked = made.enquiries.get(act.enquiry);
  if (asked === undefined) names.wrong(`${path}/enquiry`, `no enquiry "${act.enquiry}" has been sent before this act`);
  else if (asked !== names.agencyOfStaff(act.by)) names.wrong(`${path}/enquiry`, `the enquiry "${act.enquiry}" was put to another agency`);
  if (act.act === 'openEnquiry') return;
  (act.notes ?? []).forEach((item, i) =>
    item.notes.forEach((note, k) => knownNote(note, act.by, `${path}/notes/${i}/notes/${k}`, names, made)),
  );
}

function checkOther(act: WorldAct, path: string, names: Names, made: Made): void {
  if (act.act === 'ask' || act.act === 'openEnquiry' || act.act === 'answer') return checkEnquiry(act, path, names, made);
  if (act.act === 'circumstance' || act.act === 'standing') names.need('agencies', act.recipientAgency, `${path}/recipientAgency`);
  if (act.act === 'standing') names.need('staff', act.approvedBy, `${path}/approvedBy`);
  if (act.act === 'heldElsewhere') names.within('units', act.unit, names.agencyOfStaff(act.by), `${path}/unit`);
  if (act.act === 'rosh') names.need('agencies', act.setBy, `${path}/setBy`);
  if (act.act === 'lead') names.within('staff', act.lead, act.agency, `${path}/lead`);
}

function makeNote(act: { readonly id: string; readonly by: string }, note: WorldNote, path: string, names: Names, made: Made): void {
  if (made.notes.has(act.id)) names.wrong(`${path}/id`, `a note "${act.id}" stands before this one`);
  const agency = names.agencyOfStaff(act.by);
  made.notes.set(act.id, agency);
  (note.thirdParties ?? []).forEach((third, i) => names.within('thirdParties', third, agency, `${path}/thirdParties/${i}`));
}

function knownNote(slug: string, by: string, path: string, names: Names, made: Made): void {
  if (!made.notes.has(slug)) names.wrong(path, `no note "${slug}" has been recorded before this act`);
  else if (made.notes.get(slug) !== names.agencyOfStaff(by)) names.wrong(path, `the note "${slug}" is another agency's`);
}

function knownDecision(share: { readonly of: string; readonly to: string }, path: string, names: Names, made: Made): void {
  const recipients = made.decisions.get(share.of);
  if (recipients === undefined) names.wrong(`${path}/of`, `no decision "${share.of}" has been made before this act`);
  else if (!recipients.has(share.to)) names.wrong(`${path}/to`, `"${share.to}" is not a recipient of "${share.of}"`);
}

function checkDecide(act: DecideAct, path: string, names: Names, made: Made): void {
  act.recipients.forEach((recipient, i) => {
    checkRecipient(recipient.to, `${path}/recipients/${i}/to`, names);
    recipient.items.forEach((item, j) =>
      item.notes.forEach((note, k) => knownNote(note, act.by, `${path}/recipients/${i}/items/${j}/notes/${k}`, names, made)),
    );
  });
  (act.leftOut ?? []).forEach((one, i) => names.need('agencies', one.agency, `${path}/leftOut/${i}/agency`));
  remember(
    act,
    act.recipients.map((recipient) => recipient.to),
    path,
    names,
    made,
  );
}

function checkUrgent(act: UrgentAct, path: string, names: Names, made: Made): void {
  if ((act.notes === undefined) === (act.body === undefined)) names.wrong(path, 'an urgent share has either notes or a body');
  (act.notes ?? []).forEach((note, i) => knownNote(note, act.by, `${path}/notes/${i}`, names, made));
  act.recipients.forEach((recipient, i) => checkRecipient(recipient, `${path}/recipients/${i}`, names));
  remember(act, act.recipients, path, names, made);
}

function checkRecipient(to: WorldRecipient, path: string, names: Names): void {
  names.need('agencies', to.agency, `${path}/agency`);
  names.within('units', to.unit, to.agency, `${path}/unit`);
  names.within('staff', to.staff, to.agency, `${path}/staff`);
}

function remember(act: DecideAct | UrgentAct, recipients: readonly WorldRecipient[], path: string, names: Names, made: Made): void {
  if (act.id === undefined) return;
  if (made.decisions.has(act.id)) names.wrong(`${path}/id`, `a decision "${act.id}" stands before this one`);
  made.decisions.set(act.id, new Set(recipients.map((recipient) => recipient.agency)));
}
