import { gangExpiresOn, problemsWithGang } from './gang-association.js';
import { problemsWithGrading } from './gradings.js';
import { isMarking, problemWithMarking, TOO_HIGH_WARNING } from './markings.js';
import { noteCategory } from './note-categories.js';
import { isRaised, levelQuestion, needsLevelReason } from './note-level.js';
import { problemsWithProvenance } from './provenance.js';

const weapon = noteCategory('WEAPON')!;
const address = noteCategory('ADDRESS')!;

describe('levels', () => {
  it.each([
    ['at the floor', weapon, 'MEDIUM', undefined, null],
    ['above it', weapon, 'VERY_HIGH', undefined, null],
    ['below it', weapon, 'LOW', undefined, 'BELOW_FLOOR'],
    ['none, which counts as high', weapon, null, undefined, null],
    ['lowest where the floor is lowest', address, 'LOW', undefined, null],
    ['lowered to the floor', weapon, 'MEDIUM', { level: 'HIGH' }, 'LOWERED'],
    ['lowered from none', weapon, 'MEDIUM', { level: null }, 'LOWERED'],
    ['raised', weapon, 'VERY_HIGH', { level: 'HIGH' }, null],
    ['kept below the floor', weapon, 'LOW', { level: 'LOW' }, 'BELOW_FLOOR'],
    ['lowered above the floor', address, 'LOW', { level: 'MEDIUM' }, 'LOWERED'],
  ] as const)('%s', (_what, category, level, before, why) => {
    const question = levelQuestion(category, level, before);
    expect(question?.why ?? null).toBe(why);
    expect(needsLevelReason(question, 'n/a')).toBe(why !== null);
    expect(needsLevelReason(question, 'Replica, made of card')).toBe(false);
  });

  it('tells a raised level', () => {
    expect(isRaised('HIGH', 'MEDIUM')).toBe(true);
    expect(isRaised(null, 'MEDIUM')).toBe(true);
    expect(isRaised('HIGH', null)).toBe(false);
  });
});

describe('gang association', () => {
  const evidence = {
    sourceGrade: 2,
    intelligenceGrade: 'B',
    happenedOn: '2027-01-05',
    role: 'EXPLOITED',
    body: 'Seen selling with two members, camera footage',
    onlyFamilyOrFriendship: false,
  };

  it('is never a bare tick', () => {
    expect(problemsWithGang(evidence)).toEqual({});
    const bare = { sourceGrade: null, intelligenceGrade: null, happenedOn: null, role: null, body: '', onlyFamilyOrFriendship: false };
    expect(Object.keys(problemsWithGang(bare)).sort()).toEqual(['body', 'gangRole', 'happenedOn', 'intelligenceGrade', 'sourceGrade']);
    expect(problemsWithGang({ ...evidence, role: 'MEMBER' })).toHaveProperty('gangRole');
  });

  it('is never family or friendship alone', () => {
    expect(problemsWithGang({ ...evidence, onlyFamilyOrFriendship: true }).body).toContain('is not evidence');
  });

  it.each([
    ['2027-01-05', '2027-07-05'],
    ['2027-08-31', '2028-02-29'],
    ['2026-08-30', '2027-02-28'],
    ['2027-12-31', '2028-06-30'],
    ['2027-07-01', '2028-01-01'],
  ])('from %s lapses after %s', (from, last) => expect(gangExpiresOn(from)).toBe(last));
});

describe('grading', () => {
  const graded = { sourceGrade: 1, intelligenceGrade: 'A', handlingCode: 'P', handlingConditions: null };
  it.each([
    [{}, []],
    [{ sourceGrade: null, intelligenceGrade: null }, []],
    [{ sourceGrade: null }, ['sourceGrade']],
    [{ intelligenceGrade: null }, ['intelligenceGrade']],
    [{ sourceGrade: 4, intelligenceGrade: 'F' }, ['sourceGrade', 'intelligenceGrade']],
    [{ handlingCode: 'X' }, ['handlingCode']],
    [{ handlingCode: 'C', handlingConditions: ' ' }, ['handlingConditions']],
    [{ handlingCode: 'C', handlingConditions: 'Not to housing' }, []],
  ])('%p: %p', (more, fields) => expect(Object.keys(problemsWithGrading({ ...graded, ...more }))).toEqual(fields));
});

describe('markings', () => {
  it('stops at OFFICIAL-SENSITIVE', () => {
    expect(isMarking('OFFICIAL') && isMarking('OFFICIAL_SENSITIVE')).toBe(true);
    expect(problemWithMarking('SECRET', 'x')).toEqual({ field: 'marking', message: TOO_HIGH_WARNING });
    expect(problemWithMarking('TOP_SECRET', 'x')?.message).toBe(TOO_HIGH_WARNING);
    expect(problemWithMarking('RESTRICTED', 'x')?.message).toBe('Choose OFFICIAL or OFFICIAL-SENSITIVE');
    expect(problemWithMarking(undefined, 'x')?.field).toBe('marking');
  });

  it.each([
    'SECRET\nText',
    'Text\n  [SECRET] ',
    'UK SECRET',
    'SECRET - UK EYES ONLY',
    'from a TOP SECRET report',
    'SECRET//x',
    'This is classified as secret.',
    'Marking: Secret',
    'Top Secret',
    '*** SECRET ***',
  ])('warns of %p', (text) => expect(problemWithMarking('OFFICIAL', text)).toEqual({ field: 'body', message: TOO_HIGH_WARNING }));

  it.each([
    'He keeps the relationship secret',
    'Secret compartment in the van',
    'A SECRET MEETING AT THE BOATYARD',
    'Victoria’s Secret bag',
    'It is no secret',
    'secretary',
  ])('takes %p', (text) => expect(problemWithMarking('OFFICIAL_SENSITIVE', text)).toBeNull());
});

describe('provenance', () => {
  it('asks for all three and keeps judgement from passing as fact', () => {
    expect(problemsWithProvenance({ basis: 'RECORD_SEEN', nature: 'FACT', disclosable: 'NO' })).toEqual({});
    expect(Object.keys(problemsWithProvenance({ basis: 'x', nature: null, disclosable: undefined }))).toEqual([
      'basis',
      'nature',
      'disclosable',
    ]);
    expect(problemsWithProvenance({ basis: 'PROFESSIONAL_JUDGEMENT', nature: 'FACT', disclosable: 'NO' })).toHaveProperty('nature');
  });
});
