import fc from 'fast-check';
import {
  ACTION_EVENTS,
  ACTION_STATES,
  type ActionEventKind,
  after,
  CARRIED_ON,
  FOLLOWS,
  mayFollow,
  standing,
  UNANSWERED,
} from './action.js';
import { workOf } from './action-work.js';

const DUE = new Date('2027-03-10T00:00:00Z');
const SET = { kind: 'SET', dueAt: DUE, toUnitId: 'unit' } as const;
const OVER = ['CLOSED', 'WITHDRAWN', 'SET_ANEW'] as const;

const begun = standing([SET]);
const anything = fc.record({
  kind: fc.constantFrom(...ACTION_EVENTS),
  dueAt: fc.date({ min: new Date('2027-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
  toUnitId: fc.constantFrom('unit', 'other'),
});

describe('however an action goes', () => {
  it('how it stands is explained by its history, and nothing follows what is over', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 30 }), (acts) => {
        let now = begun;
        const history: (typeof SET | (typeof acts)[number])[] = [SET];
        for (const act of acts) {
          if (!mayFollow(now.state, act.kind)) continue;
          expect(OVER).not.toContain(now.state);
          now = after(now, act);
          history.push(act);
          seen.add(now.state);
        }
        expect(standing(history)).toEqual(now);
        expect(now.events).toBe(history.length);
        expect(now.carried).toBe(history.filter(({ kind }) => kind === 'CARRIED').length);
        // It ends by an act that says so, never by being answered, carried or late.
        if (OVER.some((state) => state === now.state)) expect(['CLOSED', 'WITHDRAWN', 'SET_ANEW']).toContain(history.at(-1)?.kind);
      }),
      { numRuns: 2000 },
    );
    expect([...seen].sort()).toEqual([...ACTION_STATES].sort());
  });

  it('nobody closes what was not answered, and nobody answers what is over (ACT-06)', () => {
    const closing = ACTION_STATES.filter((state) => mayFollow(state, 'CLOSED'));
    expect(closing).toEqual(['ANSWERED']);
    for (const state of OVER) expect(FOLLOWS[state]).toEqual({});
    expect(() => after({ ...begun, state: 'CLOSED' }, { kind: 'CARRIED' })).toThrow('CARRIED does not follow CLOSED');
  });

  it('every state that is not over has a way on for whoever set it or has it', () => {
    for (const state of ACTION_STATES.filter((one) => !OVER.some((over) => over === one)))
      expect(Object.keys(FOLLOWS[state]).length).toBeGreaterThan(0);
    for (const state of CARRIED_ON) expect(mayFollow(state, 'CARRIED')).toBe(true);
    expect(ACTION_STATES.filter((state) => mayFollow(state, 'CARRIED'))).toEqual([...CARRIED_ON]);
  });

  it('given to somebody else it is to be accepted anew, and no longer theirs', () => {
    const accepted = after(begun, { kind: 'ACCEPTED' });
    expect(after(accepted, { kind: 'REALLOCATED', toStaffId: 'wren' })).toMatchObject({ state: 'SET', toUnitId: null, toStaffId: 'wren' });
  });

  it('an event that is no event of it, or a history without a beginning, is a fault', () => {
    expect(() => standing([{ kind: 'ACCEPTED' }])).toThrow('begins by being set');
    expect(() => standing([SET, { kind: 'CLOSED' }])).toThrow('does not follow');
    expect(() => standing([{ kind: 'SET' as ActionEventKind }])).toThrow('begins by being set');
  });
});

describe('the work that an action means', () => {
  const supervision = { unitId: 'at', role: 'SUPERVISOR' } as const;
  const nextLine = { unitId: 'above', role: 'HEAD_OF_PROBATION_DELIVERY_UNIT' } as const;
  const action = {
    id: 'a', reference: 'R', personId: 'p', state: 'SET', events: 1, carried: 0, dueAt: DUE,
    setter: { agencyId: 'one', name: 'One', unitId: 'set' },
    allocated: { agencyId: 'two', name: 'Two', unitId: 'at', staffId: null, supervision, nextLine },
  } as const; // prettier-ignore
  const at = (instant: string, more: object = {}) => workOf({ ...action, ...more }, new Date(instant), []);
  const kinds = (instant: string, more: object = {}) => at(instant, more).map(({ kind }) => kind);

  it('is to be done from the beginning, reminded of on the last working day before, and its supervisors hear once the day is over', () => {
    expect(kinds('2027-03-01T09:00:00Z')).toEqual(['ACTION_TO_DO']);
    expect(at('2027-03-07T23:59:59Z')[0]?.summary).toContain('Accept it');
    expect(at('2027-03-08T00:00:00Z')[0]?.summary).toContain('Reminder');
    expect(kinds('2027-03-09T23:59:59Z')).toEqual(['ACTION_TO_DO']);
    expect(kinds('2027-03-10T00:00:00Z')).toEqual(['ACTION_TO_DO', 'ACTION_OVERDUE']);
    expect(at('2027-03-10T00:00:00Z')[1]).toMatchObject({ agencyId: 'two', unitId: 'at', role: 'SUPERVISOR' });
  });

  it('the next line hears of it from the second conference that met it unanswered', () => {
    expect(kinds('2027-03-01T09:00:00Z', { carried: 1 })).toEqual(['ACTION_TO_DO']);
    expect(at('2027-03-01T09:00:00Z', { carried: 2 })[1]).toMatchObject({
      kind: 'ACTION_CARRIED',
      unitId: 'above',
      dedupeKey: 'action-carried:a:2',
    });
  });

  it('answered or declined it is for whoever set it, however late; over, it is for nobody', () => {
    expect(at('2028-01-01T00:00:00Z', { state: 'ANSWERED', carried: 3 })).toMatchObject([
      { kind: 'ACTION_ANSWERED', agencyId: 'one', unitId: 'set' },
    ]);
    expect(kinds('2028-01-01T00:00:00Z', { state: 'DECLINED' })).toEqual(['ACTION_DECLINED']);
    for (const state of OVER) expect(kinds('2028-01-01T00:00:00Z', { state, carried: 3 })).toEqual([]);
    expect(UNANSWERED).toEqual(['SET', 'ACCEPTED']);
  });
});
