import { randomUUID } from 'node:crypto';
import { asOwner } from '../support/database.js';
import { codeAt, keyIn, LocalDesk, PASSPHRASE, typed, WRONG } from '../support/local-desk.js';
import { LocalIdentity } from '../support/local-identity.js';

jest.setTimeout(60_000);
let desk: LocalDesk;

beforeAll(async () => {
  desk = await LocalDesk.open();
}, 120_000);
afterAll(() => desk?.close());

describe('before anybody has switched local accounts on', () => {
  it('says so, and writes nothing', async () => {
    expect(await desk.invite(await desk.newcomer())).toMatchObject({ __typename: 'SharingRefused', code: 'LAC-01' });
    expect(await desk.sql('select 1 from identity.account')).toEqual([]);
  });
});

describe('the identity process', () => {
  it('reaches its own schema and nothing else, and cannot make an account or an invitation', async () => {
    for (const table of ['concordat.person', 'concordat.staff', 'concordat.account', 'portal.session'])
      await expect(asOwner(desk.stage.database.identityUrl, (client) => client.query(`select 1 from ${table}`))).rejects.toMatchObject({
        code: '42501',
      });
    for (const call of ['concordat.local_accounts()', `concordat.invite_local_account(null, '', '')`])
      await expect(asOwner(desk.stage.database.identityUrl, (client) => client.query(`select ${call}`))).rejects.toMatchObject({
        code: '42501',
      });
    await expect(
      asOwner(desk.stage.database.identityUrl, (client) =>
        client.query(`insert into identity.account (subject, sign_in_name, person_name, agency_name) values ('a', 'a', 'a', 'a')`),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    for (const url of [desk.stage.database.apiUrl, desk.stage.database.workerUrl, desk.stage.database.portalUrl])
      await expect(asOwner(url, (client) => client.query('select 1 from identity.account'))).rejects.toMatchObject({ code: '42501' });
  });

  it('writes down where it stands, and does not start under another address', async () => {
    await desk.startIdentity();
    expect(await desk.sql('select address from identity.issuer')).toEqual([{ address: desk.identity.url }]);
    await expect(LocalIdentity.start(desk.stage.database)).rejects.toThrow(/belong to http:\/\/localhost:\d+, and IDENTITY_URL is/);
  });

  it('runs in production only behind https, and is never the demonstration there', async () => {
    const production = (changes: NodeJS.ProcessEnv) => LocalIdentity.start(desk.stage.database, { NODE_ENV: 'production', ...changes });
    await expect(production({})).rejects.toThrow(/must begin with https/);
    await expect(production({ IDENTITY_MODE: 'demo' })).rejects.toThrow(/lets anybody be anybody/);
    await expect(production({ IDENTITY_DATABASE_URL: '' })).rejects.toThrow(/IDENTITY_DATABASE_URL/);
    const https = { IDENTITY_URL: 'https://id.example', PORTAL_URL: 'https://portal.example' };
    await expect(production({ ...https, IDENTITY_BEHIND_PROXY: 'no' })).rejects.toThrow(/IDENTITY_BEHIND_PROXY/);
    // Everything of production is in order there, up to the address that this database knows already.
    await expect(production(https)).rejects.toThrow(/belong to http:\/\/localhost:\d+, and IDENTITY_URL is https:\/\/id.example/);
  });
});

describe('inviting', () => {
  it('is for administrators, and for the people of their own agency: others are not there', async () => {
    const own = await desk.newcomer();
    const other = await desk.newcomer('Sorrel Wick', 'council');
    expect((await desk.asked('policeSupervisor', own)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const [foreign, missing] = [await desk.asked('policeAdministrator', other), await desk.asked('policeAdministrator', randomUUID())];
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(foreign.text).toBe(missing.text);
    expect(await desk.sql('select 1 from identity.account')).toEqual([]);
    const denied = await desk.sql(
      `select subject_id from concordat.access_log where act = 'DENIED' and subject_type = 'Account' and subject_id = $1`,
      [other],
    );
    expect(denied).toHaveLength(1);
    // The control: the same act for the own person is done.
    expect(await desk.invite(own)).toMatchObject({ __typename: 'LocalAccountInvited', account: { state: 'INVITED' } });
  });

  it('wants a fresh sign-in', async () => {
    const own = await desk.newcomer();
    await desk.sql(`update concordat.sign_in set authenticated_at = now() - interval '16 minutes'`);
    expect((await desk.asked('policeAdministrator', own)).errors?.[0]?.extensions.code).toBe('STEP_UP_NEEDED');
    await desk.sql(`update concordat.sign_in set authenticated_at = now()`);
    expect(await desk.invite(own)).toMatchObject({ __typename: 'LocalAccountInvited' });
  });

  it('is refused for oneself and for those who sign in elsewhere', async () => {
    const { players } = desk.stage.cast;
    expect(await desk.invite(players.policeAdministrator.staffId)).toMatchObject({ code: 'LAC-02' });
    expect(await desk.invite(players.policeManager.staffId)).toMatchObject({ code: 'LAC-03' });
  });

  it('keeps the hash of the link only, and is recorded without it', async () => {
    const staffId = await desk.newcomer('Kit O’Dell');
    const { link, account } = await desk.invite(staffId);
    expect(account.signInName).toMatch(/^kit\.odell\.\d{4}$/);
    expect(link).toMatch(new RegExp(`^${desk.identity.url}/accept/[\\w-]{43}$`));
    const token = link.slice(-43);
    const kept = await desk.sql<{ row: string }>(`select to_jsonb(i)::text as row from identity.invitation i
      union all select to_jsonb(a)::text from identity.account a union all select to_jsonb(l)::text from concordat.access_log l
      union all select to_jsonb(k)::text from concordat.keyed_act k`);
    expect(kept.length).toBeGreaterThan(2);
    for (const { row } of kept) expect(row).not.toContain(token);
    const logged = await desk.sql(
      `select act, details ->> 'before' as before from concordat.access_log where operation = 'inviteLocalAccount' and subject_id = $1`,
      [staffId],
    );
    expect(logged).toEqual([{ act: 'ALTERATION', before: 'NONE' }]);
  });

  it('lists the accounts of the own agency to its administrators, and the people who have none', async () => {
    const { data } = await desk.send('policeAdministrator', 'LocalAccounts', {});
    const { items } = data?.['localAccounts'] as { items: { state: string; staff: { name: string } }[] };
    expect(items.map(({ staff }) => staff.name)).toEqual([...items.map(({ staff }) => staff.name)].sort());
    expect(items.some(({ staff, state }) => staff.name === 'Kit O’Dell' && state === 'INVITED')).toBe(true);
    expect((await desk.send('policeManager', 'LocalAccounts', {})).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await desk.newcomer('Tansy Firth');
    await desk.newcomer('Tansy Elsewhere', 'council');
    const found = await desk.send('policeAdministrator', 'StaffWithoutAccount', { name: 'tansy' });
    const names = (found.data?.['staffWithoutAccount'] as { items: { name: string }[] }).items.map(({ name }) => name);
    expect(names).toEqual(['Tansy Firth']);
  });
});

describe('accepting', () => {
  it('asks for a passphrase that is long and not foreseeable, and for a code, and then the link is dead', async () => {
    const { link, account } = await desk.invite(await desk.newcomer('Marlow Quill'));
    const visitor = desk.visitor('203.0.113.7');
    const first = await visitor.get(link);
    expect([first.status, first.text]).toEqual([200, expect.stringContaining(account.signInName)]);
    expect(first.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(first.headers.get('referrer-policy')).toBe('no-referrer');
    const why = async (passphrase: string, again = passphrase): Promise<string> => {
      const { status, text } = await visitor.post(link, { passphrase, again });
      expect(text).not.toContain(`value="${passphrase}"`);
      return `${status} ${/role="alert">.*?<a href="#\w+">(.*?)<\/a>/s.exec(text)?.[1] ?? text}`;
    };
    expect(await why('short one')).toMatch(/^400 The passphrase must be 12 characters or more/);
    expect(await why('Password2026!')).toMatch(/^400 The passphrase is made of words that are tried first/);
    expect(await why('Marlow Quill 1999')).toMatch(/tried first/);
    expect(await why('Northshire Police 4')).toMatch(/tried first/);
    expect(await why('abcabcabcabcabc')).toMatch(/repeats itself/);
    expect(await why(PASSPHRASE, WRONG)).toMatch(/^400 The two are not the same/);
    expect(await why('kettle walrus\u0000 obvious')).toMatch(/hidden character/);
    expect((await visitor.get(`${link}/code`)).to).toContain('/accept/');
    expect((await visitor.post(link, { passphrase: PASSPHRASE, again: PASSPHRASE })).status).toBe(303);
    const enrol = await visitor.get(`${link}/code`);
    const secret = keyIn(enrol.text);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(enrol.text).toContain('<svg');
    expect(enrol.text).toMatch(/otpauth:\/\/totp\//);
    expect((await visitor.post(`${link}/code`, { code: '000000' })).status).toBe(400);
    expect((await visitor.post(`${link}/code`, { code: codeAt(secret) })).text).toContain('Your account is ready');
    for (const address of [link, `${link}/code`])
      expect([
        (await visitor.get(address)).status,
        (await visitor.post(address, { code: codeAt(secret), passphrase: WRONG, again: WRONG })).status,
      ]).toEqual([404, 404]);
    const [row] = await desk.sql<{ hash: string; sealed: string }>(
      'select passphrase_hash as hash, totp_secret as sealed from identity.account where sign_in_name = $1',
      [account.signInName],
    );
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row?.sealed).not.toContain(secret);
  });

  it('is done once, however many press at the same moment', async () => {
    const { link } = await desk.invite(await desk.newcomer());
    const visitor = desk.visitor('203.0.113.7');
    await visitor.post(link, { passphrase: PASSPHRASE, again: PASSPHRASE });
    const secret = keyIn((await visitor.get(`${link}/code`)).text);
    const pressed = await Promise.all(
      Array.from({ length: 8 }, () => desk.visitor('203.0.113.7').post(`${link}/code`, { code: codeAt(secret) })),
    );
    expect(pressed.filter(({ text }) => text.includes('Your account is ready'))).toHaveLength(1);
  });

  it('does not work after three days, after another invitation, or with a link that was never made: one answer', async () => {
    const staffId = await desk.newcomer();
    const { link } = await desk.invite(staffId);
    const visitor = desk.visitor('203.0.113.7');
    const [life] = await desk.sql<{ hours: number }>(
      `select extract(epoch from expires_at - made_at)::int / 3600 as hours from identity.invitation order by made_at desc limit 1`,
    );
    expect(life?.hours).toBe(72);
    expect((await visitor.get(link)).status).toBe(200);
    await desk.sql(
      `update identity.invitation set expires_at = now() where ended_at is null and used_at is null and subject =
      (select subject from concordat.account where staff_id = $1)`,
      [staffId],
    );
    const expired = await visitor.get(link);
    const { data } = await desk.send('policeAdministrator', 'LocalAccount', { staffId });
    expect(data).toMatchObject({ localAccount: { state: 'LAPSED' } });
    const again = await desk.invite(staffId);
    const third = await desk.invite(staffId);
    expect((await visitor.get(third.link)).status).toBe(200);
    const answers = [
      expired,
      await visitor.get(again.link),
      await visitor.get(`/accept/${'x'.repeat(43)}`),
      await visitor.get('/accept/nonsense'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe('resetting', () => {
  it('is said on purpose, and then the old passphrase, the old codes and every sign-in end at once', async () => {
    const { staffId, name, secret, visitor } = await desk.member();
    const [account] = await desk.sql<{ id: string }>('select id from concordat.account where staff_id = $1', [staffId]);
    await desk.sql(`insert into concordat.sign_in (account_id, token_session) values ($1, $2)`, [account?.id, randomUUID()]);
    expect(await desk.invite(staffId)).toMatchObject({ code: 'LAC-05' });
    const page = await visitor.begin();
    expect((await visitor.post(page, typed(name))).status).toBe(303);
    const { link, account: renewed } = await desk.invite(staffId, true);
    expect(renewed).toMatchObject({ signInName: name, state: 'INVITED' });
    // Half way in when it was reset.
    expect((await visitor.post(`${page}/code`, { code: codeAt(secret) })).status).toBe(400);
    expect((await visitor.post(page, typed(name))).status).toBe(400);
    expect(await desk.sql('select ended_why from concordat.sign_in where account_id = $1', [account?.id])).toEqual([
      { ended_why: 'CREDENTIALS_RESET' },
    ]);
    await visitor.post(link, { passphrase: PASSPHRASE, again: PASSPHRASE });
    const fresh = keyIn((await visitor.get(`${link}/code`)).text);
    expect(fresh).not.toBe(secret);
    expect((await visitor.post(`${link}/code`, { code: codeAt(fresh) })).text).toContain('Your account is ready');
  });

  it('does not lift a suspension', async () => {
    const { staffId } = await desk.member();
    await desk.sql(`update concordat.account set state = 'SUSPENDED' where staff_id = $1`, [staffId]);
    expect(await desk.invite(staffId, true)).toMatchObject({ code: 'LAC-04' });
    const { data } = await desk.send('policeAdministrator', 'LocalAccount', { staffId });
    expect(data).toMatchObject({ localAccount: { state: 'SUSPENDED' } });
  });
});

it('complained of nothing', () => {
  expect(desk.identity.complaints.split('\n').filter((line) => line !== '' && !/WARNING|oidc-provider/.test(line))).toEqual([]);
});
