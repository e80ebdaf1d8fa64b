import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

const consider = async (player: Player, input: Json): Promise<Json> => {
  const answer = await desk.ask(player, 'Consider', { input: { mode: 'ROUTINE', ...input } });
  return (answer['consider'] as Json | undefined) ?? answer;
};
const agency = (name: 'police' | 'probation' | 'prison' | 'council') => ({ agencyId: desk.stage.cast.agencies[name] });

describe('before deciding', () => {
  it('lists what is graver and what is as grave, series as one line, with the grounds filled in', async () => {
    const person = await desk.person();
    const low = await desk.note('policeManager', person, (note) => note.slight());
    const other = await desk.note('policeManager', person, (note) => note.slight());
    const series = await Promise.all(
      [1, 2].map(() => desk.note('policeManager', person, (note) => note.grave().with({ report_series: 'Weapon reports' }))),
    );
    const found = await consider('policeManager', { personId: person, noteIds: [low], recipients: [agency('probation')] });
    expect(found).toMatchObject({ groupAsked: false, expectedLeftOut: [], silentSources: expect.any(Array) });
    const [to] = found['recipients'] as (Json & { graver: Json[]; asGrave: Json[] })[];
    expect(to).toMatchObject({
      agency: { shortName: 'Probation' },
      agreement: { id: desk.agreement },
      purpose: 'OFFENDER_MANAGEMENT',
      gateway: 'OMA2007_S14',
      protectionCondition: 'DPA2018_PART3_STATUTORY',
      newToThePerson: false,
      graver: [{ title: 'Weapon reports', count: 2, level: 'HIGH' }],
      asGrave: [{ title: 'Address', count: 1, noteIds: [other] }],
    });
    expect([...(to?.graver[0]?.['noteIds'] as string[])].sort()).toEqual([...series].sort());
  });

  it('names whom policy expects and who was left out, and asks the sharer why when they do', async () => {
    const person = await desk.person();
    const high = await desk.note('prisonSecurity', person, (note) => note.grave());
    const found = await consider('prisonSecurity', { personId: person, noteIds: [high], recipients: [agency('probation')] });
    expect(found).toMatchObject({
      expectedLeftOut: [{ shortName: 'Northshire Police' }],
      groupAsked: true,
      recipients: [{ expected: true }],
    });
    const input = { personId: person, recipients: [desk.to('practitioner', [{ noteIds: [high], outcome: 'SHARED' }])] };
    expect(await desk.decide('prisonSecurity', input)).toMatchObject({
      code: 'SHR-08',
      explanation: expect.stringContaining('Northshire Police'),
    });
    const leftOut = [{ agencyId: desk.stage.cast.agencies.police, reasonWords: 'They gave it to us' }];
    expect(await desk.decide('prisonSecurity', { ...input, expectedLeftOut: leftOut })).toMatchObject({ __typename: 'SharedReceipt' });
  });

  it('offers those whom policy expects first, then who works with the person, then who has an agreement; never one’s own agency', async () => {
    const person = await desk.person();
    const high = await desk.note('prisonSecurity', person, (note) => note.grave());
    const { possibleRecipients } = await desk.ask<{ possibleRecipients: (Json & { agency: { shortName: string } })[] }>(
      'prisonSecurity',
      'ChooseShare',
      { personId: person, noteIds: [high] },
    );
    expect(
      possibleRecipients.map(({ agency: { shortName }, expected, member, agreement }) => [shortName, expected, member, agreement]),
    ).toEqual(
      [
        ['Probation', true, true, true],
        ['Northshire Police', true, true, true],
        ['Larchford Council', false, true, false],
      ].sort(
        (a, b) =>
          possibleRecipients.findIndex((one) => one.agency.shortName === a[0]) -
          possibleRecipients.findIndex((one) => one.agency.shortName === b[0]),
      ),
    );
    expect(possibleRecipients.at(-1)?.agency.shortName).toBe('Larchford Council');
  });

  it('leaves a row in the access log, and nothing else', async () => {
    const person = await desk.person();
    const low = await desk.note('policeManager', person, (note) => note.slight());
    const before = await desk.traces(person);
    await consider('policeManager', { personId: person, noteIds: [low], recipients: [agency('probation')] });
    const decide = {
      key: randomUUID(),
      personId: person,
      mode: 'ROUTINE',
      recipients: [desk.to('practitioner', [{ noteIds: [low], outcome: 'SHARED' }])],
    };
    await desk.ask('policeManager', 'Preview', { input: decide });
    expect(await desk.traces(person)).toEqual(before);
    expect(await desk.rows('select act, operation from concordat.access_log where person_id = $1 order by id', person)).toEqual([
      { act: 'CONSULTATION', operation: 'consider' },
      { act: 'CONSULTATION', operation: 'preview' },
    ]);
  });

  it('lists in the preview everybody whom a recipient would learn of, an informant only when the text names them', async () => {
    const person = await desk.person();
    const written = await desk.other('policeManager', 'RecordNote', {
      note: {
        personId: person, category: 'ADDRESS', level: 'LOW', nature: 'FACT', body: 'He stays with Ms A.', happenedOn: '2026-03-01', basis: 'RECORD_SEEN',
        newThirdParties: [{ reference: 'Ms A', class: 'PARTNER' }, { reference: 'Child B', class: 'CHILD' }, { reference: 'Source 4', class: 'INFORMANT' }],
      },
    }); // prettier-ignore
    const noteIds = [(written['note'] as Json)['id'] as string];
    const preview = async (item: Json): Promise<Json | undefined> => {
      const input = { key: randomUUID(), personId: person, mode: 'ROUTINE', recipients: [desk.to('practitioner', [{ noteIds, ...item }])] };
      return (await desk.ask<{ preview: Json[] }>('policeManager', 'Preview', { input })).preview[0];
    };
    expect(await preview({ outcome: 'SHARED' })).toMatchObject({
      recipient: 'Eastmoor Probation',
      thirdPartiesLearned: ['Child B', 'Ms A'],
    });
    const part = { outcome: 'SHARED_IN_PART', reasonCode: 'PART_IDENTIFIES_SOMEONE_ELSE', cuts: [{ code: 'THIRD_PARTY' }] };
    expect(await preview({ ...part, sharedText: 'He stays with a friend.' })).toMatchObject({ thirdPartiesLearned: [] });
    expect(await preview({ ...part, sharedText: 'Source 4 says he is in Eastmoor.' })).toMatchObject({ thirdPartiesLearned: ['Source 4'] });
    const share = await desk.shared('policeManager', 'practitioner', person, noteIds);
    expect(await desk.open('practitioner', share)).toMatchObject({ share: { items: [{ thirdParties: ['Child B', 'Ms A'] }] } });
  });

  it.each<Player>(['policeAuditor', 'policeAdministrator', 'policeRecords', 'policeWithoutPost'])('%s may not', async (player) => {
    expect(await consider(player, { personId: desk.alder, noteIds: [], recipients: [agency('probation')] })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('another agency’s note is missing', async () => {
    const theirs = await desk.note('prisonSecurity', desk.alder);
    expect(await consider('policeManager', { personId: desk.alder, noteIds: [theirs], recipients: [agency('probation')] })).toEqual({
      code: 'NOT_FOUND',
    });
  });
});
