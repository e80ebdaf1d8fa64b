import { prefilledGrounds, usualPurpose } from './prefilled-grounds.js';

const agreement = {
  purposes: ['HOUSING', 'OFFENDER_MANAGEMENT'],
  grounds: [
    { categoryGroup: '*', gateway: 'OMA2007_S14', protectionCondition: 'DPA2018_PART3_STATUTORY' },
    { categoryGroup: 'CHILDREN', gateway: 'CHILDREN_ACT_S11_S47', protectionCondition: 'DPA2018_PART3_SAFEGUARDING' },
  ],
};
const nothing = { purpose: null, gateway: null, protectionCondition: null, necessity: null, proportionality: null };
const about = {
  mode: 'ROUTINE' as const, agreement, recipientName: 'Northshire Police', senderKind: 'PROBATION',
  notes: [{ level: 'LOW' as const, categoryGroup: 'WHEREABOUTS' }], labelOf: () => 'To manage this person’s risk together',
}; // prettier-ignore

describe('grounds that need not be typed again', () => {
  it('come from the agreement', () => {
    expect(prefilledGrounds(nothing, about)).toEqual({
      purpose: 'OFFENDER_MANAGEMENT',
      gateway: 'OMA2007_S14',
      protectionCondition: 'DPA2018_PART3_STATUTORY',
      necessity: 'Northshire Police needs this: to manage this person’s risk together.',
      proportionality: 'Only what is needed for that is sent, and only to those who need it.',
    });
  });
  it('come from the line for the gravest thing that goes', () => {
    const notes = [...about.notes, { level: null, categoryGroup: 'CHILDREN' }];
    expect(prefilledGrounds(nothing, { ...about, notes }).gateway).toBe('CHILDREN_ACT_S11_S47');
  });
  it('give way to what the decider says', () => {
    const mine = {
      purpose: 'HOUSING',
      gateway: 'CONSENT',
      protectionCondition: 'UK_GDPR_PUBLIC_TASK',
      necessity: 'n',
      proportionality: 'p',
    };
    expect(prefilledGrounds(mine, about)).toEqual(mine);
    expect(prefilledGrounds({ ...nothing, necessity: '  ' }, about).necessity).toContain('Northshire Police');
  });
  it('are blank without an agreement, so that the rule asks for them', () => {
    expect(Object.values(prefilledGrounds(nothing, { ...about, agreement: null }))).toEqual(['', '', '', '', '']);
  });
  it('of an urgent share are the protection of life, but its gateway is never guessed', () => {
    const urgent = { ...about, mode: 'URGENT' as const, agreement: null };
    expect(prefilledGrounds(nothing, urgent)).toMatchObject({
      purpose: 'PUBLIC_PROTECTION',
      gateway: '',
      protectionCondition: 'DPA2018_PART3_VITAL_INTERESTS',
    });
    expect(prefilledGrounds(nothing, { ...urgent, senderKind: 'COUNCIL' }).protectionCondition).toBe('UK_GDPR_VITAL_INTERESTS');
  });
  it('take the first purpose of an agreement that is about something narrower', () => {
    expect(usualPurpose({ purposes: ['HOUSING'], grounds: [] }, 'ROUTINE')).toBe('HOUSING');
  });
});
