import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { buildWorker, workOnce } from '../support/worker.js';

let desk: SharingDesk;
beforeAll(async () => {
  buildWorker();
  desk = await SharingDesk.open();
}, 180_000);
afterAll(() => desk?.stage.strike());

interface Gap {
  readonly agency_id: string;
  readonly unit_id: string;
  readonly role: string;
  readonly recipient_agency_id: string;
  readonly note_ids: string[];
  readonly summary: string;
}
const open = (personId: string): Promise<Gap[]> =>
  desk.rows<Gap & Json>(
    `select agency_id, unit_id, role, recipient_agency_id, note_ids, summary from concordat.work_item
      where kind = 'GROUP_GAP' and person_id = $1 and closed_at is null order by agency_id = $2 desc`,
    personId,
    desk.stage.cast.agencies.prison,
  );
async function work(): Promise<void> {
  const { code, err } = await workOnce(desk.stage.database.workerUrl);
  if (code !== 0) throw new Error(err);
}

/** Probation tells the police something slight while the prison and the police each hold something grave. */
async function told(): Promise<{ person: string; weapon: string; order: string; low: string }> {
  const person = await desk.person();
  const weapon = await desk.note('prisonSecurity', person, (note) => note.grave().saying('A blade under the mattress.'));
  const order = await desk.note('policeManager', person, (note) => note.grave().saying('A stalking order stands.'));
  const low = await desk.note('practitioner', person, (note) => note.slight());
  await desk.shared('practitioner', 'policeManager', person, [low]);
  return { person, weapon, order, low };
}

describe('what the group and the recipient hold', () => {
  it('becomes work at the desk that holds it, by the job the share left behind; the sharer is told nothing', async () => {
    const { agencies, units } = desk.stage.cast;
    const { person, weapon, order } = await told();
    expect(await open(person)).toEqual([]);
    await work();
    expect(await open(person)).toEqual([
      {
        agency_id: agencies.prison,
        unit_id: units.security,
        role: 'SUPERVISOR',
        recipient_agency_id: agencies.police,
        note_ids: [weapon],
        summary: expect.any(String),
      },
      {
        agency_id: agencies.police,
        unit_id: units.riverside,
        role: 'SUPERVISOR',
        recipient_agency_id: agencies.probation,
        note_ids: [order],
        summary: expect.any(String),
      },
    ]);
    for (const operation of ['MyWork', 'CaseFile', 'CaseReceived', 'Trail'] as const) {
      const variables = operation === 'Trail' ? { personId: person } : operation === 'MyWork' ? {} : { id: person };
      const { text } = await desk.raw('practitioner', operation, variables);
      expect(text).not.toMatch(/GROUP_GAP|mattress|stalking order/);
      for (const id of [weapon, order]) expect(text).not.toContain(id);
    }
    expect(await desk.work('policeSupervisor', person)).toMatchObject([{ kind: 'GROUP_GAP', noteIds: [order] }]);
  });

  it('asked again it does nothing; decided about, it closes by itself', async () => {
    const { person, order } = await told();
    await work();
    const first = await open(person);
    await desk.rows(`select concordat.enqueue('raise-gaps', $1::jsonb, null)`, JSON.stringify({ personId: person }));
    await work();
    expect(await open(person)).toEqual(first);
    expect(await desk.count('work_item', `kind = 'GROUP_GAP' and person_id = $1`, person)).toBe(2);
    await desk.decide('policeManager', {
      personId: person,
      recipients: [
        desk.to('practitioner', [
          { noteIds: [order], outcome: 'WITHHELD', reasonCode: 'COURT_FORBIDS_IT', reasonWords: 'The order is sealed' },
        ]),
      ],
    });
    await work();
    expect((await open(person)).map((gap) => gap.agency_id)).toEqual([desk.stage.cast.agencies.prison]);
  });

  it('a share that is taken back leaves nothing owed', async () => {
    const person = await desk.person();
    await desk.note('prisonSecurity', person, (note) => note.grave());
    const low = await desk.note('practitioner', person, (note) => note.slight());
    const share = await desk.shared('practitioner', 'policeManager', person, [low]);
    await work();
    expect(await open(person)).toHaveLength(1);
    await desk.revoke('practitioner', share);
    await work();
    expect(await open(person)).toEqual([]);
  });

  it('asks again when something graver is recorded later, by a holder who never shared', async () => {
    const person = await desk.person();
    const low = await desk.note('practitioner', person, (note) => note.slight());
    await desk.shared('practitioner', 'policeManager', person, [low]);
    await work();
    expect(await open(person)).toEqual([]);
    const written = await desk.other('prisonSecurity', 'RecordNote', {
      note: {
        personId: person,
        category: 'WEAPON',
        level: 'HIGH',
        nature: 'FACT',
        body: 'A blade.',
        happenedOn: '2026-03-01',
        basis: 'RECORD_SEEN',
      },
    });
    expect(written).toMatchObject({ toldLess: [] });
    await work();
    expect(await open(person)).toMatchObject([{ agency_id: desk.stage.cast.agencies.prison, note_ids: [(written['note'] as Json)['id']] }]);
  });

  it('a refused share leaves no job behind', async () => {
    const person = await desk.person();
    const low = await desk.note('practitioner', person, (note) => note.slight());
    await desk.note('practitioner', person, (note) => note.grave());
    await work();
    await desk.decide('practitioner', {
      personId: person,
      recipients: [desk.to('policeManager', [{ noteIds: [low], outcome: 'SHARED' }])],
    });
    expect(await desk.rows('select 1 from graphile_worker._private_jobs where key = $1', `raise-gaps:${person}`)).toEqual([]);
  });
});
