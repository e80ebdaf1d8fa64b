import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { csvRows } from '../../apps/portal/src/journeys/imports/csv-rows.js';
import { ApiProcess, buildApi } from '../support/api-process.js';
import type { Player } from '../support/actors.js';
import { aPerson } from '../support/builders.js';
import { ImportDesk, type ImportSeen, NOTE_HEADS, noteCells } from '../support/import-desk.js';
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

let persons = 0;
const aCase = async (...players: Parameters<ImportDesk['person']>[1][]): Promise<{ crn: string; id: string }> => {
  const crn = `X7${String((persons += 1)).padStart(5, '0')}`;
  return { crn, id: await imports.person(crn, ...(players.length > 0 ? players : [WRITER] as const)) }; // prettier-ignore
};

describe('what is sent', () => {
  it('is judged row by row, and nothing of it is in the record before it is confirmed', async () => {
    const [ours, theirs] = [await aCase(), await aCase('practitioner')];
    const before = await desk.traces(ours.id);
    const rows = [
      noteCells(ours.crn, 'He followed a stranger home.', 'OLD-1'),
      noteCells(ours.crn.toLowerCase(), 'He followed a stranger home.'),
      noteCells(theirs.crn, 'Not ours to write about.'),
      noteCells('X999999', 'About nobody.'),
      ['Z', ...noteCells(ours.crn, 'Wrong words.').slice(1)],
      [ours.crn, 'Danger to everybody', 'High', 'Fact', 'x', '31/02/2026', 'I have seen the record', ''],
      [ours.crn, 'Danger to the public', 'Low', 'Fact', 'Seen near the school.', '02/03/2026', 'I have seen the record', ''],
    ];
    const id = await imports.sent(WRITER, rows);
    const one = await imports.seen(WRITER, id);
    expect(one).toMatchObject({ state: 'CHECKED', rows: 7, fresh: 1, here: 1, refused: 5, brought: 0 });
    const fates = one?.list.items.map(({ fate, code, field }) => [fate, code, field]);
    expect(fates).toEqual([
      ['NEW', null, null], ['ALREADY_HERE', null, null], ['REFUSED', 'IMP-07', 'person'], ['REFUSED', 'IMP-07', 'person'],
      ['REFUSED', 'IMP-07', 'person'], ['REFUSED', 'IMP-12', 'category'], ['REFUSED', 'RSK-01', 'levelReason'],
    ]); // prettier-ignore
    expect(one?.list.items[2]?.why).toBe(one?.list.items[3]?.why);
    expect(one?.list.items[5]?.why).toMatch(/Category must be .*When it happened must be a real date/);
    expect(await desk.traces(ours.id)).toEqual({ ...before, ledger_entry: (before['ledger_entry'] as number) + 1 });
    expect(await imports.notes(ours.id)).toBe(0);
  });

  it('is saved when it is confirmed, by whoever sent it, on the trail and the record, and its text goes from here', async () => {
    const { crn, id: person } = await aCase();
    const done = await imports.brought(WRITER, [noteCells(crn, 'First.', 'A-1'), noteCells(crn, 'Second.', 'A-2')]);
    expect(done).toMatchObject({ state: 'DONE', fresh: 0, brought: 2, refused: 0 });
    expect(done.list.items.map(({ fate, cells }) => [fate, cells])).toEqual([['DONE', []], ['DONE', []]]); // prettier-ignore
    expect(await imports.notes(person)).toBe(2);
    expect(await desk.count('trail_entry', `person_id = $1 and kind = 'NOTE_RECORDED'`, person)).toBe(2);
    expect(await desk.count('access_log', `person_id = $1 and operation = 'carryImport' and act = 'COLLECTION'`, person)).toBe(2);
  });

  it('sent again is here already, whoever of the agency sends it; and so is another text under the same reference', async () => {
    const { crn, id: person } = await aCase();
    await imports.brought(WRITER, [noteCells(crn, 'Once.', 'B-1')]);
    const again = await imports.seen('policeSupervisor', await imports.sent('policeSupervisor', [noteCells(crn, 'Once.'), noteCells(crn, 'Other words.', 'B-1')])); // prettier-ignore
    expect(again).toMatchObject({ fresh: 0, here: 2 });
    expect(await imports.confirm('policeSupervisor', again!.id)).toMatchObject({ code: 'IMP-09' });
    expect(await imports.notes(person)).toBe(1);
  });

  it('brings in once what two people send at the same time', async () => {
    const { crn, id: person } = await aCase();
    const rows = Array.from({ length: 30 }, (_, at) => noteCells(crn, `Report ${at}.`));
    const ids = [await imports.sent(WRITER, rows), await imports.sent('policeSupervisor', rows)] as const;
    await Promise.all([imports.confirm(WRITER, ids[0]), imports.confirm('policeSupervisor', ids[1])]);
    const [one, other] = [await imports.settled(WRITER, ids[0]), await imports.settled('policeSupervisor', ids[1])];
    expect([one.state, other.state, one.brought + other.brought, one.here + other.here]).toEqual(['DONE', 'DONE', 30, 30]);
    expect(await imports.notes(person)).toBe(30);
  });
});

describe('an import', () => {
  it.each([
    ['IMP-01', 'label', { label: 'x' }],
    ['IMP-02', 'heads', { heads: ['Person', 'Note'] }],
    ['IMP-02', 'heads', { heads: [...NOTE_HEADS, 'CRN'] }],
  ])('%s: is refused for its %s', async (code, field, input) => {
    expect(await desk.other(WRITER, 'BeginImport', { kind: 'NOTES', label: 'Old notes', heads: NOTE_HEADS, ...input })).toMatchObject({
      code,
      field,
    });
  });

  it('takes the columns in any order, in the words of other systems, and names those that mean nothing', async () => {
    const { crn } = await aCase();
    const heads = ['Shoe size', 'NOTE TEXT', 'crn', 'type', 'Nature', 'date', 'basis'];
    const id = await imports.sent(WRITER, [['9', 'Seen there.', crn, 'public', 'FACT', '2026-03-02', 'record seen']], heads);
    expect(await imports.seen(WRITER, id)).toMatchObject({ fresh: 1, ignored: ['Shoe size'], heads });
  });

  it('IMP-03, IMP-04, IMP-05: takes its rows in order, once, and not none', async () => {
    const { crn } = await aCase();
    const id = await imports.begun(WRITER);
    expect(await imports.stage(WRITER, id, 1, [], false)).toMatchObject({ code: 'IMP-04' });
    expect(await imports.stage(WRITER, id, 0, [], true)).toMatchObject({ code: 'IMP-05' });
    const key = randomUUID();
    const [one, other] = [0, 1].map(() => imports.stage(WRITER, id, 0, [noteCells(crn, 'Once.')], true, { key }));
    expect(await other).toEqual(await one);
    expect(await imports.stage(WRITER, id, 1, [], false)).toMatchObject({ code: 'IMP-03' });
    expect(await imports.seen(WRITER, id)).toMatchObject({ rows: 1 });
  });

  it('IMP-08, IMP-10, IMP-11: is let go before it is confirmed, and not afterwards', async () => {
    const { crn, id: person } = await aCase();
    const id = await imports.sent(WRITER, [noteCells(crn, 'Let go.')]);
    expect(await desk.other(WRITER, 'CancelImport', { importId: id })).toMatchObject({ import: { state: 'CANCELLED' } });
    expect(await desk.count('import_row', 'import_id = $1', id)).toBe(0);
    expect(await imports.confirm(WRITER, id)).toMatchObject({ code: 'IMP-08' });
    expect(await desk.other(WRITER, 'CancelImport', { importId: id })).toMatchObject({ code: 'IMP-11' });
    expect(await imports.notes(person)).toBe(0);
  });

  it('is its sender’s: whoever supervises them reads how many, and no row; nobody else that there is one', async () => {
    const { crn } = await aCase(WRITER, 'practitioner');
    const id = await imports.sent(WRITER, [noteCells(crn, 'Seen there.')]);
    expect(await imports.seen('policeSupervisor', id)).toMatchObject({ fresh: 1, list: { items: [] } });
    expect(await imports.seen('practitioner', id)).toBeNull();
    expect(await imports.confirm('policeSupervisor', id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await imports.confirm('practitioner', id)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await desk.ask('policeAuditor', 'RecordImports'))['code']).toBe('FORBIDDEN');
  });
});

describe('actions', () => {
  const HEADS = ['Person', 'Owner', 'Team', 'Action', 'Why', 'Due date'];
  it('are set as their page sets them, for agencies that work with the person, and are on both trails', async () => {
    const { crn, id: person } = await aCase(WRITER, 'practitioner');
    const [{ name }] = (await desk.rows<{ name: string }>('select name from concordat.agency where id = $1', desk.stage.cast.players.practitioner.agencyId)) as [{ name: string }]; // prettier-ignore
    const [other] = await desk.rows<{ name: string }>(
      'select name from concordat.agency where id = $1',
      desk.stage.cast.players.housingOfficer.agencyId,
    );
    const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const row = (owner: string, what: string, day = due): string[] => [crn, owner, '', what, 'He is to be released', day];
    const rows = [
      row(name.toUpperCase(), 'Find a place'),
      row(other!.name, 'Find a place'),
      row('No such agency', 'Ask'),
      row(name, 'Too late', '2020-01-01'),
    ];
    const id = await imports.sent(WRITER, rows, HEADS, 'ACTIONS');
    const seen = await imports.seen(WRITER, id);
    expect(seen?.list.items.map(({ fate, code }) => [fate, code])).toEqual([['NEW', null], ['REFUSED', 'ACT-01'], ['REFUSED', 'IMP-13'], ['REFUSED', 'ACT-02']]); // prettier-ignore
    await imports.confirm(WRITER, id);
    expect(await imports.settled(WRITER, id)).toMatchObject({ state: 'DONE', brought: 1, refused: 3 });
    expect(await desk.count('action', 'person_id = $1', person)).toBe(1);
    expect(await desk.count('trail_entry', `person_id = $1 and kind = 'ACTION_SET'`, person)).toBe(2);
  });
});

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

describe('whoever sent it', () => {
  it('brings nothing in about somebody whose case was closed to them since', async () => {
    const [open, closed] = [await aCase(), await aCase()];
    const id = await imports.sent(WRITER, [noteCells(open.crn, 'Still ours.'), noteCells(closed.crn, 'No longer.')]);
    await desk.rows(`update concordat.case_membership set until = concordat.now() where person_id = $1 returning id`, closed.id);
    await desk.rows(`delete from concordat.person_sight where person_id = $1 returning person_id`, closed.id);
    await imports.confirm(WRITER, id);
    expect(await imports.settled(WRITER, id)).toMatchObject({ state: 'DONE', brought: 1, refused: 1 });
    expect((await imports.seen(WRITER, id, { fate: 'REFUSED' }))?.list.items[0]).toMatchObject({ code: 'IMP-07', person: null });
    expect(await imports.notes(closed.id)).toBe(0);
  });
});

const ROWS = Number(process.env['IMPORT_ROWS'] ?? 400);
const CASES = Math.max(20, ROWS / 50);
const PATIENCE = ROWS * 100 + 60_000;

describe('an import that is carried', () => {
  const until = async (what: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + PATIENCE; !(await what());) {
      if (Date.now() > end) throw new Error('it never came');
      await new Promise((resume) => setTimeout(resume, 50));
    }
  };
  const counted = async (id: string): Promise<{ state: string; brought: number; fresh: number }> => {
    const sql = 'select state, brought, fresh from concordat.record_import where id = $1';
    return (await desk.rows<{ state: string; brought: number; fresh: number }>(sql, id))[0]!;
  };

  it('stops when the sign-in of whoever sent it ends, says so, and goes on when they come back', async () => {
    const { crn, id: person } = await aCase();
    const id = await imports.sent(
      WRITER,
      Array.from({ length: 120 }, (_, at) => noteCells(crn, `Watched, ${at}.`)),
    );
    await imports.confirm(WRITER, id);
    await until(async () => (await counted(id)).brought > 0);
    const [{ staffId }] = [desk.stage.cast.players[WRITER]];
    const ended = await desk.rows<{ id: string }>(
      `update concordat.account set state = 'SUSPENDED' where staff_id = $1 returning id`,
      staffId,
    );
    const { brought } = await counted(id);
    await new Promise((resume) => setTimeout(resume, 4_000));
    const after = await counted(id);
    // One batch may have been under way.
    expect([after.state, after.brought <= brought + 20, after.fresh > 0]).toEqual(['CARRYING', true, true]);
    expect(await imports.notes(person)).toBe(after.brought);
    await desk.rows(`update concordat.account set state = 'ACTIVE' where id = $1 returning id`, ended[0]?.id);
    await desk.rows(`update concordat.record_import set touched_at = touched_at - interval '1 minute' where id = $1 returning id`, id);
    expect(await imports.seen(WRITER, id)).toMatchObject({ state: 'STOPPED', brought: after.brought });
    await imports.confirm(WRITER, id);
    expect(await imports.settled(WRITER, id)).toMatchObject({ state: 'DONE', brought: 120 });
    expect(await imports.notes(person)).toBe(120);
  }, 60_000);

  it(
    `of ${ROWS} rows, killed half way and begun again: nothing twice, nothing lost, in bounded memory`,
    async () => {
      buildApi();
      const { stage } = desk;
      const { token } = stage.cast.players[WRITER];
      const cases: { crn: string; id: string }[] = [];
      while (cases.length < CASES) cases.push(await aCase());
      const start = () => ApiProcess.start(stage.database.apiUrl, stage.issuer);
      const ask = async (api: ApiProcess, operation: string, input: object): Promise<{ import: { id: string } }> => {
        const answer = await api.ask(token, operation, { input: { key: randomUUID(), ...input } });
        const done = answer?.data?.[operation.charAt(0).toLowerCase() + operation.slice(1)];
        if (!(done as { import?: object })?.import) throw new Error(JSON.stringify(answer));
        return done as never;
      };
      let api = await start();
      const before = api.megabytes;
      let most = before;
      const file = function* () {
        yield `${NOTE_HEADS.join(',')}\r\n`;
        for (let at = 0; at < ROWS; at += 1) yield `${noteCells(cases[at % CASES]!.crn, `Report ${at}.`, `KILL-${at}`).join(',')}\r\n`;
      };
      const began = Date.now();
      const rows = csvRows(Readable.from(file()));
      const heads = (await rows.next()).value!.cells as string[];
      const { id: importId } = (await ask(api, 'BeginImport', { kind: 'NOTES', label: 'Killed half way', heads })).import;
      let [batch, held]: [number, object[]] = [0, []];
      const flush = async (last: boolean): Promise<void> => {
        await ask(api, 'StageImportRows', { importId, batch, rows: held, last });
        most = Math.max(most, api.megabytes);
        [batch, held] = [batch + 1, []];
      };
      for await (const row of rows) {
        if (held.length === 200) await flush(false);
        held.push(row);
      }
      await flush(true);
      const staged = Date.now();
      expect(await counted(importId)).toMatchObject({ state: 'CHECKED', fresh: ROWS, brought: 0 });
      await ask(api, 'ConfirmImport', { importId });
      const beyond = (count: number) => async () => {
        most = Math.max(most, api.megabytes);
        const { brought, state } = await counted(importId);
        return brought >= count || state === 'DONE';
      };
      await until(beyond(ROWS / 2));
      api.kill();
      await api.ended();
      const saved = (await counted(importId)).brought;
      const people = cases.map(({ id }) => id);
      expect([saved < ROWS, await desk.count('risk_note', 'person_id = any($1)', people)]).toEqual([true, saved]);
      api = await start();
      await ask(api, 'ConfirmImport', { importId });
      await until(beyond(ROWS));
      await until(async () => (await counted(importId)).state === 'DONE');
      const took = (Date.now() - staged) / 1000;
      api.kill();
      await api.ended();
      const [notes] = await desk.rows<{ n: number; once: number }>(
      'select count(*)::int n, count(distinct body)::int once from concordat.risk_note where person_id = any($1)', people,
    ); // prettier-ignore
      expect(notes).toEqual({ n: ROWS, once: ROWS });
      expect(await desk.count('import_row', `import_id = $1 and fate = 'DONE' and cells is null`, importId)).toBe(ROWS);
      console.log(
        `${ROWS} rows: judged in ${((staged - began) / 1000).toFixed(1)} s, saved in ${took.toFixed(1)} s with a kill (${Math.round(ROWS / took)} a second); the API held ${before} MB before and ${most} MB at most`,
      );
      expect(most - before).toBeLessThan(400);
    },
    PATIENCE * 3,
  );
});
