import { randomUUID } from 'node:crypto';
import { refuse } from '@lib/kernel';
import { type Acting, KeyedActs, OutcomeUnknown, PipelinedReader, ReadPath, type Tx, UnitOfWork } from '@lib/platform';
import { asOwner } from '../support/database.js';
import { type OrchardApi, orchardApi, POLICE, PROBATION } from '../support/orchard-api.js';

let orchard: OrchardApi;
let work: UnitOfWork;
let keys: KeyedActs;
let reader: PipelinedReader;
let police: Acting;
let probation: Acting;

beforeAll(async () => {
  orchard = await orchardApi();
  work = orchard.api.app.get(UnitOfWork, { strict: false });
  keys = orchard.api.app.get(KeyedActs, { strict: false });
  reader = orchard.api.app.get(PipelinedReader, { strict: false });
  police = orchard.world.actors[POLICE] as Acting;
  probation = orchard.world.actors[PROBATION] as Acting;
});
afterAll(async () => orchard?.stop());

const logRow = (tx: Tx, actor: Acting, operation: string): Promise<unknown> =>
  tx.query(`insert into concordat.access_log (agency_id, staff_id, act, operation) values ($1, $2, 'ALTERATION', $3)`, [
    actor.agencyId,
    actor.staffId,
    operation,
  ]);
const logged = async (operation: string): Promise<number> =>
  asOwner(
    orchard.database.ownerUrl,
    async (owner) => (await owner.query(`select 1 from concordat.access_log where operation = $1`, [operation])).rowCount ?? 0,
  );

describe('a unit of work', () => {
  test('commits what a refusal wrote, and nothing of what a fault wrote', async () => {
    await work.run(police, async (tx) => {
      await logRow(tx, police, 'refused');
      return refuse('X-01', 'no');
    });
    await expect(
      work.run(police, async (tx) => {
        await logRow(tx, police, 'thrown');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect([await logged('refused'), await logged('thrown')]).toEqual([1, 0]);
  });

  test('cannot write for another agency', async () => {
    await expect(work.run(police, (tx) => logRow(tx, probation, 'foreign'))).rejects.toThrow('row-level security');
  });

  test('COMMIT that answers ROLLBACK is not "saved"', async () => {
    const swallowing = work.run(police, async (tx) => {
      await tx.query('select 1 / 0').catch(() => undefined);
      return 'saved';
    });
    await expect(swallowing).rejects.toBeInstanceOf(OutcomeUnknown);
  });

  test('a connection that dies at COMMIT leaves the outcome unknown, and the next act has a sound connection', async () => {
    const dying = work.run(police, async (tx) => {
      const [{ pid }] = (await tx.query('select pg_backend_pid() as pid')) as [{ pid: number }];
      await asOwner(orchard.database.ownerUrl, async (owner) => owner.query('select pg_terminate_backend($1)', [pid]));
      await new Promise((done) => setTimeout(done, 50));
      return 'saved';
    });
    await expect(dying).rejects.toBeInstanceOf(OutcomeUnknown);
    await expect(work.run(police, async (tx) => tx.query('select 1 as one'))).resolves.toEqual([{ one: 1 }]);
  });
});

describe('an act with a key', () => {
  const submit = (key: string, input: object, act: () => Promise<unknown>) =>
    work.run(police, (tx) => keys.once(tx, police, { key, operation: 'test', input }, act));

  test('fifty at once are one act with one answer', async () => {
    const key = randomUUID();
    let acts = 0;
    const act = async (): Promise<object> => {
      acts += 1;
      await new Promise((done) => setTimeout(done, 20));
      return { reference: `CON-${acts}`, at: new Date(0) };
    };
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(key, { a: 1, b: [1, 2] }, act)));
    expect(acts).toBe(1);
    for (const answer of answers) expect(answer).toEqual({ reference: 'CON-1', at: '1970-01-01T00:00:00.000Z' });
  });

  test('the same key with other answers is refused', async () => {
    const key = randomUUID();
    await submit(key, { a: 1 }, async () => 'first');
    expect(await submit(key, { a: 2 }, async () => 'second')).toMatchObject({ refused: true, code: 'KEY_REUSED' });
    expect(await submit(key, { a: 1 }, async () => 'third')).toBe('first');
  });

  test('a refusal is not kept: the corrected form uses its key again', async () => {
    const key = randomUUID();
    expect(await submit(key, { a: 1 }, async () => refuse('X-02', 'no'))).toMatchObject({ code: 'X-02' });
    expect(await submit(key, { a: 2 }, async () => 'done')).toBe('done');
  });

  test('an act that fell over may be sent again', async () => {
    const key = randomUUID();
    await expect(submit(key, {}, async () => Promise.reject(new Error('power cut')))).rejects.toThrow('power cut');
    expect(await submit(key, {}, async () => 'done')).toBe('done');
  });

  test('one person’s key is nobody else’s', async () => {
    const key = randomUUID();
    await submit(key, {}, async () => 'mine');
    const other = await work.run(probation, (tx) => keys.once(tx, probation, { key, operation: 'test', input: {} }, async () => 'theirs'));
    expect(other).toBe('theirs');
  });
});

describe('the pipelined reader', () => {
  const WHO = { name: 'who', text: `select concordat.current_agency() as agency, concordat.current_staff() as staff`, values: [] };

  test('never carries one person over to the next, however they are mixed', async () => {
    const actors = [police, probation];
    const asked = Array.from({ length: 400 }, (_, i) => {
      const actor = actors[i % 2] as Acting;
      if (i % 7 === 0)
        return reader.read(actor, { text: 'select 1 / ($1::int - $1::int)', values: [i] }).then(
          () => 'no',
          () => 'failed',
        );
      if (i % 5 === 0) return reader.ask<{ agency: string | null }>(WHO).then(([row]) => (row?.agency === null ? 'nobody' : 'leak'));
      return reader
        .read<{ agency: string; staff: string }>(actor, WHO)
        .then(([row]) => (row?.agency === actor.agencyId && row?.staff === actor.staffId ? 'own' : 'leak'));
    });
    const found = await Promise.all(asked);
    expect(found.filter((one) => one === 'leak' || one === 'no')).toEqual([]);
    expect(new Set(found)).toEqual(new Set(['failed', 'nobody', 'own']));
  });

  test('outside any actor there is nothing to see', async () => {
    await expect(reader.ask({ text: 'select 1 from concordat.risk_note', values: [] })).resolves.toEqual([]);
    await expect(reader.ask({ text: 'select 1 from concordat.person', values: [] })).resolves.toEqual([]);
  });

  test('no log row, no content', async () => {
    const query = `query P($id: UUID!) { person(id: $id) { name } }`;
    const { rows } = await asOwner(orchard.database.ownerUrl, async (owner) =>
      owner.query<{ id: string }>(
        `select p.id from concordat.person p join concordat.person_sight s on s.person_id = p.id and s.agency_id = $1 where p.stage <> 'RECALL' limit 1`,
        [police.agencyId],
      ),
    );
    const id = rows[0]?.id;
    const before = await orchard.api.ask<{ person: { name: string } }>(orchard.tokenOf(POLICE), query, { id });
    expect(before.data?.person.name).toContain('Rowan');
    await asOwner(orchard.database.ownerUrl, async (owner) => owner.query('revoke insert on concordat.access_log from concordat_api'));
    const during = await orchard.api.ask(orchard.tokenOf(POLICE), query, { id });
    await asOwner(orchard.database.ownerUrl, async (owner) => owner.query('grant insert on concordat.access_log to concordat_api'));
    expect(during.text).not.toContain('Rowan');
    expect(during.errors?.[0]?.extensions.code).toBe('FAULT');
  });
});

describe('what a request reads at one moment', () => {
  const agencies = async (): Promise<string[]> =>
    asOwner(orchard.database.ownerUrl, async (owner) =>
      (await owner.query<{ id: string }>('select id from concordat.agency order by id')).rows.map(({ id }) => id),
    );
  const reading = () => {
    const correlationId = randomUUID();
    const caller = { actor: police, bearer: null, correlationId } as Parameters<ReadPath['reading']>[0];
    return orchard.api.app.get(ReadPath, { strict: false }).reading(caller, 'Together', () => Promise.resolve(caller));
  };

  test('is read in one transaction, and what comes of it in the next', async () => {
    const ids = await agencies();
    const transactions = jest.spyOn(reader, 'readTogether');
    const one = reading();
    const found = await Promise.all(ids.map((id) => one.one('OrchardAgency', id)));
    expect(found.map((row) => row?.['id'])).toEqual(ids);
    expect(transactions.mock.calls.map(([, statements]) => statements.length)).toEqual([ids.length]);
    await one.one('OrchardAgency', ids[0] ?? '');
    expect(transactions.mock.calls.length).toBe(2);
    transactions.mockRestore();
  });

  test('is answered though something beside it fails', async () => {
    const [id = ''] = await agencies();
    const one = reading();
    const asked = [one.one('OrchardAgency', id), one.one('OrchardAgency', 'no id at all'), one.one('OrchardAgency', id)];
    const told = await Promise.allSettled(asked);
    expect(told.map((answer) => (answer.status === 'fulfilled' ? answer.value?.['id'] : (answer.reason as { code: string }).code))).toEqual(
      [id, '22P02', id],
    );
  });

  test('of many is spread over several transactions', async () => {
    const [id = ''] = await agencies();
    const transactions = jest.spyOn(reader, 'readTogether');
    const one = reading();
    await Promise.all(Array.from({ length: 45 }, () => one.one('OrchardAgency', id)));
    expect(transactions.mock.calls.map(([, statements]) => statements.length)).toEqual([20, 20, 5]);
    transactions.mockRestore();
  });
});
