import { randomUUID } from 'node:crypto';
import { AskingDesk } from '../support/asking-desk.js';
import type { Json } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
let desk: AskingDesk;
let person: string;
let id: string;
beforeAll(async () => {
  desk = await AskingDesk.open();
});
beforeEach(async () => {
  person = await desk.person();
  id = await desk.asked('practitioner', person);
});
afterAll(() => desk?.strike());

const cast = () => desk.stage.cast;
const WORDS = 'The tagging provider holds this';

describe('opening', () => {
  test('records the first sight once, however many open it at once, before a word is read', async () => {
    const seen = await Promise.all([1, 2, 3].map(() => desk.opened('prisonSecurity', id)));
    expect(seen.map((one) => one?.['firstSight']).filter(Boolean)).toHaveLength(1);
    expect(seen[0]).toMatchObject({ dutyName: 'Duty desk', dutyPhone: '01632 960001', enquiry: { id, state: 'SEEN' } });
    expect(await desk.opened('prisonManager', id)).toMatchObject({ firstSight: false });
    expect((await desk.events(id)).map(({ kind }) => kind)).toEqual(['ASKED', 'FIRST_SEEN']);
    expect(await desk.desk.count('trail_entry', `enquiry_id = $1 and kind = 'FIRST_SEEN'`, id)).toBe(2);
    expect(await desk.read('practitioner', id)).toMatchObject({ state: 'SEEN' });
  });

  test('is for those alone to whom it is addressed; to the others it is not there', async () => {
    expect(await desk.opened('practitioner', id)).toBeNull();
    expect(await desk.opened('policeManager', id)).toBeNull();
    expect(await desk.opened('prisonSecurity', randomUUID())).toBeNull();
    const unit = { agencyId: cast().agencies.prison, unitId: cast().units.offenderManagement };
    const other = await desk.asked('practitioner', await desk.person(), { recipient: unit });
    expect(await desk.opened('prisonSecurity', other)).toBeNull();
    expect(await desk.desk.count('access_log', `act = 'DENIED' and operation = 'openEnquiry'`)).toBe(4);
    expect((await desk.events(id)).map(({ kind }) => kind)).toEqual(['ASKED']);
  });
});

describe('declining', () => {
  test('tells the asker why, on both records, and ends the work', async () => {
    expect(await desk.decline('prisonSecurity', id, { reasonCode: 'NOT_OURS_TO_ANSWER', words: WORDS })).toMatchObject({
      enquiry: { state: 'DECLINED' },
    });
    expect(await desk.read('practitioner', id)).toMatchObject({
      declinedCode: 'NOT_OURS_TO_ANSWER',
      declinedWords: WORDS,
      events: [
        { kind: 'ASKED' },
        { kind: 'DECLINED', words: `Another agency has to answer this. ${WORDS}`, by: { id: cast().players.prisonSecurity.staffId } },
      ],
    });
    const trail = await desk.rows(`select agency_id, from_agency_id, to_unit_id, reason_code, words from concordat.trail_entry
      where enquiry_id = $1 and kind = 'DECLINED_TO_ANSWER'`, id); // prettier-ignore
    const row = {
      from_agency_id: cast().agencies.prison,
      to_unit_id: cast().units.unitSeven,
      reason_code: 'NOT_OURS_TO_ANSWER',
      words: WORDS,
    };
    expect(trail).toHaveLength(2);
    for (const agency_id of [cast().agencies.prison, cast().agencies.probation]) expect(trail).toContainEqual({ ...row, agency_id });
    expect(await desk.workOf('prisonSecurity', id)).toEqual([]);
    expect((await desk.workOf('practitioner', id)).map(({ kind }) => kind)).toEqual(['ENQUIRY_DECLINED']);
  });

  test('ENQ-21: needs a reason of the list, and words where it says so; nothing is changed without', async () => {
    const before = await desk.traces(person);
    const place = (field: string) => ({ code: 'ENQ-21', problems: [{ questionCode: '*', field }] });
    expect(await desk.decline('prisonSecurity', id, { reasonCode: 'BUSY' })).toMatchObject(place('reasonCode'));
    for (const reasonCode of ['NOT_OURS_TO_ANSWER', 'WRONG_DESK', 'NO_LAWFUL_BASIS', 'OTHER'])
      expect(await desk.decline('prisonSecurity', id, { reasonCode, words: 'tbc' })).toMatchObject(place('words'));
    expect(await desk.traces(person)).toEqual(before);
    expect(await desk.read('prisonSecurity', id)).toMatchObject({ state: 'SENT' });
  });

  test('is not for whoever asked, nor for anybody else', async () => {
    expect(await desk.decline('practitioner', id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.decline('policeManager', id)).toEqual({ code: 'NOT_FOUND' });
    expect(await desk.decline('policeAuditor', id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.close('prisonSecurity', id, 'Not needed any more')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.close('policeManager', id, 'Not needed any more')).toEqual({ code: 'NOT_FOUND' });
    expect((await desk.events(id)).map(({ kind }) => kind)).toEqual(['ASKED']);
  });
});

describe('an enquiry ends once', () => {
  const both = (told: readonly Json[]) => told.map(({ __typename, code }) => code ?? __typename).sort();

  test('ENQ-20, ENQ-22: declined and taken back at once, one of the two; the other reads how it ended', async () => {
    const told = await Promise.all([desk.decline('prisonSecurity', id), desk.close('practitioner', id, 'We have it from the court')]);
    expect([
      ['ENQ-20', 'EnquiryChanged'],
      ['ENQ-22', 'EnquiryChanged'],
    ]).toContainEqual(both(told));
    const ended = (await desk.events(id)).map(({ kind }) => kind).filter((kind) => kind !== 'ASKED');
    expect(ended).toHaveLength(1);
    expect(await desk.desk.count('enquiry', 'id = $1 and (declined_at is null) <> (closed_at is null)', id)).toBe(1);
  });

  test('ENQ-20: two who decline at once', async () => {
    const told = await Promise.all([desk.decline('prisonSecurity', id), desk.decline('prisonManager', id)]);
    expect(both(told)).toEqual(['ENQ-20', 'EnquiryChanged']);
    expect(told.find(({ code }) => code)?.['explanation']).toBe('Your agency has declined this enquiry. Nothing was changed.');
    expect(await desk.desk.count('work_item', `subject_id = $1 and kind = 'ENQUIRY_DECLINED'`, id)).toBe(1);
  });

  test('ENQ-20, ENQ-22: after it was answered in full, or taken back', async () => {
    await desk.rows('update concordat.enquiry set completed_at = concordat.now() where id = $1 returning id', id);
    expect(await desk.decline('prisonSecurity', id)).toMatchObject({ code: 'ENQ-20' });
    expect(await desk.close('practitioner', id, 'We have it from the court')).toMatchObject({ code: 'ENQ-22' });
    const other = await desk.asked('practitioner', person);
    expect(await desk.close('practitioner', other, 'We have it from the court')).toMatchObject({ enquiry: { state: 'CLOSED' } });
    expect(await desk.decline('prisonSecurity', other)).toMatchObject({ code: 'ENQ-20' });
    expect(await desk.close('practitioner', other, 'We have it from the court')).toMatchObject({ code: 'ENQ-22' });
  });

  test('the same key sent twice is done once', async () => {
    const key = randomUUID();
    const told = [await desk.close('practitioner', id, 'We have it', key), await desk.close('practitioner', id, 'We have it', key)];
    expect(both(told)).toEqual(['EnquiryChanged', 'EnquiryChanged']);
    expect(await desk.close('practitioner', id, 'We have it from elsewhere', key)).toMatchObject({ code: 'KEY_REUSED' });
  });
});

describe('what was asked and not answered', () => {
  const silent = async (): Promise<unknown> => {
    const note = await desk.desk.note('practitioner', person, (one) => one.slight());
    const recipients = [{ agencyId: cast().agencies.police }];
    const found = await desk.desk.ask<{ consider: { silentSources: { label: string; askedAt: string | null }[] } }>(
      'practitioner',
      'Consider',
      {
        input: { personId: person, noteIds: [note], recipients, mode: 'ROUTINE' },
      },
    );
    return found.consider.silentSources.find(({ label }) => label === 'Prison security')?.askedAt;
  };

  test('stands beside every share as a source that was asked and has not replied, until it replies', async () => {
    await desk.rows(`update concordat.person set stage = 'BEFORE_RELEASE' where id = $1 returning id`, person);
    const { sent_at } = (await desk.rows<{ sent_at: Date }>('select sent_at from concordat.enquiry where id = $1', id))[0]!;
    expect(await silent()).toBe(sent_at.toISOString());
    await desk.decline('prisonSecurity', id);
    expect(await silent()).toBeNull();
  });

  test('is read by whoever asks again beside the question: what was replied, with its date and reference', async () => {
    const before = await desk.consider('practitioner', person);
    const lasts = (considered: Json | null) =>
      ((considered as { groups: { questions: { question: { code: string }; last: Json | null }[] }[] }).groups ?? [])
        .flatMap(({ questions }) => questions)
        .filter(({ last }) => last !== null);
    expect(lasts(before)).toEqual([]);
    const answered = JSON.stringify([{ code: 'q12', at: '2026-03-01T09:00:00Z', round: 1 }]);
    await desk.rows('update concordat.enquiry set answered = $2::jsonb where id = $1 returning id', id, answered);
    expect(lasts(await desk.consider('practitioner', person))).toEqual([
      {
        question: expect.objectContaining({ code: 'q12' }) as unknown,
        last: expect.objectContaining({
          state: 'NO_FURTHER_ANSWER',
          text: 'No further answer through this portal; contact the duty desk.',
          answeredAt: '2026-03-01T09:00:00.000Z',
          enquiryId: id,
        }) as unknown,
      },
    ]);
    expect(lasts(await desk.consider('policeManager', person))).toEqual([]);
  });
});
