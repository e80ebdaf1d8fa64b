import { asOwner } from '../support/database.js';
import { MailRoom } from '../support/mail-room.js';
import { until, WorkerProcess, workOnce } from '../support/worker.js';
import { NOON, WorkerStage } from '../support/worker-stage.js';

jest.setTimeout(120_000);
let stage: WorkerStage;
beforeAll(async () => {
  stage = await WorkerStage.set();
});
afterAll(() => stage.strike());

describe('starting', () => {
  it('says in words what is missing', async () => {
    const { code, err, out } = await new WorkerProcess({}).ended();
    expect({ code, err, out }).toEqual({ code: 1, out: '', err: expect.stringContaining('WORKER_DATABASE_URL must be given') });
  });

  it('refuses a role that may do more than the worker should', async () => {
    const { code, err } = await workOnce(stage.database.ownerUrl);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('Let it sign in as concordat_worker') });
  });

  it('refuses a moved clock in production', async () => {
    await stage.clock(NOON);
    const { code, err } = await new WorkerProcess(
      { WORKER_DATABASE_URL: stage.database.workerUrl, NODE_ENV: 'production' },
      '--once',
    ).ended();
    expect({ code, err }).toEqual({ code: 1, err: 'The clock of the record has been moved, and this is production.\n' });
  });

  it('ends when the connection that makes it the only worker is lost', async () => {
    const worker = await stage.start().ready();
    await stage.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'concordat-worker-lock' and datname = current_database()`,
    );
    expect((await worker.ended()).code).toBe(1);
  });

  it('says "ready" once, stands by while another works, and takes its place', async () => {
    const first = await stage.start().ready();
    const second = stage.start();
    await until(() => second.out.includes('standing by'));
    expect(second.lines).not.toContain('ready');
    expect(await first.end('SIGTERM')).toBeLessThan(5_000);
    expect(await first.ended()).toMatchObject({ code: 0, err: '' });
    await second.ready();
    expect(await second.end('SIGINT')).toBeLessThan(5_000);
    expect([first, second].map(({ lines }) => lines.filter((line) => line === 'ready').length)).toEqual([1, 1]);
  });
});

describe('a worker that is killed, or told to stop, in the middle of a job', () => {
  /** The job waits for this lock, so that the worker is in the middle of it for as long as the test likes. */
  async function inTheMiddle(work: (worker: WorkerProcess, person: string) => Promise<void>): Promise<{ person: string; out: string }> {
    await stage.clock(NOON);
    const { person } = await stage.alder();
    const worker = await stage.start().ready();
    await until(async () => (await stage.jobs()) === 0);
    await asOwner(stage.database.ownerUrl, async (holder) => {
      await holder.query(`select pg_advisory_lock(hashtextextended('gaps ' || $1::text, 0))`, [person]);
      await stage.enqueue('raise-gaps', { personId: person }, `raise-gaps:${person}`);
      await until(
        async () =>
          (
            await stage.sql(
              `select 1 from pg_locks l join pg_stat_activity a using (pid) where l.locktype = 'advisory' and not l.granted and a.datname = current_database()`,
            )
          ).length > 0,
      );
      await work(worker, person);
    });
    return { person, out: worker.out };
  }
  const doneOnce = async (person: string): Promise<void> => {
    const { n } = (
      await stage.sql<{ n: number }>(`select count(*)::int n from graphile_worker._private_jobs where locked_by is not null`)
    )[0] ?? { n: 0 };
    expect(n).toBe(1);
    const next = await stage.start().ready();
    await until(async () => (await stage.items('GROUP_GAP', person)).length > 0 && (await stage.jobs()) === 0);
    await next.end('SIGTERM');
    expect(await stage.items('GROUP_GAP', person)).toHaveLength(2);
  };

  it('kill -9: the next worker does it, once, at once', async () => {
    const { person, out } = await inTheMiddle(async (worker) => {
      await worker.end('SIGKILL');
    });
    await doneOnce(person);
    expect(out).not.toMatch(/blade|mattress/);
  });

  it('SIGTERM: ends within five seconds, and the next worker does it, once', async () => {
    const { person } = await inTheMiddle(async (worker) => {
      expect(await worker.end('SIGTERM')).toBeLessThan(5_000);
    });
    await doneOnce(person);
  });
});

describe('a worker that is killed after its mail was taken and before it could write that down', () => {
  it('leaves it known as unknown: the next one sends nothing twice, and the rest', async () => {
    await stage.clock(NOON);
    const room = await MailRoom.open();
    const { agencyId, staffId } = stage.cast.players.policeManager;
    const told = async (key: string, who: string): Promise<void> => {
      await stage.sql(
        `insert into concordat.mail_choice (staff_id, agency_id, address, mine) values ($1, $2, $3, 'AT_ONCE') on conflict do nothing`,
        who,
        agencyId,
        `${key}@northshire.example`,
      );
      await stage.sql(
        `insert into concordat.work_item (agency_id, staff_id, kind, summary, dedupe_key, interrupts) values ($1, $2, 'NOT_FOR_US', 'x', $3, 'RECALL')`,
        agencyId, who, key,
      ); // prettier-ignore
    };
    await stage.sql(`insert into concordat.agency_mail (agency_id, domains) values ($1, '{northshire.example}')`, agencyId);
    const worker = await stage.start(room.settings).ready();
    room.beforeAnswer = async () => {
      await worker.end('SIGKILL');
    };
    await told('first', staffId);
    await until(() => room.received.length === 1 && !worker.running);
    room.beforeAnswer = () => Promise.resolve();
    await told('second', stage.cast.players.policeColleague.staffId);
    const next = await stage.start(room.settings).ready();
    await until(async () => (await stage.sql(`select 1 from concordat.mail where state = 'SENT'`)).length === 1);
    // A second look, as the clock has it every minute.
    await stage.enqueue('tell-people', {});
    await until(async () => (await stage.jobs()) === 0);
    await next.end('SIGTERM');
    expect(room.received.map(({ to }) => to)).toEqual(['first@northshire.example', 'second@northshire.example']);
    expect(await stage.sql('select state from concordat.mail order by composed_at')).toEqual([{ state: 'UNKNOWN' }, { state: 'SENT' }]);
    for (const out of [worker.out, next.out]) expect(out).not.toMatch(/northshire\.example|MSG-/);
    await room.close();
  });
});
