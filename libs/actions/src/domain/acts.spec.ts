import { type ActAsked, actSaid, refusalToAct, refusalToSet, setSaid } from './acts.js';
import { alarmAt, dueAtEndOf, dueOn } from './due.js';

const AT = new Date('2027-03-01T09:00:00Z');
const SOUND = { what: 'Visit him at the new address.', why: 'Nobody has seen where he lives.', dueOn: '2027-03-10' };
const NOW = { state: 'ACCEPTED', dueAt: dueAtEndOf('2027-03-10'), toUnitId: 'here', toStaffId: null } as const;
const code = (asked: ActAsked, now: Partial<Parameters<typeof refusalToAct>[0]> = {}) =>
  refusalToAct({ ...NOW, ...now }, actSaid(asked), AT);

describe('setting an action', () => {
  it('ACT-02 is due on a day that is still to come and within two years', () => {
    const on = (day: string) => refusalToSet(setSaid({ ...SOUND, dueOn: day }), AT)?.code ?? null;
    expect(['2027-02-28', '2029-03-01'].map(on)).toEqual(['ACT-02', 'ACT-02']);
    expect(['2027-03-01', '2029-02-28'].map(on)).toEqual([null, null]);
    expect(() => setSaid({ ...SOUND, dueOn: '2027-02-30' })).toThrow('real date');
  });
  it('ACT-03 says what is to be done and why', () => {
    expect(refusalToSet(setSaid({ ...SOUND, what: ' ' }), AT)).toMatchObject({ code: 'ACT-03', field: 'what' });
    expect(refusalToSet(setSaid({ ...SOUND, why: 'n/a' }), AT)).toMatchObject({ code: 'ACT-03', field: 'why' });
  });
  it('is in time until the end of its day in London, also when the clocks have changed', () => {
    expect(dueAtEndOf('2027-03-28').toISOString()).toBe('2027-03-28T23:00:00.000Z');
    expect(dueOn(dueAtEndOf('2027-03-28'))).toBe('2027-03-28');
  });
  it('somebody hears of it before the day and after it, and never of what is not theirs to do', () => {
    const due = dueAtEndOf('2027-03-08');
    const next = (at: string, state: 'SET' | 'ANSWERED' = 'SET') => alarmAt(state, due, new Date(at), [])?.toISOString() ?? null;
    expect(next('2027-03-01T09:00:00Z')).toBe('2027-03-05T00:00:00.000Z');
    expect(next('2027-03-05T00:00:00Z')).toBe('2027-03-09T00:00:00.000Z');
    expect(next('2027-03-09T00:00:00Z')).toBeNull();
    expect(next('2027-03-01T09:00:00Z', 'ANSWERED')).toBeNull();
  });
});

describe('what is said of an action', () => {
  it('ACT-06 says how it stands where something cannot follow', () => {
    expect(code({ act: 'CLOSE', words: 'It will do.' })).toMatchObject({ code: 'ACT-06' });
    expect(code({ act: 'ACCEPT' }, { state: 'CLOSED' })?.explanation).toContain('closed');
    expect(code({ act: 'ACCEPT' }, { state: 'SET' })).toBeNull();
  });
  it.each(['DECLINE', 'REALLOCATE'] as const)('ACT-07 gives the reason with %s', (act) => {
    expect(code({ act })).toMatchObject({ code: 'ACT-07', field: 'words' });
    expect(code({ act, words: 'We do not visit there.', unitId: 'there' })).toBeNull();
  });
  it('ACT-07 gives the reason for asking again, withdrawing and moving the day', () => {
    expect(code({ act: 'ASK_AGAIN' }, { state: 'ANSWERED' })).toMatchObject({ code: 'ACT-07' });
    expect(code({ act: 'WITHDRAW' })).toMatchObject({ code: 'ACT-07' });
    expect(code({ act: 'MOVE_DUE', dueOn: '2027-03-12' })).toMatchObject({ code: 'ACT-07' });
  });
  it('ACT-08 an answer says what was done and what shows it', () => {
    expect(code({ act: 'ANSWER', evidence: 'Visit log 12' })).toMatchObject({ code: 'ACT-08', field: 'words' });
    expect(code({ act: 'ANSWER', words: 'He lives there.' })).toMatchObject({ code: 'ACT-08', field: 'evidence' });
    expect(code({ act: 'ANSWER', words: 'He lives there.', evidence: 'Visit log 12' })).toBeNull();
  });
  it('ACT-09 progress and closing take words', () => {
    expect(code({ act: 'PROGRESS', words: ' ' })).toMatchObject({ code: 'ACT-09' });
    expect(code({ act: 'CLOSE' }, { state: 'ANSWERED' })).toMatchObject({ code: 'ACT-09' });
  });
  it('ACT-10 it is given to one other', () => {
    const to = (more: object) => code({ act: 'REALLOCATE', words: 'It is theirs.', ...more })?.code ?? null;
    expect([to({}), to({ unitId: 'here' }), to({ unitId: 'there', staffId: 'wren' })]).toEqual(['ACT-10', 'ACT-10', 'ACT-10']);
    expect([to({ unitId: 'there' }), to({ staffId: 'wren' })]).toEqual([null, null]);
  });
  it('ACT-11 the day is moved to another one, still to come (ACT-02)', () => {
    const on = (day: string | null) => code({ act: 'MOVE_DUE', words: 'He is in hospital.', dueOn: day })?.code ?? null;
    expect([on('2027-03-10'), on('2027-02-01'), on(null), on('2027-03-12')]).toEqual(['ACT-11', 'ACT-02', 'ACT-02', null]);
  });
  it('keeps nothing that the act does not need', () => {
    expect(actSaid({ act: 'ACCEPT', evidence: 'x', unitId: 'u', dueOn: '2027-03-12' })).toEqual({
      kind: 'ACCEPTED', words: null, evidence: null, toUnitId: null, toStaffId: null, dueAt: null,
    }); // prettier-ignore
  });
});
