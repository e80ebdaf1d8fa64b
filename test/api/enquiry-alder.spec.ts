import { randomUUID } from 'node:crypto';
import { answered, OPERATIONS, type Told } from '../support/enquiry-desk.js';
import type { Json } from '../support/sharing-desk.js';
import { ToldWorld } from '../support/told-world.js';

jest.setTimeout(120_000);

const POLICE = 'police-offender-manager';
const PROBATION = 'probation-practitioner';

describe('ALDER, five days before the release', () => {
  let world: ToldWorld;
  beforeAll(async () => {
    world = await ToldWorld.asAt('alder.json', '2027-02-25T17:00:00Z');
  });
  afterAll(() => world.strike());

  const tell = async (subject: string, operation: keyof typeof OPERATIONS, variables: object): Promise<Told> => {
    const answer = await world.raw<{ done: Told }>(subject, OPERATIONS[operation], variables);
    if (!answer.data?.done) throw new Error(answer.text);
    return answer.data.done;
  };
  const act = (subject: string, operation: keyof typeof OPERATIONS, input: Json) =>
    tell(subject, operation, { input: { key: randomUUID(), ...input } });
  const flags = async (subject: string, personId: string) => {
    const query = 'query($id: UUID!) { person(id: $id) { contradictions { kind questionCodes words enquiry { id } } } }';
    return (await world.raw<{ person: { contradictions: Json[] } }>(subject, query, { id: personId })).data?.person.contradictions;
  };

  it('A2: the report that contradicts the level goes with the answers, and is flagged on both sides', async () => {
    const personId = world.slugs.id('person', 'alder');
    const j5 = world.slugs.id('note', 'alder-j5');
    const recipient = { agencyId: world.slugs.id('agency', 'northshire-probation') };
    const ask = {
      personId,
      setCode: 'before-release-asked-of-probation',
      setVersion: 1,
      recipient,
      workingDays: 2,
      why: 'He is to be released on Tuesday',
    };
    const asked = await act(POLICE, 'ask', ask);
    expect(asked).toMatchObject({ __typename: 'EnquiryAsked' });
    const enquiryId = (asked['enquiry'] as { id: string }).id;
    expect(await flags(POLICE, personId)).toEqual([]);

    const asAt = { asAt: '2027-02-25' };
    const groups = ['childrenCommunity', 'publicCommunity', 'adultCommunity', 'staffCommunity'].map((code) => [
      code,
      code.startsWith('public') || code.startsWith('adult') ? 'MEDIUM' : 'LOW',
    ]);
    const custody = ['childrenCustody', 'publicCustody', 'adultCustody', 'staffCustody', 'prisonersCustody'].map((code) => [code, 'LOW']);
    const saved = await tell(PROBATION, 'save', {
      input: {
        enquiryId,
        answers: [
          answered('q1', { overall: 'MEDIUM', ...Object.fromEntries([...groups, ...custody]) }, asAt),
          answered('q3', { different: 'true', level: 'HIGH', document: 'A housing report', documentOn: '2027-02-24' }, asAt),
        ],
      },
    });
    expect(saved).toMatchObject({ __typename: 'AnswersSaved', answering: { done: 2 } });
    const check = await tell(PROBATION, 'check', { enquiryId, noteIds: [j5] });
    expect(check).toMatchObject({ going: [{ questionCode: 'q1' }, { questionCode: 'q3' }], graver: [], ready: true });
    const leftOut = (check['expectedLeftOut'] as { shortName: string }[]).map(({ shortName }) => shortName);
    const sent = await act(PROBATION, 'send', {
      enquiryId,
      seen: check['seen'] as number,
      notes: [{ noteIds: [j5], outcome: 'SHARED' }],
      expectedLeftOut: leftOut.map((name) => ({ agencyId: agencyOf(name), reasonWords: 'Told by a share of their own tomorrow.' })),
    });
    expect(sent).toMatchObject({ __typename: 'AnswersSent', contradictions: [{ kind: 'DIFFERENT_ROSH', questionCodes: ['q3'] }] });
    for (const subject of [POLICE, PROBATION]) {
      expect(await flags(subject, personId)).toMatchObject([
        {
          kind: 'DIFFERENT_ROSH',
          questionCodes: ['q3'],
          words: 'A document gives a different risk of serious harm level: high.',
          enquiry: { id: enquiryId },
        },
      ]);
    }
    const [share] = sent['shares'] as { id: string }[];
    const opened = await world.tell<{ openShare: { share: { items: { body: string }[] } } }>(POLICE, 'OpenShare', { id: share?.id });
    const bodies = opened.openShare.share.items.map(({ body }) => body).join('\n');
    expect(bodies).toMatch(/Overall: medium/i);
    expect(bodies).toMatch(/The level it gives: high/i);
    expect(bodies).toMatch(/The housing report describes a high risk/);
    // The prison was asked nothing and was told nothing.
    expect(await flags('prison-offender-manager', personId)).toEqual([]);
  });

  const agencyOf = (shortName: string): string =>
    world.slugs.id('agency', ({ 'HMP Elmwick': 'hmp-elmwick' } as Record<string, string>)[shortName] ?? 'millbrook-council');
});
