import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { actAs } from '../support/act-as.js';
import { asOwner } from '../support/database.js';
import { SamplingDesk } from '../support/sampling-desk.js';
import type { Json } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
let table: SamplingDesk;
beforeAll(async () => {
  table = await SamplingDesk.open();
});
afterAll(() => table?.desk.stage.strike());

describe('what is found', () => {
  it('SMD-01: not by whoever has endorsed it since it was drawn, nor by whoever decided it; the table refuses as well', async () => {
    const { decision, drawn } = await table.oneDrawn({ by: table.player('policeAuditor') });
    expect(await table.find('policeAuditor', drawn, 'AGREED')).toMatchObject({ __typename: 'SharingRefused', code: 'SMD-01' });
    const supervisor = table.player('policeSupervisor');
    await table.desk.rows('update concordat.decision set endorsed_by = $2, endorsed_at = concordat.now(), endorsement = $3 where id = $1', decision, supervisor.staffId, 'ENDORSED'); // prettier-ignore
    expect(await table.find('policeSupervisor', drawn, 'AGREED')).toMatchObject({ code: 'SMD-01' });
    expect((await table.desk.ask<Json>('policeSupervisor', 'SampledDecision', { id: drawn }))['sampledDecision']).toMatchObject({
      own: true,
    });
    expect(await table.desk.count('sample_finding', 'sampled_id = $1', drawn)).toBe(0);
    expect(await table.desk.count('access_log', `subject_id = $1 and act = 'REFUSED' and code = 'SMD-01'`, drawn)).toBe(2);
    const attempt = (staff: typeof supervisor) =>
      asOwner(table.url, async (client) => {
        await client.query('begin; set local role concordat_api');
        await actAs(client, { ...staff, roles: ['SUPERVISOR'] });
        await client.query(
          `insert into concordat.sample_finding (sampled_id, decision_id, agency_id, person_id, decided_by, finding, found_by, ledger_entry_id)
           select x.id, x.decision_id, x.agency_id, x.person_id, x.decided_by, 'AGREED', $2, s.ledger_entry_id from concordat.sampled_decision x join concordat.decision_sample s on s.id = x.sample_id where x.id = $1`,
          [drawn, staff.staffId],
        );
        await client.query('rollback');
      });
    await expect(attempt(supervisor)).rejects.toThrow(/row-level security|violates check/);
    await expect(attempt(table.player('policeAuditor'))).rejects.toThrow(/row-level security|violates check/);
    await expect(attempt(table.player('hillsideManager'))).resolves.toBeUndefined();
  });

  it('returned, it is the decider’s work, who reads why and answers in words; nobody else among the practitioners reads it', async () => {
    const { decision, drawn } = await table.oneDrawn();
    const before = await table.desk.count('ledger_entry');
    expect(await table.find('policeSupervisor', drawn, 'RETURNED')).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await table.find('policeSupervisor', drawn, 'RETURNED', 'Nobody asked who else lives there')).toMatchObject({
      __typename: 'SampleFindingRecorded',
      sampled: { finding: { finding: 'RETURNED' } },
    });
    expect(await table.find('policeAuditor', drawn, 'AGREED')).toMatchObject({ code: 'SMD-02' });
    expect(await table.desk.count('ledger_entry')).toBe(before + 1);
    expect(
      await table.desk.rows('select agency_id, kind, reason_code, words from concordat.trail_entry where decision_id = $1', decision),
    ).toEqual([
      {
        agency_id: table.player('policeManager').agencyId,
        kind: 'SAMPLED',
        reason_code: 'RETURNED',
        words: 'Nobody asked who else lives there',
      },
    ]);
    const [{ person_id: person = '', id: finding = '' } = {}] = await table.desk.rows<{ person_id: string; id: string }>(
      'select person_id, id from concordat.sample_finding where sampled_id = $1',
      drawn,
    );
    const [work] = (await table.desk.work('policeManager', person)) as { id?: string; kind: string; subjectId: string | null }[];
    expect(work).toMatchObject({ kind: 'SAMPLE_RETURNED', subjectId: finding });
    const read = async (who: Player) => (await table.desk.ask<Json>(who, 'SampleFinding', { id: finding }))['sampleFinding'];
    expect(await read('policeManager')).toMatchObject({
      finding: 'RETURNED',
      words: 'Nobody asked who else lives there',
      decision: { id: decision },
    });
    for (const who of ['policeColleague', 'hillsideManager', 'policeGovernor', 'practitioner'] as const) expect(await read(who)).toBeNull();
    const input = { id: work?.id ?? '', words: 'She lives alone; it is in the note of May' };
    expect(await table.desk.other('policeManager', 'CloseWork', input)).toMatchObject({ __typename: 'WorkClosed' });
    expect((await table.desk.ask<Json>('policeSupervisor', 'SampledDecision', { id: drawn }))['sampledDecision']).toMatchObject({
      finding: { answer: input.words, answeredAt: expect.any(String) },
    });
    await expect(table.desk.rows('update concordat.sample_finding set words = $2 where id = $1', finding, 'x')).rejects.toThrow(
      /never changed/,
    );
  });

  it('returned when the decider has gone, it is work for the supervisor of their unit', async () => {
    const personId = await table.desk.person();
    const gone = randomUUID();
    const { agencyId, unitId } = table.player('policeManager');
    await table.desk.rows(
      'insert into concordat.staff (id, agency_id, name, job_title) values ($1, $2, $3, $4)',
      gone,
      agencyId,
      'Merlin Thorne',
      'Left',
    );
    const { drawn } = await table.oneDrawn({ personId, by: { ...table.player('policeManager'), staffId: gone, unitId } });
    await table.find('policeAuditor', drawn, 'RETURNED', 'Nobody asked who else lives there');
    expect(await table.desk.work('policeSupervisor', personId)).toMatchObject([{ kind: 'SAMPLE_RETURNED' }]);
    expect(await table.desk.work('policeManager', personId)).toEqual([]);
  });

  it('a learning point goes to the unit, names nobody and says on the trail only that there is one', async () => {
    const { decision, drawn } = await table.oneDrawn();
    expect(await table.find('policeSupervisor', drawn, 'LEARNING_POINT', 'Wren should have asked first')).toMatchObject({
      code: 'SMD-03',
      field: 'words',
    });
    expect(await table.desk.count('sample_finding', 'sampled_id = $1', drawn)).toBe(0);
    const words = 'Ask who else lives there before deciding';
    expect(await table.find('policeSupervisor', drawn, 'LEARNING_POINT', words)).toMatchObject({ __typename: 'SampleFindingRecorded' });
    const [raised] = await table.desk.rows(
      `select unit_id, staff_id, person_id, summary from concordat.work_item where kind = 'LEARNING_POINT'`,
    );
    expect(raised).toEqual({ unit_id: table.player('policeManager').unitId, staff_id: null, person_id: null, summary: words });
    const [trail] = await table.desk.rows<{ words: string | null }>(
      'select words from concordat.trail_entry where decision_id = $1',
      decision,
    );
    expect(trail).toEqual({ words: null });
  });

  it('agreed, it asks nothing of anybody; whoever does not look at samples may not find, and another agency sees none', async () => {
    const { drawn } = await table.oneDrawn();
    for (const who of ['policeManager', 'policeGovernor', 'policeRecords', 'practitioner'] as const)
      expect(await table.find(who, drawn, 'AGREED')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await table.find('policeAuditor', randomUUID(), 'AGREED')).toEqual({ code: 'NOT_FOUND' });
    const works = await table.desk.count('work_item');
    expect(await table.find('policeAuditor', drawn, 'AGREED')).toMatchObject({ __typename: 'SampleFindingRecorded' });
    expect(await table.desk.count('work_item')).toBe(works);
    const { decisionSamples } = await table.desk.ask<{ decisionSamples: { items: Json[] } }>('policeSupervisor', 'DecisionSamples', {
      from: '2025-01-01',
      to: '2025-12-31',
    });
    expect(decisionSamples.items[0]).toMatchObject({ drawn: 1, looked: 1, returned: 0, learningPoints: 0 });
  });

  it('of a case that is closed to whoever looks, nothing is to be seen', async () => {
    const { drawn } = await table.oneDrawn();
    const [{ person_id: person = '' } = {}] = await table.desk.rows<{ person_id: string }>(
      'select person_id from concordat.sampled_decision where id = $1',
      drawn,
    );
    const { agencyId, staffId } = table.player('policeAuditor');
    await table.desk.rows(
      `insert into concordat.access_limit (person_id, agency_id, staff_id, kind, reason) values ($1, $2, $3, 'EXCLUDED', 'Acquainted')`,
      person,
      agencyId,
      staffId,
    );
    expect((await table.desk.ask<Json>('policeAuditor', 'SampledDecision', { id: drawn }))['sampledDecision']).toBeNull();
    expect(await table.find('policeAuditor', drawn, 'AGREED')).toEqual({ code: 'NOT_FOUND' });
    expect(await table.find('policeSupervisor', drawn, 'AGREED')).toMatchObject({ __typename: 'SampleFindingRecorded' });
  });
});
