import { expectedAgencies, expectedKinds, EXPECTATIONS } from './expected-recipients.js';
import { type Heard, REQUIRED_SOURCES, silentOnes, sourceStates } from './silent-sources.js';
import { STAGES } from './stages.js';
import { day } from './spec/builders.js';
import { aNoteToShare } from './spec/decision-builders.js';

const tagging = (heard: readonly Heard[], asked: readonly Heard[]) =>
  sourceStates('RECALL', heard, asked, day(0)).find((source) => source.code === 'TAGGING');

describe('silent sources', () => {
  it('names what a stage calls for and nobody has given this agency', () => {
    const states = sourceStates('BEFORE_RELEASE', [{ desk: 'CHILDREN_SERVICES', at: day(-3) }, { desk: 'CHILDREN_SERVICES', at: day(-9) }, { desk: null, at: day(-1) }], [], day(0)); // prettier-ignore
    expect(states.find((source) => source.code === 'CHILDREN_SERVICES')).toMatchObject({ state: 'ANSWERED', lastHeardAt: day(-3) });
    expect(silentOnes(states).map((source) => source.code)).toEqual([
      'PRISON_SECURITY',
      'POLICE_DOMESTIC_ABUSE',
      'POLICE_INTELLIGENCE',
      'HOUSING',
    ]);
  });

  it('does not count what was heard afterwards', () => {
    expect(tagging([{ desk: 'TAGGING', at: day(1) }], [])).toMatchObject({ state: 'NOTHING_RECEIVED', askedAt: null });
  });

  it('says since when a source that was asked owes a reply, and lists it with the silent ones', () => {
    const asked = [{ desk: 'TAGGING', at: day(-2) }, { desk: 'TAGGING', at: day(-5) }, { desk: 'HOUSING', at: day(-9) }, { desk: null, at: day(-9) }]; // prettier-ignore
    expect(tagging([], asked)).toMatchObject({ state: 'ASKED_NO_REPLY', askedAt: day(-5), lastHeardAt: null });
    expect(tagging([{ desk: 'TAGGING', at: day(-3) }], asked)).toMatchObject({ state: 'ASKED_NO_REPLY', askedAt: day(-2) });
    expect(tagging([{ desk: 'TAGGING', at: day(-1) }], asked)).toMatchObject({ state: 'ANSWERED', askedAt: null });
    expect(tagging([], [{ desk: 'TAGGING', at: day(1) }])).toMatchObject({ state: 'NOTHING_RECEIVED', askedAt: null });
    expect(silentOnes([tagging([], asked)!]).map(({ askedAt }) => askedAt)).toEqual([day(-5)]);
  });

  it('asks for prison security around release, where its silence once cost most', () => {
    for (const stage of STAGES) {
      const codes = REQUIRED_SOURCES.filter((source) => source.stages.includes(stage)).map((source) => source.code);
      expect(codes.length).toBeGreaterThan(0);
      if (stage !== 'COMMUNITY') expect(codes).toContain('PRISON_SECURITY');
    }
  });
});

describe('expected recipients', () => {
  it('expects the police to be told of violence at every stage', () => {
    for (const stage of STAGES) expect(expectedKinds('VIOLENCE', stage)).toContain('POLICE');
    expect(expectedKinds('VIOLENCE', 'CUSTODY')).toEqual(['POLICE', 'PROBATION', 'PRISON']);
    expect(expectedKinds('NO_SUCH_GROUP', 'RECALL')).toEqual([]);
  });

  it('never expects gang association to go beyond police, probation and prison', () => {
    const kinds = EXPECTATIONS.filter((line) => line.groups.includes('GANG_AND_EXPLOITATION')).flatMap((line) => line.kinds);
    expect(kinds.filter((kind) => !['POLICE', 'PROBATION', 'PRISON'].includes(kind))).toEqual([]);
  });

  it('expects only agencies on the case, never the sharer', () => {
    const onCase = [
      { agencyId: 'probation', kind: 'PROBATION', name: 'Us' },
      { agencyId: 'police', kind: 'POLICE', name: 'Northshire Police' },
      { agencyId: 'council', kind: 'COUNCIL', name: 'Borough Council' },
    ];
    const notes = [aNoteToShare('a', 'HIGH', { categoryGroup: 'WEAPONS' }), aNoteToShare('b', 'LOW', { categoryGroup: 'SUBSTANCE' })];
    expect(expectedAgencies(notes, onCase, 'probation', 'COMMUNITY')).toEqual([{ ...onCase[1], noteIds: ['a'] }]);
  });
});
