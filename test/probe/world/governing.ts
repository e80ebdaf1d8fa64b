import { ANY_SET, setRow } from '../../support/sound-enquiries.js';
import type { Sees } from '../canaries.js';
import { seesExtract, seesQuestionSet } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Soil } from './soil.js';

export interface VersionSpec {
  readonly state: 'DRAFT' | 'PROPOSED' | 'PUBLISHED' | 'REPLACED' | 'DECLINED' | 'RETIRED' | 'TAKEN_BACK';
  readonly drafter: Principal;
  /** The second person. */
  readonly decider: Principal;
  readonly supplement?: boolean;
  /** An act puts it into use, and then it is everybody's there. */
  readonly afterwards?: 'PUBLISHED';
}
let codes = 0;

/** A version of a question set that an agency wrote for itself, and what was said about it. */
export function plantVersion(
  soil: Soil,
  { state, drafter, decider, supplement, afterwards }: VersionSpec,
): { id: string; questions: string } {
  const { name, id: agencyId } = soil.agencyOf(drafter);
  const sees: Sees = (p) => seesQuestionSet(p, agencyId, afterwards ?? state);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('QuestionSetVersion', name, sees);
  const more = supplement
    ? { supplement: { heading: word('heading'), owner: word('owner'), evidence: word('evidence'), endsOn: '2099-01-01' } }
    : {};
  const definition = { ...ANY_SET, code: `set-${(codes += 1)}`, title: word('versiontitle'), about: word('versionabout'), ...more };
  const by = { agencyId, unitId: drafter.homeUnitId, staffId: drafter.staffId };
  const row = setRow(definition, state, by, decider.staffId);
  const said = {
    drafted_at: moment('drafted'),
    definition_hash: soil.canaries.hash(name, 'versionhash', sees),
    ...(row['proposed_at'] ? { proposed_at: moment('versionproposed'), why: word('versionwhy') } : {}),
    ...(row['decided_at'] ? { decided_at: moment('versiondecided'), decided_words: word('versiondecision') } : {}),
    ...(state === 'REPLACED' || state === 'RETIRED' ? { replaced_at: moment('replaced') } : {}),
    ...(state === 'RETIRED' || state === 'TAKEN_BACK' ? { ended_by: drafter.staffId, ended_words: word('endedwords') } : {}),
  };
  soil.row('question_set', { id, ...row, ...said });
  return { id, questions: JSON.stringify(definition) };
}

/** In plain words, so that whoever is asked by it reads nothing of anybody's own. */
export function plantAnySet(soil: Soil, drafter: Principal, decider: Principal): void {
  const by = { agencyId: drafter.agencyId, unitId: drafter.homeUnitId, staffId: drafter.staffId };
  const groups = ANY_SET.groups.map((group) => ({
    ...group,
    questions: group.questions.map((one) => ({
      ...one,
      hint: 'What you know yourself',
      fields: one.fields.map((field) => ({ ...field, hint: 'As it is on record' })),
    })),
  }));
  soil.row('question_set', setRow({ ...ANY_SET, groups }, 'PUBLISHED', by, decider.staffId));
}

/** What is asked of a supplement's answers for its evaluation; made, where it was approved. */
export function plantExtract(soil: Soil, proposer: Principal, decider: Principal | null): string {
  const { name, id: agencyId } = soil.agencyOf(proposer);
  const sees: Sees = (p) => seesExtract(p, agencyId);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('EvaluationExtract', name, sees);
  const decided = (by: Principal): object => ({
    decided_by: by.staffId, decided_at: moment('extractdecided'), approved: true, decided_words: word('extractdecision'),
    content: JSON.stringify({ lines: [word('extractline')] }), answers: 12,
  }); // prettier-ignore
  soil.row('evaluation_extract', {
    id, agency_id: agencyId, set_code: 'knife-and-gang-supplement', from_day: '2026-01-01', to_day: '2026-03-31', purpose: word('extractpurpose'),
    approval_reference: word('approval'), proposed_by: proposer.staffId, proposed_at: moment('extractproposed'), ...(decider ? decided(decider) : {}),
  }); // prettier-ignore
  return id;
}
