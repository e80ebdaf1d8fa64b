import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { csvRows } from '../../apps/portal/src/journeys/imports/csv-rows.js';
import { ApiProcess, buildApi } from '../support/api-process.js';
import { anAgreement } from '../support/builders.js';
import { ImportDesk, NOTE_HEADS, noteCells } from '../support/import-desk.js';
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

describe('what partners were told before', () => {
  const HEADS = ['CRN', 'Told', 'Told on', 'Time told', 'How told', 'What was told', 'Category', 'Level', 'How you know', 'Why they needed it', 'Your reference']; // prettier-ignore
  const nameOf = async (player: 'practitioner' | 'prisonSecurity' | 'housingOfficer'): Promise<string> =>
    (await desk.rows<{ name: string }>('select name from concordat.agency where id = $1', desk.stage.cast.players[player].agencyId))[0]!
      .name;
  const told = (crn: string, agency: string, body: string, more: { on?: string; level?: string; why?: string; ref?: string } = {}): string[] =>
    [crn, agency, more.on ?? '02/03/2026', '14:30', 'By telephone', body, 'Danger to the public', more.level ?? 'High', 'I have seen the record', more.why ?? '', more.ref ?? '']; // prettier-ignore
  const sent = (rows: readonly string[][]): Promise<string> => imports.sent(WRITER, rows, HEADS, 'TOLD_BEFORE');
  const saved = async (rows: readonly string[][]) => {
    const id = await sent(rows);
    await imports.confirm(WRITER, id);
    return imports.settled(WRITER, id);
  };

  it('is a note and a decision as told then: the recipient reads it, one note for all who were told it, and nothing before it is confirmed', async () => {
    const { crn, id: person } = await aCase(WRITER, 'practitioner', 'prisonSecurity');
    const rows = [
      told(crn, (await nameOf('practitioner')).toUpperCase(), 'He followed a stranger home.', { ref: 'T-1' }),
      told(crn, await nameOf('prisonSecurity'), 'He followed  a stranger home.'),
    ];
    const before = await desk.traces(person);
    const id = await sent(rows);
    expect(await imports.seen(WRITER, id)).toMatchObject({ fresh: 2, refused: 0 });
    expect(await desk.traces(person)).toEqual({ ...before, ledger_entry: (before['ledger_entry'] as number) + 1 });
    expect(await imports.notes(person)).toBe(0);
    await imports.confirm(WRITER, id);
    expect(await imports.settled(WRITER, id)).toMatchObject({ state: 'DONE', brought: 2 });
    expect(await imports.notes(person)).toBe(1);
    const sets = await desk.rows('select mode, told_how, told_at from concordat.decision_set where person_id = $1', person);
    expect(sets).toEqual(Array(2).fill({ mode: 'AFTERWARDS', told_how: 'TELEPHONE', told_at: new Date('2026-03-02T14:30:00Z') }));
    const to = desk.stage.cast.players.practitioner.agencyId;
    const [share] = await desk.rows('select id from concordat.share where person_id = $1 and recipient_agency_id = $2', person, to);
    expect(await desk.open('practitioner', share?.['id'])).toMatchObject({ share: { mode: 'AFTERWARDS', toldHow: 'TELEPHONE' } });
    expect(await desk.count('share_item', 'share_id = $1 and body = $2', share?.['id'], 'He followed a stranger home.')).toBe(1);
    expect(await desk.count('access_log', `person_id = $1 and operation = 'carryImport' and act = 'DISCLOSURE'`, person)).toBe(2);
    expect(await imports.seen(WRITER, await sent(rows))).toMatchObject({ fresh: 0, here: 2 });
    expect(await desk.count('share', 'person_id = $1', person)).toBe(2);
  });

  it('leaves what is graver and undecided as one task, and is not held up by it', async () => {
    const { crn, id: person } = await aCase(WRITER, 'practitioner');
    for (const body of ['Threatened to kill her.', 'Has a knife.'])
      await desk.note(WRITER, person, (note) => note.saying(body).with({ level: 'VERY_HIGH' }));
    const done = await saved([told(crn, await nameOf('practitioner'), 'Seen near the school.', { level: 'Medium' })]);
    expect(done).toMatchObject({ state: 'DONE', brought: 1 });
    const tasks = (await desk.work(WRITER, person)).filter(({ noteIds }) => noteIds.length > 0);
    expect(tasks).toMatchObject([{ kind: 'EXPLAIN_GRAVER' }]);
    expect(tasks[0]?.noteIds).toHaveLength(2);
  });

  it('SHR-05: is refused when it is saved where what was told is a note with conditions, in the words of sharing', async () => {
    const { crn, id: person } = await aCase(WRITER, 'practitioner');
    const conditions = { handling_code: 'C', handling_conditions: 'Ask us first.', intelligence_grade: 'B', source_grade: 1 };
    const said = { category: 'PUBLIC', category_group: 'HARM', level: 'HIGH', ...conditions };
    await desk.note(WRITER, person, (note) => note.saying('From a source.').with(said));
    const done = await saved([told(crn, await nameOf('practitioner'), 'From a source.'), told(crn, await nameOf('practitioner'), 'Not from one.')]); // prettier-ignore
    expect(done).toMatchObject({ state: 'DONE', brought: 1, refused: 1 });
    expect(done.list.items[0]).toMatchObject({ fate: 'REFUSED', code: 'SHR-05', why: expect.stringContaining('handling conditions') });
    expect([await imports.notes(person), await desk.count('share', 'person_id = $1', person)]).toEqual([2, 1]);
  });

  it('IMP-14, IMP-15: is refused beforehand without an agreement, without why it was needed, and for a day that cannot be', async () => {
    const { crn, id: person } = await aCase(WRITER, 'housingOfficer');
    const [council, prison] = [await nameOf('housingOfficer'), await nameOf('prisonSecurity')];
    const id = await sent([
      told(crn, council, 'Told the council.'),
      told(crn, prison, 'Told the prison.'),
      told(crn, prison, 'Told the prison, and why.', { why: 'He was on his way to them' }),
      told(crn, prison, 'Not yet.', { on: '01/01/2099', why: 'He was on his way to them' }),
      told(crn, prison, 'Long ago.', { on: '01/01/2001', why: 'He was on his way to them' }),
      told(crn, 'Nobody', 'Told nobody.'),
    ]);
    const rows = (await imports.seen(WRITER, id))?.list.items;
    expect(rows?.map(({ fate, code, field }) => [fate, code, field])).toEqual([
      ['REFUSED', 'IMP-14', 'agency'], ['REFUSED', 'IMP-15', 'necessity'], ['NEW', null, null], ['REFUSED', 'IMP-12', 'toldOn'],
      ['REFUSED', 'IMP-12', 'toldOn'], ['REFUSED', 'IMP-13', 'agency'],
    ]); // prettier-ignore
    expect(rows?.[0]?.why).toContain('Record something you have already told somebody');
    await imports.confirm(WRITER, id);
    expect(await imports.settled(WRITER, id)).toMatchObject({ state: 'DONE', brought: 1, refused: 5 });
    expect([await imports.notes(person), await desk.count('share', 'person_id = $1', person)]).toEqual([1, 1]);
  });

  it('IMP-16: asks for a fresh sign-in towards an agency that has never had to do with the person, also when it is saved', async () => {
    const { crn, id: person } = await aCase();
    const signedIn = (ago: string) =>
      desk.rows(`update concordat.sign_in set authenticated_at = concordat.now() - interval '${ago}' returning id`);
    const rows = [told(crn, await nameOf('prisonSecurity'), 'Told the prison.', { why: 'He was on his way to them' })];
    const id = await sent(rows);
    await signedIn('20 minutes');
    try {
      expect((await imports.seen(WRITER, await sent(rows)))?.list.items[0]).toMatchObject({ fate: 'REFUSED', code: 'IMP-16' });
      await imports.confirm(WRITER, id);
      expect((await imports.settled(WRITER, id)).list.items[0]).toMatchObject({ fate: 'REFUSED', code: 'IMP-16' });
    } finally {
      await signedIn('0 minutes');
    }
    expect([await imports.notes(person), await desk.count('share', 'person_id = $1', person)]).toEqual([0, 0]);
  });

  it('IMP-14: keeps neither note nor decision where the agreement states no grounds for such a note, and says where they can be stated', async () => {
    const { crn, id: person } = await aCase(WRITER, 'housingOfficer');
    const { policeManager, housingOfficer } = desk.stage.cast.players;
    const agreement = await anAgreement(desk.stage.cast, [policeManager, housingOfficer]);
    await desk.rows(`update concordat.agreement_ground set category_group = 'WHEREABOUTS' where agreement_id = $1 returning agreement_id`, agreement); // prettier-ignore
    const done = await saved([told(crn, await nameOf('housingOfficer'), 'Told the council.')]);
    expect(done.list.items[0]).toMatchObject({ fate: 'REFUSED', code: 'IMP-14', why: expect.stringContaining('states no grounds') });
    expect([await imports.notes(person), await desk.count('share', 'person_id = $1', person)]).toEqual([0, 0]);
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
