import type { Thing, ThingKind } from '@lib/access';
import { ENTRY, LONG_AGO, type Row } from './row.js';
import type { Placed, World } from './described.js';

/** Enquiries and what hangs from them. What refers to an enquiry without being read through it refers to the first one. */
export function enquiryRows(placed: World['placed'], any: { readonly unitId: string; readonly staffId: string }): [string, Row[]][] {
  const rows = <K extends ThingKind>(kind: K, make: (thing: Extract<Thing, { kind: K }>, one: Placed) => Row): Row[] =>
    placed[kind].map((one) => ({ id: one.id, ...make(one.thing as Extract<Thing, { kind: K }>, one) }));
  const first = placed.Enquiry[0]!.id;
  const nth = (kind: ThingKind, id: string): number => placed[kind].findIndex((one) => one.id === id);
  return [
    [
      'enquiry',
      rows('Enquiry', (thing, { id, person, agreement }) => ({
        reference: id,
        person_id: person!.id,
        set_code: 'S',
        set_version: 1,
        stage: 'RECALL',
        definition: {},
        definition_hash: '\\x00',
        dropped: [],
        sender_agency_id: thing.senderAgencyId,
        sender_unit_id: any.unitId,
        sent_by: any.staffId,
        sent_at: LONG_AGO,
        recipient_agency_id: thing.recipientAgencyId,
        recipient_unit_id: thing.recipientUnitId,
        recipient_staff_id: thing.recipientStaffId,
        purpose: 'P',
        gateway: 'G',
        protection_condition: 'C',
        necessity: 'N',
        proportionality: 'P',
        agreement_id: agreement?.id ?? null,
        working_days: 2,
        due_at: LONG_AGO,
        answered: [],
        ledger_entry_id: ENTRY,
      })),
    ],
    [
      'answer_draft',
      rows('AnswerDraft', (_thing, { id, person, of }) => ({
        enquiry_id: of,
        person_id: person!.id,
        question_code: id,
        content: {},
        version: 1,
        saved_by: any.staffId,
        saved_at: LONG_AGO,
      })),
    ],
    [
      'answer',
      rows('Answer', ({ agencyId }, { id, person }) => ({
        enquiry_id: first,
        person_id: person!.id,
        agency_id: agencyId,
        unit_id: any.unitId,
        question_code: id,
        question_text: 'Q',
        round: nth('Answer', id) + 1,
        relevant: true,
        state: 'NOT_KNOWN',
        rows: [],
        body: 'B',
        level: 'LOW',
        answered_by: any.staffId,
        answered_at: LONG_AGO,
      })),
    ],
    [
      'contradiction',
      rows('Contradiction', ({ agencyId }, { person }) => ({
        enquiry_id: first,
        person_id: person!.id,
        agency_id: agencyId,
        kind: 'DIFFERENT_ROSH',
        question_codes: '{}',
        words: 'W',
        raised_at: LONG_AGO,
      })),
    ],
    [
      'answer_copy',
      rows('AnswerCopy', ({ agencyId }, { person }) => ({
        enquiry_id: first,
        person_id: person!.id,
        agency_id: agencyId,
        unit_id: any.unitId,
        system: 'CONNECT',
        share_item_ids: '{}',
        text_hash: '\\x00',
        copied_by: any.staffId,
        copied_at: LONG_AGO,
      })),
    ],
  ];
}
