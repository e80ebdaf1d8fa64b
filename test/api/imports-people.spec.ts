import type { Player } from '../support/actors.js';
import { aPerson } from '../support/builders.js';
import { ImportDesk, type ImportSeen, noteCells } from '../support/import-desk.js';
import type { SharingDesk } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
const WRITER = 'policeManager';
let imports: ImportDesk;
let desk: SharingDesk;
beforeAll(async () => {
  imports = await ImportDesk.open();
  desk = imports.desk;
});
afterAll(() => imports?.desk.stage.strike());

describe('people', () => {
  const HEADS = ['CRN', 'PNC', 'Forenames', 'Surname', 'DOB', 'Stage', 'Team', 'Lead'];
  const CHIEF = 'policeSupervisor';
  const row = (crn: string, family: string, more: Partial<Record<'pnc' | 'given' | 'born' | 'unit' | 'lead', string>> = {}): string[] => [
    crn, more.pnc ?? '', more.given ?? 'Alder', family, more.born ?? '01/05/1980', '', more.unit ?? 'Riverside District', more.lead ?? '',
  ]; // prettier-ignore
  const bring = async (rows: string[][], who: Player = CHIEF): Promise<[ImportSeen, ImportSeen]> => {
    const id = await imports.sent(who, rows, HEADS, 'PEOPLE');
    const judged = (await imports.seen(who, id))!;
    await imports.confirm(who, id);
    return [judged, await imports.settled(who, id)];
  };
  const fates = ({ list }: ImportSeen) => list.items.map(({ fate, code }) => [fate, code]);
  const found = async (who: Player, text: string): Promise<string[]> => {
    const { findPeople } = await desk.ask<{ findPeople: { items: { person: { id: string } }[] } }>(who, 'FindPeople', { text });
    return findPeople.items.map(({ person }) => person.id);
  };

  it('are judged and not saved; then found by name and opened by a practitioner of the unit, and by no other agency', async () => {
    const id = await imports.sent(CHIEF, [row('K100001', 'Quillfeather', { lead: 'wren adeyemi' })], HEADS, 'PEOPLE');
    expect(fates((await imports.seen(CHIEF, id))!)).toEqual([['NEW', null]]);
    expect(await desk.count('person', 'crn = $1', 'K100001')).toBe(0);
    await imports.confirm(CHIEF, id);
    expect(await imports.settled(CHIEF, id)).toMatchObject({ state: 'DONE', brought: 1 });
    const [person] = await found(WRITER, 'Quillfeather');
    const { staffId, unitId, agencyId } = desk.stage.cast.players[WRITER];
    const [member] = await desk.rows<object>(
      'select agency_id, unit_id, lead_staff_id from concordat.case_membership where person_id = $1',
      person,
    );
    expect(member).toEqual({ agency_id: agencyId, unit_id: unitId, lead_staff_id: staffId });
    expect(await desk.ask(WRITER, 'PersonHeader', { id: person })).toMatchObject({ person: { id: person } });
    expect(await found('practitioner', 'Quillfeather')).toEqual([]);
    expect(await desk.ask('practitioner', 'PersonHeader', { id: person })).toMatchObject({ person: null });
    expect(await desk.count('access_log', `person_id = $1 and operation = 'carryImport' and act = 'COLLECTION'`, person)).toBe(1);
    expect(await imports.brought(WRITER, [noteCells('K100001', 'Seen there.')])).toMatchObject({ brought: 1 });
    const again = await imports.sent(CHIEF, [row('K100001', 'Otherwise called')], HEADS, 'PEOPLE');
    expect(fates((await imports.seen(CHIEF, again))!)).toEqual([['ALREADY_HERE', null]]);
  });

  it('are brought by whoever supervises alone', async () => {
    for (const who of [WRITER, 'practitioner', 'policeRecords'] as const) {
      expect(await desk.other(who, 'BeginImport', { kind: 'PEOPLE', label: 'Old cases', heads: HEADS })).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
  });

  it('CAS-01: whose number another agency knows are told from nobody, and are one person where all agrees', async () => {
    const known = (crn: string) =>
      aPerson().called('Alder', 'Reed').born('1980-05-01').known({ crn }).knownTo(desk.stage.cast.players.practitioner);
    const theirs = await known('K200001').put(desk.stage.cast);
    await known('K200002').notFor(desk.stage.cast.players.prisonManager).put(desk.stage.cast);
    const [ours, closed] = ['K200003', 'K200004'] as const;
    await imports.person(ours, WRITER);
    await aPerson()
      .called('Ivy', 'Closed')
      .known({ crn: closed })
      .knownTo(desk.stage.cast.players[WRITER])
      .notFor(desk.stage.cast.players[CHIEF])
      .put(desk.stage.cast);
    const rows = [
      row('K200001', 'Reeds'), row('K200001', 'Reed', { given: 'Aldo' }), row('K200001', 'Reed', { born: '02/05/1980' }),
      row('K200001', 'Reed', { pnc: '2011/0000001A' }), row('K200002', 'Reed'), row(closed, 'Closed', { given: 'Ivy' }), row('NONE', 'Reed'),
      row('K200001', 'Reed'), row(ours, 'Field'),
    ]; // prettier-ignore
    const [judged, done] = await bring(rows);
    const refused = Array.from({ length: 7 }, () => ['REFUSED', 'CAS-01']);
    expect(fates(judged)).toEqual([...refused, ['NEW', null], ['ALREADY_HERE', null]]);
    expect(new Set(judged.list.items.slice(0, 7).map(({ why, field, person }) => JSON.stringify([why, field, person]))).size).toBe(1);
    expect(fates(done)).toEqual([...refused, ['DONE', null], ['ALREADY_HERE', null]]);
    expect(await desk.count('case_membership', 'person_id = $1', theirs)).toBe(2);
    expect(await desk.count('person', 'crn = $1', 'K200001')).toBe(1);
  });

  it('CAS-02, CAS-03, CAS-04: may be the same as somebody here, of no unit or lead of ours, or a child', async () => {
    await aPerson()
      .called('Sorrel', 'Twin')
      .born('1981-02-03')
      .known({ crn: 'K300001' })
      .knownTo(desk.stage.cast.players[WRITER])
      .put(desk.stage.cast);
    await aPerson().called('Sorrel', 'Elsewhere').born('1981-02-03').known({ crn: 'K300002' }).knownTo(desk.stage.cast.players.practitioner).put(desk.stage.cast); // prettier-ignore
    const twin = { given: 'SORREL', born: '03/02/1981' };
    const id = await imports.sent(
      CHIEF,
      [
        row('', 'Twin', twin), row('K300003', 'Twin', twin), row('', 'Elsewhere', twin), row('K300004', 'Aster', { unit: 'Delivery unit 7' }),
        row('K300005', 'Aster', { unit: 'Delivery unit 7' }), row('K300006', 'Aster', { lead: 'Heron Qureshi' }), row('K300007', 'Aster', { born: '01/05/2015' }),
      ],
      HEADS,
      'PEOPLE',
    ); // prettier-ignore
    const seen = (await imports.seen(CHIEF, id))!;
    expect(fates(seen)).toEqual([
      ['REFUSED', 'CAS-02'], ['NEW', null], ['NEW', null], ['REFUSED', 'CAS-03'], ['REFUSED', 'CAS-03'], ['REFUSED', 'CAS-03'], ['REFUSED', 'CAS-04'],
    ]); // prettier-ignore
    expect(seen.list.items[0]?.why).toContain('K300001');
  });
});
