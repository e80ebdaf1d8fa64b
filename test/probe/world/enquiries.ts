import { PROVENANCE } from '../../support/enquiry-desk.js';
import { ANY_SET } from '../../support/sound-enquiries.js';
import type { Sees } from '../canaries.js';
import { seesAnswerDraft, seesContent, seesOwn, seesSendersSide, seesShare, type ShareFacts } from '../oracle.js';
import type { Principal } from '../principal.js';
import { plantNote } from './notes.js';
import type { Planted } from './planted.js';
import { plantShare } from './shares.js';
import type { Soil } from './soil.js';
import { plantTrail, seesLine, type TrailLine } from './trail.js';

export interface EnquirySpec {
  readonly from: Principal;
  /** Somebody of the agency that is asked. */
  readonly to: Principal;
  readonly addressed: 'agency' | 'unit' | 'person';
  readonly person: Planted;
  /** Answered in part, with everything an agency keeps about that; otherwise only half typed. */
  readonly answered?: boolean;
  /** Begun in plain words that may be sent: an act sends them, and then they are the asker's to read. */
  readonly toSend?: boolean;
  readonly over?: 'declined' | 'closed';
  readonly agreement?: { readonly id: string; readonly lapsed: boolean };
}
export interface EnquiryPlanted {
  readonly id: string;
  readonly contradiction: string | null;
  /** What went, as the answering agency keeps it. */
  readonly answer: string | null;
}
const NOTHING_TYPED = {
  state: null, rows: [], basis: null, asAt: null, source: null, marking: null, disclosable: null, awaitingFrom: null, awaitingUntil: null,
  reasonCode: null, reasonWords: null, reviewBy: null,
}; // prettier-ignore
const soon = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const GROUNDS = { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' };

/** What was asked and what became of it: the enquiry both agencies read, and what each of them keeps for itself. */
export function plantEnquiry(soil: Soil, spec: EnquirySpec): EnquiryPlanted {
  return new EnquiryPlanting(soil, spec).plant();
}

class EnquiryPlanting {
  private readonly asker: string;
  private readonly facts: ShareFacts;
  private readonly cover: Sees;
  private readonly asked: Sees;
  private readonly answering: Sees;
  private readonly answerer: string;
  private readonly id: string;
  private contradiction: string | null = null;
  private went: string | null = null;

  constructor(
    private readonly soil: Soil,
    private readonly spec: EnquirySpec,
  ) {
    const { from, to, addressed, person, agreement } = spec;
    this.asker = soil.agencyOf(from).name;
    this.answerer = soil.agencyOf(to).name;
    this.facts = {
      person, senderAgencyId: from.agencyId, recipientAgencyId: to.agencyId, recipientUnitId: addressed === 'unit' ? to.homeUnitId : null,
      recipientStaffId: addressed === 'person' ? to.staffId : null, opened: true, revoked: false, lapsed: agreement?.lapsed ?? false,
    }; // prettier-ignore
    person.sighted.add(to.agencyId);
    this.cover = (p) => seesShare(p, this.facts);
    this.asked = (p) => seesSendersSide(p, this.facts);
    this.answering = (p) => seesOwn(p, to.agencyId, person);
    // Its own identifier stands on both agencies' trails, and on the answering agency's decisions about what it answered.
    const lines = [from.agencyId, to.agencyId].map((agencyId) => seesLine(this.line(agencyId)));
    const decided: Sees = (p) => spec.answered === true && this.answering(p);
    this.id = soil.id('Enquiry', this.asker, (p) => this.cover(p) || decided(p) || lines.some((sees) => sees(p)));
  }

  plant(): EnquiryPlanted {
    this.enquiry();
    this.events();
    this.drafts();
    if (this.spec.answered) this.answers();
    return { id: this.id, contradiction: this.contradiction, answer: this.went };
  }

  private word(what: string, sees: Sees, agency = this.asker): string {
    return this.soil.canaries.word(agency, what, sees);
  }
  private moment(what: string, sees: Sees, agency = this.asker): string {
    return this.soil.canaries.moment(agency, what, sees);
  }

  private enquiry(): void {
    const { soil, spec, cover, asked } = this;
    const { from, to, person, agreement, over, answered } = spec;
    const ended =
      over === 'declined'
        ? { declined_at: this.moment('declined', cover), declined_by: to.staffId, declined_code: 'NOT_OUR_CASE', declined_words: this.word('declined', cover) }
        : over === 'closed'
          ? { closed_at: this.moment('enquiryclosed', cover), closed_by: from.staffId, closed_words: this.word('closedwords', cover), completed_at: this.moment('completed', cover) }
          : {}; // prettier-ignore
    soil.row('enquiry', {
      id: this.id, reference: this.word('enquiryreference', cover), person_id: person.id, set_code: ANY_SET.code, set_version: ANY_SET.version, stage: ANY_SET.stage,
      definition: JSON.stringify(this.definition()), definition_hash: soil.canaries.hash(this.asker, 'definitionhash', cover),
      dropped: JSON.stringify([{ groupCode: 'risk', questionCodes: ['left-out'], reasonCode: 'OTHER', words: this.word('leftout', cover) }]),
      sender_agency_id: from.agencyId, sender_unit_id: from.homeUnitId, sent_by: from.staffId, sent_at: this.moment('enquirysent', cover),
      recipient_agency_id: to.agencyId, recipient_unit_id: this.facts.recipientUnitId, recipient_staff_id: this.facts.recipientStaffId,
      why: this.word('whyasked', cover), ...GROUNDS, necessity: this.word('askingnecessity', asked), proportionality: this.word('askingproportion', asked),
      agreement_id: agreement?.id ?? null, working_days: 2, due_at: this.moment('enquirydue', cover),
      first_seen_at: this.moment('enquiryseen', cover), first_seen_by: to.staffId,
answered: JSON.stringify(answered ? ['plan', 'harm', 'contact'].map((code) => ({ code, at: '2026-02-01T00:00:00.000Z', round: 1 })) : []),
      ledger_entry_id: soil.ledgerEntry(this.asker, () => false), ...ended,
    }); // prettier-ignore
    for (const agencyId of [from.agencyId, to.agencyId])
      plantTrail(soil, this.line(agencyId), { to_agency_id: to.agencyId, enquiry_id: this.id });
  }

  private line(agencyId: string): TrailLine {
    const { from, person } = this.spec;
    const { agencyId: fromAgencyId, homeUnitId: unitId, staffId } = from;
    return { agencyId, person, kind: 'ASKED', unitId, staffId, fromAgencyId, toUnitId: this.facts.recipientUnitId };
  }

  /** Questions as asked, in the words of this enquiry. */
  private definition(): object {
    const { cover } = this;
    const hint = (): object => ({ hint: this.word('questionhint', cover) });
    const groups = ANY_SET.groups.map(({ code, questions }) => ({
      code,
      title: this.word('grouptitle', cover),
      questions: questions.map((one) => ({ ...one, text: this.word('question', cover), ...hint() })),
    }));
    const [first, ...others] = groups;
    const field = { code: 'name', label: this.word('label', cover), type: 'TEXT', ...hint() };
    const plain = { topic: null, core: true, level: 'LOW', categories: [] };
    const people = { ...plain, code: 'people', text: this.word('question', cover), fields: [field], repeat: { noun: 'person', most: 3 } };
    const all = [{ ...first, questions: [...(first?.questions ?? []), people] }, ...others];
    return { ...ANY_SET, title: this.word('settitle', cover), about: this.word('setabout', cover), groups: all };
  }

  private events(): void {
    const { soil, spec, cover } = this;
    for (const kind of ['ASKED', 'REMINDED'])
      soil.row('enquiry_event', {
        id: soil.id('EnquiryEvent', this.asker, cover), enquiry_id: this.id, at: this.moment('event', cover), kind,
        by_staff_id: kind === 'ASKED' ? spec.from.staffId : null, words: this.word('eventwords', cover),
      }); // prettier-ignore
  }

  private drafts(): void {
    const sees: Sees = (p) => seesAnswerDraft(p, this.facts);
    const word = (what: string): string => this.word(what, sees, this.answerer);
    const said = (field: string, value: string): object => ({
      state: 'ANSWERED',
      rows: [{ fields: [{ field, values: [value] }] }],
      ...PROVENANCE,
    });
    if (this.spec.toSend) {
      this.draft('*', PROVENANCE, sees);
      this.draft('people', { state: 'NOT_HELD' }, sees);
      this.draft('plan', said('said', 'Nothing has changed'), sees);
      const other = [
        ['different', 'true'],
        ['level', 'HIGH'],
      ].map(([field, value]) => ({ field, values: [value] }));
      this.draft('document', { state: 'ANSWERED', rows: [{ fields: other }], ...PROVENANCE }, sees);
    } else {
      const named = this.spec.person.thirdPartyNames.get(this.spec.to.agencyId) ?? '';
      this.draft('*', { ...PROVENANCE, source: word('draftsource') }, sees);
      this.draft('plan', said('said', `${named} ${word('drafttext')}`), sees);
      this.draft('document', { state: 'ANSWERED', rows: [], asAt: word('draftday') }, sees);
      this.draft('weapon', said('held', 'false'), sees);
      this.draft('which', said('said', word('drafttext')), sees);
      this.draft(
        'harm',
        { state: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: word('draftreason'), reviewBy: soon(20) },
        sees,
      );
    }
    this.draft('contact', { state: 'AWAITING', awaitingFrom: 'The clinic', awaitingUntil: soon(20) }, sees);
  }

  private draft(code: string, content: object, sees: Sees): void {
    const { soil, spec } = this;
    soil.row('answer_draft', {
      id: soil.id('AnswerDraft', this.answerer, sees), enquiry_id: this.id, person_id: spec.person.id, question_code: code,
      content: JSON.stringify({ ...NOTHING_TYPED, ...content }), version: 3, saved_by: spec.to.staffId, saved_at: this.moment('draftsaved', sees, this.answerer),
    }); // prettier-ignore
  }

  /** One that went and one that was withheld; a contradiction for each side; and what the asker copied out. */
  private answers(): void {
    const { soil, spec, answering } = this;
    const went = this.answer('plan', 'ANSWERED');
    const waits = this.answer('contact', 'AWAITING');
    const withheld = this.answer('harm', 'WITHHELD');
    const notes = [plantNote(soil, spec.to, spec.person, 'slight')];
    const share = plantShare(soil, { from: spec.to, to: spec.from, person: spec.person, notes, addressed: 'agency', opened: true });
    const decision = (answerId: string, code: string, outcome: string): string => {
      const id = soil.id('Decision', this.answerer, answering);
      soil.row('decision', {
        id, set_id: share.setId, set_recipient_id: share.setRecipientId, agency_id: spec.to.agencyId, person_id: spec.person.id,
        recipient_agency_id: spec.from.agencyId, item_kind: 'ANSWER', answer_id: answerId, enquiry_id: this.id, question_code: code, question: this.word('decidedquestion', answering, this.answerer),
        note_level: 'LOW', outcome, reason_code: 'WOULD_EXPOSE_A_SOURCE', reason_words: this.word('answerreason', answering, this.answerer),
        decided_at: this.moment('answerdecided', answering, this.answerer),
      }); // prettier-ignore
      return id;
    };
    this.went = went;
    decision(withheld, 'harm', 'WITHHELD');
    const item = this.item(share.id, share.facts, { answerId: went, decisionId: decision(went, 'plan', 'SHARED') });
    this.item(share.id, share.facts, { answerId: waits, decisionId: decision(waits, 'contact', 'SHARED'), waits: true });
    for (const side of [spec.from, spec.to]) this.contradict(side);
    this.copy(item);
  }

  private answer(code: string, state: string): string {
    const { soil, spec, answering } = this;
    const id = soil.id('Answer', this.answerer, answering);
    const word = (what: string): string => this.word(what, answering, this.answerer);
    const withheld =
      state === 'WITHHELD' ? { reason_code: 'WOULD_EXPOSE_A_SOURCE', reason_words: word('withheldbecause'), review_by: '2031-01-01' } : {};
    const waiting = state !== 'AWAITING' ? {} : { awaiting_from: word('awaitedfrom'), awaiting_until: '2031-01-01' };
    soil.row('answer', {
      id, enquiry_id: this.id, person_id: spec.person.id, agency_id: spec.to.agencyId, unit_id: spec.to.homeUnitId, question_code: code,
      question_text: word('askedtext'), round: 1, relevant: true, state, rows: JSON.stringify([{ said: word('answerrow') }]), body: word('answerbody'), level: 'LOW',
      basis: 'RECORD_SEEN', as_at: '2026-01-05', source: word('answersource'), marking: 'OFFICIAL', disclosable: 'NO', ...withheld, ...waiting,
      answered_by: spec.to.staffId, answered_at: this.moment('answeredat', answering, this.answerer),
    }); // prettier-ignore
    return id;
  }

  private item(
    shareId: string,
    facts: ShareFacts,
    of: { readonly answerId: string; readonly decisionId: string; readonly waits?: boolean },
  ): string {
    const { soil, spec } = this;
    const content: Sees = (p) => seesContent(p, facts);
    const word = (what: string): string => this.word(what, content, this.answerer);
    const id = soil.id('ShareItem', this.answerer, content);
    soil.items.set(id, facts);
    const answer = of.waits
      ? { state: 'AWAITING', rows: [], source: null, awaitingFrom: word('sentfrom'), awaitingUntil: '2031-01-01' }
      : { state: 'ANSWERED', rows: [{ said: word('sentrow') }], source: word('sentsource'), awaitingFrom: null, awaitingUntil: null };
    soil.row('share_item', {
      id, share_id: shareId, ordinal: of.waits ? 2 : 1, decision_id: of.decisionId, item_kind: 'ANSWER', answer_id: of.answerId, enquiry_id: this.id, question_code: of.waits ? 'contact' : 'plan',
      answer: JSON.stringify(answer),
      sender_agency_id: spec.to.agencyId, recipient_agency_id: spec.from.agencyId, originator_agency_id: spec.to.agencyId, in_part: false,
      category: 'ANSWER', level: 'LOW', nature: 'FACT', body: word('sentanswer'), body_hash: soil.canaries.hash(this.answerer, 'answerhash', content),
      happened_on: '2026-01-05', basis: 'RECORD_SEEN', handling_code: 'P', marking: 'OFFICIAL', disclosable: 'NO', third_parties: JSON.stringify([]),
    }); // prettier-ignore
    return id;
  }

  private contradict(side: Principal): void {
    const { soil, spec } = this;
    const { name } = soil.agencyOf(side);
    const sees: Sees = (p) => seesOwn(p, side.agencyId, spec.person);
    const id = soil.id('Contradiction', name, sees);
    const settled = {
      settled_at: this.moment('settled', sees, name),
      settled_by: side.staffId,
      settled_words: this.word('settledwords', sees, name),
    };
    soil.row('contradiction', {
      id, agency_id: side.agencyId, person_id: spec.person.id, enquiry_id: this.id, kind: 'DIFFERENT_ROSH', question_codes: ['plan'],
      words: this.word('contradiction', sees, name), raised_at: this.moment('contradicted', sees, name), ...(side === spec.to ? settled : {}),
    }); // prettier-ignore
    if (side === spec.from) this.contradiction = id;
  }

  private copy(itemId: string): void {
    const { soil, spec } = this;
    const { from, person } = spec;
    const sees: Sees = (p) => seesOwn(p, from.agencyId, person);
    soil.row('answer_copy', {
      id: soil.id('AnswerCopy', this.asker, sees), agency_id: from.agencyId, unit_id: from.homeUnitId, person_id: person.id, enquiry_id: this.id,
      system: 'CONNECT', share_item_ids: [itemId], text_hash: soil.canaries.hash(this.asker, 'copyhash', sees), copied_by: from.staffId,
      copied_at: this.moment('copied', sees),
    }); // prettier-ignore
  }
}
