import { createHash, randomUUID } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { aPerson } from '../support/builders.js';
import type { Player } from '../support/actors.js';
import { AskingDesk, PRISON_SET, type Told } from '../support/asking-desk.js';
import type { Json } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
let desk: AskingDesk;
let person: string;
beforeAll(async () => {
  desk = await AskingDesk.open();
});
beforeEach(async () => {
  person = await desk.person();
});
afterAll(() => desk?.strike());

const cast = () => desk.stage.cast;
const text = (told: Told | Json | null, field: string): string => String((told as Json)[field]);
interface SetShown {
  readonly groups: readonly { code: string; questions: readonly { code: string; core: boolean }[] }[];
}

describe('asking', () => {
  test('Variant B: sent on Thu 25 Mar 2027 with two working days it falls due on Wed 31 Mar 2027, across Easter and the clocks', async () => {
    await desk.clock('2027-03-25T11:00:00Z');
    const { enquiry } = await desk.ask('practitioner', person, { workingDays: 2 });
    expect(enquiry).toMatchObject({ workingDays: 2, dueAt: '2027-03-31T23:00:00.000Z', state: 'SENT' });
    const [work] = await desk.workOf('prisonSecurity', text(enquiry!, 'id'));
    expect(work?.summary).toBe(
      'Eastmoor Probation asks: Before release: what the prison knows (up to 26 questions). Answer by 31 March 2027.',
    );
    expect(await desk.consider('practitioner', person, { workingDays: 2 })).toMatchObject({ dueAt: '2027-03-31T23:00:00.000Z' });
    await desk.clock('2027-03-31T22:59:58Z');
    expect(await desk.read('practitioner', text(enquiry!, 'id'))).toMatchObject({ overdue: false });
    await desk.clock('2027-03-31T23:00:00Z');
    expect(await desk.read('practitioner', text(enquiry!, 'id'))).toMatchObject({ overdue: true });
    await desk.clock(null);
  });

  test('keeps the questions as asked with their hash, and is on every record once', async () => {
    const before = await desk.traces(person);
    const key = randomUUID();
    const { enquiry } = await desk.ask('practitioner', person, { key, why: 'He is released on Tuesday' });
    expect((await desk.ask('practitioner', person, { key, why: 'He is released on Tuesday' })).enquiry).toEqual(enquiry);
    expect(await desk.ask('practitioner', person, { key, why: 'Another reason' })).toMatchObject({ code: 'KEY_REUSED' });
    const after = await desk.traces(person);
    expect(after).toEqual({ enquiries: 1, work: 1, trail: 2, entries: Number(before['entries']) + 1, keys: Number(before['keys']) + 1 });
    const definition = JSON.parse(text(enquiry!, 'definition')) as object;
    expect(enquiry!['definitionHash']).toBe(createHash('sha256').update(canonicalize(definition)).digest('hex'));
    const [log] = await desk.rows(`select act, operation, subject_type, details from concordat.access_log
      where person_id = $1 and act = 'DISCLOSURE'`, person); // prettier-ignore
    expect(log).toEqual({
      act: 'DISCLOSURE',
      operation: 'askQuestions',
      subject_type: 'Enquiry',
      details: { recipients: [cast().agencies.prison] },
    });
  });

  test('has a row of the trail for each side, and the asker’s reasoning stays with the asker', async () => {
    const id = await desk.asked('practitioner', person, {
      why: 'He is released on Tuesday',
      necessity: 'We must plan for his mother’s safety',
    });
    const trail = await desk.rows(
      'select agency_id, kind, words, from_agency_id, to_agency_id from concordat.trail_entry where enquiry_id = $1',
      id,
    );
    const way = { kind: 'ASKED', from_agency_id: cast().agencies.probation, to_agency_id: cast().agencies.prison };
    const title = 'Before release: what the prison knows';
    expect(trail).toHaveLength(2);
    expect(trail).toContainEqual({ ...way, agency_id: cast().agencies.probation, words: `${title}. He is released on Tuesday` });
    expect(trail).toContainEqual({ ...way, agency_id: cast().agencies.prison, words: title });
    expect(await desk.read('practitioner', id)).toMatchObject({ necessity: 'We must plan for his mother’s safety', askedByUs: true });
    expect(await desk.read('prisonSecurity', id)).toMatchObject({ necessity: null, why: null, askedByUs: false });
    await desk.opened('prisonSecurity', id);
    expect(await desk.read('prisonSecurity', id)).toMatchObject({ necessity: null, why: 'He is released on Tuesday', askedByUs: false });
  });

  test('fills in what the agreement says, from the asking side', async () => {
    const considered = await desk.consider('practitioner', person);
    expect(considered).toMatchObject({
      purpose: 'OFFENDER_MANAGEMENT',
      gateway: 'OMA2007_S14',
      necessity: 'We need these answers: to manage this person’s risk together.',
      needsFreshSignIn: false,
      needsWhyNeeded: false,
      set: { code: PRISON_SET, version: 1, coreCount: 14 },
    });
    const { enquiry } = await desk.ask('practitioner', person);
    expect(enquiry).toMatchObject({ necessity: considered!['necessity'] });
  });

  test('leaves core questions out for a reason that stays on the record', async () => {
    const dropped = [{ groupCode: 'conduct', questionCodes: ['q13'], reasonCode: 'ALREADY_ANSWERED_RECENTLY' }];
    const { enquiry } = await desk.ask('practitioner', person, { dropped });
    expect(JSON.parse(text(enquiry!, 'dropped'))).toEqual([
      { ...dropped[0], words: null, title: expect.any(String), texts: [expect.stringMatching(/\?$/)] },
    ]);
    const { groups } = JSON.parse(text(enquiry!, 'definition')) as SetShown;
    const codes = groups.flatMap(({ questions }) => questions.map(({ code }) => code));
    expect(codes).toContain('q12');
    expect(codes).not.toContain('q13');
  });

  test('offers the set for the person’s stage first, and a supplement to nobody who has not turned it on', async () => {
    await desk.rows(`update concordat.person set stage = 'RECALL' where id = $1 returning id`, person);
    const found = await desk.sets('practitioner', person, cast().agencies.prison);
    expect(found.map(({ code, suggested }) => [code, suggested])).toEqual([
      ['recall-asked-of-prison', true],
      ['before-release-asked-of-prison', false],
      ['conference-asked-of-prison', false],
    ]);
    const all = await desk.sets('policeManager', person);
    expect(all.some(({ code }) => code === 'before-release-asked-of-probation')).toBe(true);
    expect(all.some(({ supplementHeading }) => supplementHeading !== null)).toBe(false);
  });

  test('an agency’s own published version takes the place of the shipped set, for that agency alone', async () => {
    const [{ definition }] = (await desk.rows<{ definition: SetShown }>('select definition from concordat.enquiry limit 1')) as [
      { definition: SetShown },
    ];
    const own = {
      ...definition,
      version: 7,
      title: 'Our own questions',
      askedBy: ['PRISON', 'PROBATION'],
      groups: [definition.groups[0], definition.groups.at(-1)],
    };
    const { practitioner, prisonManager } = cast().players;
    const decided = { state: 'PUBLISHED', drafted_by: practitioner.staffId, decided_by: practitioner.staffId, decided_at: '2026-01-01' };
    const row = {
      ...decided,
      code: PRISON_SET,
      version: 7,
      title: own.title,
      definition: JSON.stringify(own),
      definition_hash: Buffer.from('00', 'hex'),
    };
    await desk.load((insert) => insert('question_set', { ...row, agency_id: prisonManager.agencyId }));
    expect((await desk.sets('prisonSecurity', person)).map(({ title }) => title)).toContain('Our own questions');
    expect((await desk.sets('practitioner', person)).map(({ title }) => title)).not.toContain('Our own questions');
    const unit = { agencyId: cast().agencies.prison, unitId: cast().units.offenderManagement };
    const inside = await desk.asked('prisonSecurity', person, { setVersion: 7, recipient: unit, necessity: 'To plan', proportionality: 'Only this', purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protectionCondition: 'DPA2018_PART3_STATUTORY' }); // prettier-ignore
    expect(await desk.rows('select agency_id from concordat.trail_entry where enquiry_id = $1', inside)).toEqual([
      { agency_id: cast().agencies.prison },
    ]);
    const whole = { setVersion: 7, recipient: { agencyId: cast().agencies.prison }, why: 'Once more' };
    expect(await desk.ask('prisonSecurity', person, whole)).toMatchObject({ code: 'SHR-03' });
    await desk.rows(`update concordat.question_set set state = 'RETIRED' where version = 7 returning id`);
  });
});

describe('whose work it is', () => {
  const workers = async (id: string) =>
    (await desk.rows('select unit_id, staff_id from concordat.work_item where subject_id = $1', id)).map((row) => [
      row['unit_id'],
      row['staff_id'],
    ]);
  const prison = (more: Json = {}) => ({ recipient: { agencyId: cast().agencies.prison, ...more } });

  test('is the unit that works with the person, or the unit or the person who was named', async () => {
    const { units, players } = cast();
    expect(await workers(await desk.asked('practitioner', person))).toEqual([[units.security, null]]);
    const again = { why: 'For the other desk' };
    expect(await workers(await desk.asked('practitioner', person, { ...again, ...prison({ unitId: units.offenderManagement }) }))).toEqual([
      [units.offenderManagement, null],
    ]);
    expect(
      await workers(await desk.asked('practitioner', person, { ...again, ...prison({ staffId: players.prisonManager.staffId }) })),
    ).toEqual([[null, players.prisonManager.staffId]]);
  });

  test('is never nobody: a unit without people is passed over, and where nobody answers it is refused', async () => {
    const empty = randomUUID();
    const duty = { duty_name: 'Duty desk', duty_phone: '01632 960001', duty_hours: 'At all hours' };
    await desk.load((insert) => insert('unit', { id: empty, agency_id: cast().agencies.prison, name: 'A wing', ...duty }));
    const unstaffed = await aPerson()
      .knownTo(cast().players.practitioner)
      .knownTo({ ...cast().players.prisonManager, unitId: empty })
      .put(cast());
    const [[unitId, staffId]] = (await workers(await desk.asked('practitioner', unstaffed))) as [[string, null]];
    expect([cast().units.offenderManagement, staffId]).toEqual([unitId, null]);
    const before = await desk.traces(person);
    expect(await desk.ask('practitioner', person, prison({ unitId: empty }))).toMatchObject({ code: 'ENQ-07' });
    const nobody = { agencyId: cast().agencies.police, staffId: cast().players.policeWithoutPost.staffId };
    expect(await desk.ask('practitioner', person, { setCode: 'before-release-asked-of-police', recipient: nobody })).toMatchObject({
      code: 'ENQ-07',
    });
    expect(await desk.traces(person)).toEqual(before);
  });
});

describe('what is refused leaves nothing behind', () => {
  const all = (code: string) => ({
    groupCode: code,
    reasonCode: 'NOT_FOR_THIS_PERSON',
    words: 'Asked and answered at the last conference',
  });
  const refusals: [string, Player, () => Json, object][] = [
    ['ENQ-01 another version', 'practitioner', () => ({ setVersion: 2 }), { code: 'ENQ-01' }],
    ['ENQ-01 no such set', 'practitioner', () => ({ setCode: 'everything' }), { code: 'ENQ-01' }],
    ['ENQ-01 a supplement that is not turned on', 'practitioner', () => ({ setCode: 'knife-and-gang-supplement' }), { code: 'ENQ-01' }],
    ['ENQ-02 a core question without a reason', 'practitioner', () => ({ dropped: [{ groupCode: 'conduct', questionCodes: ['q13'], reasonCode: '' }] }), { code: 'ENQ-02', problems: [{ questionCode: 'conduct', field: 'reasonCode' }] }],
    ['ENQ-02 a critical one without words', 'practitioner', () => ({ dropped: [{ groupCode: 'conduct', questionCodes: ['q12'], reasonCode: 'NOT_FOR_THIS_PERSON' }] }), { code: 'ENQ-02', problems: [{ questionCode: 'conduct', field: 'words' }] }],
    ['ENQ-04 not theirs to ask', 'prisonSecurity', () => ({}), { code: 'ENQ-04' }],
    ['ENQ-04 not for them to answer', 'practitioner', () => ({ setCode: 'before-release-asked-of-police' }), { code: 'ENQ-04' }],
    ['ENQ-05 no time', 'practitioner', () => ({ workingDays: 0 }), { code: 'ENQ-05' }],
    ['ENQ-05 a quarter', 'practitioner', () => ({ workingDays: 61 }), { code: 'ENQ-05' }],
    ['SHR-09 a necessity that says nothing', 'practitioner', () => ({ necessity: 'n/a' }), { code: 'SHR-09', field: 'necessity' }],
    ['SHR-02 a purpose that the agreement does not name', 'practitioner', () => ({ purpose: 'HOUSING' }), { __typename: 'AgreementNeeded', code: 'SHR-02' }],
  ]; // prettier-ignore
  test.each(refusals)('%s', async (_name, player, more, refusal) => {
    const before = await desk.traces(person);
    const told = await desk.ask(player, person, more());
    expect(told).toMatchObject(refusal);
    expect(text(told, 'explanation')).toMatch(/^[A-Z].{20,}/);
    expect(await desk.traces(person)).toEqual(before);
    const refused = `act = 'REFUSED' and operation = 'askQuestions' and person_id = $1 and code = $2`;
    expect(await desk.desk.count('access_log', refused, person, told.code)).toBe(1);
  });

  test('a list longer than any set is refused as it stands', async () => {
    const one = { groupCode: 'conduct', reasonCode: 'NOT_FOR_THIS_PERSON' };
    const before = await desk.traces(person);
    const long = [Array.from({ length: 101 }, () => one), [{ ...one, questionCodes: Array.from({ length: 101 }, () => 'q13') }]];
    for (const dropped of long)
      expect(await desk.ask('practitioner', person, { dropped })).toEqual({
        code: 'BAD_USER_INPUT',
        fields: { dropped: 'Leave out 100 questions or fewer at a time' },
      });
    expect(await desk.traces(person)).toEqual(before);
  });

  test('ENQ-03 nothing is left to ask', async () => {
    const groups = (await desk.consider('practitioner', person))!['groups'] as { code: string }[];
    const told = await desk.ask('practitioner', person, { dropped: groups.map(({ code }) => all(code)) });
    expect(told).toMatchObject({ code: 'ENQ-03' });
  });

  test('ENQ-06 the same again while it is open names the first, of two at once as well; saying why asks again', async () => {
    const told = await Promise.all([desk.ask('practitioner', person), desk.ask('practitioner', person)]);
    const [first] = told.filter(({ enquiry }) => enquiry);
    const [second, ...others] = told.filter(({ code }) => code);
    expect(others).toEqual([]);
    expect(second).toMatchObject({ code: 'ENQ-06' });
    expect(second!['explanation']).toContain(text(first!.enquiry!, 'reference'));
    expect(await desk.ask('practitioner', person, { why: 'n/a' })).toMatchObject({ code: 'ENQ-06' });
    expect((await desk.ask('practitioner', person, { why: 'New reports came in today' })).enquiry).toBeDefined();
    await desk.close('practitioner', text(first!.enquiry!, 'id'), 'The second one will do');
    expect(await desk.desk.count('enquiry', 'person_id = $1', person)).toBe(2);
  });

  test('whoever may not ask is told so, and a person who is not theirs is not there', async () => {
    const { practitioner } = cast().players;
    const guarded = await desk.person((one) => one.notFor(practitioner));
    expect(await desk.ask('practitioner', guarded)).toEqual({ code: 'NOT_FOUND' });
    expect(await desk.ask('practitioner', randomUUID())).toEqual({ code: 'NOT_FOUND' });
    expect(await desk.ask('housingOfficer', person)).toEqual({ code: 'NOT_FOUND' });
    for (const player of ['policeAuditor', 'policeGovernor', 'policeAdministrator', 'policeWithoutPost'] as const)
      expect([player, await desk.ask(player, person)]).toEqual([player, expect.objectContaining({ code: 'FORBIDDEN' })]);
    expect(await desk.desk.count('enquiry', 'person_id = any($1::uuid[])', [guarded, person])).toBe(0);
  });
});

describe('an agency that is new to the person', () => {
  afterEach(() => desk.age('0 minutes'));

  test('takes a reason, and from somebody who signed in long ago a fresh sign-in; the same key is done afterwards', async () => {
    const { practitioner, policeManager } = cast().players;
    const mine = await aPerson().knownTo(practitioner).knownTo(policeManager).put(cast());
    expect(await desk.consider('practitioner', mine)).toMatchObject({ needsFreshSignIn: false, needsWhyNeeded: true });
    expect(await desk.ask('practitioner', mine)).toMatchObject({ code: 'SHR-09' });
    await desk.age('20 minutes');
    expect(await desk.consider('practitioner', mine)).toMatchObject({ needsFreshSignIn: true, needsWhyNeeded: true });
    const before = await desk.traces(mine);
    const input = { key: randomUUID(), whyNeeded: 'He is received there on Monday' };
    expect(await desk.ask('practitioner', mine, input)).toEqual({ code: 'STEP_UP_NEEDED' });
    expect(await desk.traces(mine)).toEqual(before);
    expect(await desk.desk.count('access_log', `code = 'STEP_UP_NEEDED' and operation = 'askQuestions' and person_id = $1`, mine)).toBe(1);
    await desk.age('1 minute');
    expect((await desk.ask('practitioner', mine, input)).enquiry).toBeDefined();
    await desk.age('20 minutes');
    expect(await desk.consider('prisonManager', mine, { setCode: PRISON_SET })).not.toMatchObject({ code: 'NOT_FOUND' });
  });
});
