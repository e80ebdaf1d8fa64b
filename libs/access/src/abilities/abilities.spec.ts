import type { Role } from '@lib/kernel';
import type { Actor } from '../actor.js';
import type { AbilityRules, Conditions } from './ability-rules.js';
import { abilityFor, onField } from './build-ability.js';
import { rulesToSql } from './rules-to-sql.js';
import { ruleView, symbolicActor } from './symbolic-actor.js';
import { subject } from '@casl/ability';

const roles: Role[] = ['SUPERVISOR'];
const actor = {
  ...symbolicActor(roles, 'POLICE'),
  agencyId: 'a1',
  staffId: 's1',
  unitIds: ['u1', 'u2'],
  homeUnitId: null,
  controllerGroupId: null,
  agreementIds: [],
} as Actor;
const columnOf = (field: string): string | undefined =>
  ({ agencyId: 't.agency_id', unitId: 't.unit_id', level: 't.level', closedAt: 't.closed_at' })[field];
const only =
  (make: (actor: Actor) => Conditions | undefined): AbilityRules =>
  (who, may) => {
    const conditions = make(who);
    may('read', 'Note', { because: 'a test', ...(conditions ? { conditions } : {}) });
  };
const sqlOf = (rules: AbilityRules): string => rulesToSql(abilityFor(symbolicActor(roles, 'POLICE'), [rules]), 'read', 'Note', columnOf);
const allows = (rules: AbilityRules, row: object, who: Actor = actor): boolean =>
  abilityFor(ruleView(who), [rules]).can('read', subject('Note', { ...row }));

describe('rules as SQL', () => {
  test.each<[string, AbilityRules, string]>([
    ['no rule at all', () => undefined, 'false'],
    ['a rule without conditions', only(() => undefined), 'true'],
    ['one’s own agency', only((who) => ({ agencyId: who.agencyId })), 't.agency_id = (select concordat.current_agency())'],
    [
      'one’s own units',
      only((who) => ({ unitId: { $in: who.unitIds } })),
      '(t.unit_id = any(((select concordat.current_units())::uuid[])))',
    ],
    ['words, quoted', only(() => ({ level: "O'LOW" })), "t.level = 'O''LOW'"],
    ['null', only(() => ({ closedAt: null })), 't.closed_at is null'],
    ['not null', only(() => ({ closedAt: { $ne: null } })), 't.closed_at is not null'],
    ['not equal holds for null too', only(() => ({ level: { $ne: 'LOW' } })), "t.level is distinct from 'LOW'"],
    [
      'none of these holds for null too',
      only(() => ({ level: { $nin: ['LOW', 'HIGH'] } })),
      "((t.level = 'LOW' or t.level = 'HIGH')) is not true",
    ],
    ['one of nothing', only(() => ({ level: { $in: [] } })), 'false'],
  ])('%s', (_what, rules, sql) => {
    expect(sqlOf(rules)).toBe(sql);
  });

  test('several rules are alternatives, several fields of one are all required', () => {
    const rules: AbilityRules = (who, may) => {
      may('read', 'Note', { conditions: { agencyId: who.agencyId, level: 'LOW' }, because: 'one' });
      may('read', 'Note', { conditions: { $or: [{ unitId: { $in: who.unitIds } }, { level: 'HIGH' }] }, because: 'two' });
    };
    expect(sqlOf(rules)).toMatch(/ or .* or /);
    expect(allows(rules, { agencyId: 'a1', level: 'LOW' })).toBe(true);
    expect(allows(rules, { agencyId: 'a1', level: 'MEDIUM' })).toBe(false);
    expect(allows(rules, { unitId: 'u2' })).toBe(true);
    expect(allows(rules, { level: 'HIGH' })).toBe(true);
  });

  test('what has no meaning throws and never widens', () => {
    expect(() => sqlOf(only(() => ({ colour: 'red' })))).toThrow('colour');
    expect(() => sqlOf(only((who) => ({ agencyId: who.name })))).toThrow('no meaning in SQL');
    expect(() => sqlOf(only((who) => ({ unitId: { $in: who.unitIds.map((unit) => `${unit}!`) } })))).toThrow('no meaning in SQL');
  });
});

describe('a condition with a hole in it throws', () => {
  test.each<[string, Conditions]>([
    ['undefined', { agencyId: undefined }],
    ['empty', {}],
    ['an empty test', { agencyId: {} }],
    ['an operator that is not ours', { level: { $regex: '.' } as never }],
    ['an operator at the top', { $and: [] as never }],
    ['no alternative', { $or: [] }],
    ['an empty alternative', { $or: [{}] }],
    ['none of nothing', { level: { $nin: [] } }],
    ['a list with a hole', { level: { $in: ['LOW', undefined as never] } }],
    ['a field inside and outside the alternatives', { level: 'LOW', $or: [{ level: 'HIGH' }] }],
  ])('%s', (_what, conditions) => {
    expect(() => abilityFor(actor, [only(() => conditions)])).toThrow();
  });

  test('and so does a rule that does not say why', () => {
    expect(() => abilityFor(actor, [(_who, may) => may('read', 'Note', { because: ' ' })])).toThrow('does not say why');
  });
});

test('a part the person does not have equals nothing, not even null', () => {
  const home = only((who) => ({ unitId: who.homeUnitId }));
  expect(allows(home, { unitId: null })).toBe(false);
  expect(allows(home, {})).toBe(false);
  expect(allows(home, { unitId: 'u1' }, { ...actor, homeUnitId: 'u1' })).toBe(true);
});

test('a rule about a field opens that field and never the row', () => {
  const rules: AbilityRules = (_who, may) => may('read', 'Note', { fields: ['levelReason'], because: 'a field' });
  const ability = abilityFor(actor, [rules]);
  expect(ability.can('read', 'Note')).toBe(false);
  expect(ability.can(onField('read', 'levelReason'), 'Note')).toBe(true);
  expect(sqlOf(rules)).toBe('false');
});
