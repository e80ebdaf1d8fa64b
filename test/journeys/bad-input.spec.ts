import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';

const NOBODY = '0196a000-0000-7000-8000-0000000000ff';
const NUL = 'before\u0000after';

jest.setTimeout(60_000);
let house: House;
let browser: Browser;
let hana: Page;
let ravi: Page;
let alder: string;
let note: string;
let sent: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  hana = await (await Desk.at(house, browser)).signInAs('probation-practitioner');
  ravi = await (await Desk.at(house, browser)).signInAs('information-governance-officer');
  alder = await idOf(`select id from concordat.person where crn = 'X900207'`);
  note = await idOf(`select id from concordat.risk_note where person_id = '${alder}' and category = 'NO_ADDRESS'`);
  sent = await idOf(`select s.id from concordat.share s join concordat.agency a on a.id = s.sender_agency_id
    where s.person_id = '${alder}' and a.kind = 'PROBATION' order by sent_at limit 1`);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, 60_000);

async function idOf(query: string): Promise<string> {
  const [row] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(query)).rows as { id: string }[]);
  return row?.id ?? '';
}

interface Said {
  readonly status: number;
  readonly text: string;
}

/** As a browser would send it, with the token of the page, but with whatever in the fields. */
async function send(page: Page, path: string, fields: Record<string, string>): Promise<Said> {
  await page.goto(path);
  const token = await page.locator('main input[name="_csrf"]').first().inputValue();
  const key = await page.locator('main input[name="_key"]').first().inputValue();
  const answer = await page.request.post(path, { form: { _csrf: token, _key: key, ...fields }, headers: { origin: house.url } });
  return { status: answer.status(), text: (await answer.text()).replaceAll('&#39;', "'").replaceAll('&quot;', '"') };
}

/** Whatever it was: a page for a person, no stack, no fault of ours. */
function isForPeople({ status, text }: Said): void {
  expect(status).toBeLessThan(500);
  expect(text).toContain('<h1');
  expect(text).not.toMatch(/at \w+.*\.js:\d+|GraphQL|TypeError|SELECT /);
}

const at = (...parts: [string, string, string]): Record<string, string> => ({
  'happenedOn-day': parts[0],
  'happenedOn-month': parts[1],
  'happenedOn-year': parts[2],
});
const goodNote = { body: 'Seen by the river.', category: 'WHEREABOUTS', basis: 'RECORD_SEEN', nature: 'FACT', ...at('10', '3', '2027') };

describe('an address that is not right', () => {
  const sections = [
    '',
    '/received',
    '/about',
    '/sharing-record',
    '/notes/new',
    '/share',
    '/told',
    '/urgent',
    '/circumstances',
    '/held-elsewhere',
  ];
  const others = ['/notes/:id', '/notes/:id/correct', '/notes/:id/withdraw', '/receipts/:id', '/received/:id', '/shares/:id', '/work/:id'];
  it.each([...sections.map((section) => `/cases/:id${section}`), ...others])(
    '%s: nobody’s, no id at all, and a hidden character',
    async (path) => {
      for (const id of [NOBODY, 'not-an-id', '%00', "'%20or%201=1", '..%2F..%2Fetc']) {
        const answer = await hana.goto(path.replace(':id', id));
        isForPeople({ status: answer?.status() ?? 0, text: await hana.content() });
        expect([400, 404]).toContain(answer?.status());
      }
    },
  );

  it.each([
    ['/sharing-record?from=31/2/2027', 400, 'Enter a real date'],
    ['/sharing-record?to=1/1/1900&from=2/1/1900', 400, 'The end must be after the beginning'],
    ['/sharing-record?toTime=6am', 400, 'Enter the date as well as the time'],
    ['/sharing-record?agency=zzz&outcome=DROPPED&kind=%00', 200, 'Sharing record'],
    ['/sharing-record?after=nonsense', 400, 'Nothing was changed'],
    ['/cases/:alder?after=nonsense', 400, 'Nothing was changed'],
    ['/cases/:alder/share?note=zzz&draft=zzz', 404, 'Page not found'],
    [`/cases/:alder/share/decide?draft=${NOBODY}`, 200, 'That decision has been sent'],
    ['/cases/:alder/share/decide', 404, 'Page not found'],
    [`/cases/:alder/share/decide?work=${NOBODY}`, 404, 'Page not found'],
    ['/access-log?use=SELF_MONITORING', 403, 'You may not do this'],
  ])('%s is answered with %d and says why', async (path, status, words) => {
    const answer = await hana.goto(path.replace(':alder', alder));
    isForPeople({ status: answer?.status() ?? 0, text: await hana.content() });
    expect([answer?.status(), await hana.content()]).toEqual([status, expect.stringContaining(words)]);
  });

  it('the access log is shown for a use that the law knows, and for no other', async () => {
    for (const query of ['?asked=yes', '?use=CURIOSITY']) {
      const answer = await ravi.goto(`/access-log${query}`);
      expect([answer?.status(), await ravi.content()]).toEqual([400, expect.stringContaining('Choose what you need the access log for')]);
      expect(await ravi.locator('tbody').count()).toBe(0);
    }
  });
});

describe('a note that cannot be kept comes back whole, saying why', () => {
  it.each([
    ['nothing at all', {}, 'Enter what you know'],
    ['a hidden character', { ...goodNote, body: NUL }, 'hidden character'],
    ['a day that does not exist', { ...goodNote, ...at('31', '2', '2027') }, 'must be a real date'],
    ['1900', { ...goodNote, ...at('1', '1', '1900') }, 'must be on or after'],
    ['tomorrow', { ...goodNote, ...at('12', '3', '2027') }, 'must be on or before'],
    ['a year in letters', { ...goodNote, ...at('1', 'March', 'two') }, 'must be a real date'],
    ['a time that does not exist', { ...goodNote, happenedTime: '25:99' }, 'Enter a real time'],
    ['a kind that does not exist', { ...goodNote, category: 'GOSSIP' }, 'Choose what kind of note this is'],
    ['a level below the floor without a reason', { ...goodNote, category: 'THREATS', level: 'LOW' }, 'the lowest level is'],
    ['a basis that does not exist', { ...goodNote, basis: 'RUMOUR' }, ''],
    ['a level that does not exist', { ...goodNote, level: 'HUGE' }, ''],
    ['a grade that is no number', { ...goodNote, sourceGrade: 'x' }, 'Choose how reliable the source is'],
    ['conditions without words', { ...goodNote, handlingCode: 'C' }, 'Enter the handling conditions'],
    ['more than may be entered', { ...goodNote, body: 'x'.repeat(8_001) }, 'must be 8,000 characters or fewer'],
    ['a marking above the ceiling', { ...goodNote, marking: 'TOP_SECRET' }, ''],
    ['another person without a class', { ...goodNote, 'newReference-1': 'Person Q' }, 'Choose who Person Q is'],
  ])('%s', async (_what, fields, words) => {
    const said = await send(hana, `/cases/${alder}/notes/new`, fields as Record<string, string>);
    isForPeople(said);
    expect([said.status, said.text]).toEqual([400, expect.stringContaining(words)]);
    if ('body' in fields && !fields.body.includes('\u0000') && words !== '') expect(said.text).toContain(fields.body);
  });

  it('a draft keeps even what cannot be saved yet, so that nothing typed is lost', async () => {
    const said = await send(hana, `/cases/${alder}/notes/new`, { ...goodNote, body: NUL, _press: 'draft' });
    isForPeople(said);
    expect(said.text).toContain('Your note is kept as a draft');
  });
});

describe('reasons that say nothing, and answers from nowhere', () => {
  it.each(['', '   ', '....', 'n/a', '\u200b\u200b'])('%j is no reason for withdrawing, correcting or revoking', async (reason) => {
    const withdrawn = await send(hana, `/notes/${note}/withdraw`, { reason });
    expect([withdrawn.status, withdrawn.text]).toEqual([400, expect.stringContaining('Say why this note is withdrawn')]);
    const corrected = await send(hana, `/notes/${note}/correct`, { ...goodNote, changeReason: reason });
    expect([corrected.status, corrected.text]).toEqual([400, expect.stringContaining('Say why you are correcting this note')]);
    const revoked = await send(hana, `/shares/${sent}`, { reason });
    expect([revoked.status, revoked.text]).toEqual([400, expect.stringContaining('Say why you revoke this')]);
  });

  it.each([
    ['nobody and nothing', {}, 'Choose at least one note'],
    ['ids that are none', { notes: 'zzz', to: 'zzz' }, 'Choose at least one note'],
    ['a note of nobody', { notes: NOBODY, to: NOBODY }, ''],
  ])('sharing %s', async (_what, fields, words) => {
    const said = await send(hana, `/cases/${alder}/share`, fields as Record<string, string>);
    isForPeople(said);
    expect([400, 404]).toContain(said.status);
    expect(said.text).toContain(words);
  });

  it.each([
    ['nothing', {}, ['Enter what they need to know', 'Choose who to tell', 'Say why this cannot wait']],
    ['a hidden character', { body: NUL, whyNow: 'He is on his way', to: 'council' }, ['hidden character']],
    ['a gateway that does not exist', { body: 'He is here', whyNow: 'He is on his way', to: 'council', gateway: 'BECAUSE' }, ['gateway']],
    ['somebody who does not exist', { body: 'He is here', whyNow: 'He is on his way', to: NOBODY, gateway: 'VITAL_INTERESTS' }, ['']],
  ])('an urgent share with %s sends nothing and says what is missing', async (_what, fields, messages) => {
    const council = await idOf(`select id from concordat.agency where name = 'Millbrook Borough Council'`);
    const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === 'council' ? council : value]));
    const before = await idOf(`select count(*)::text as id from concordat.share`);
    const said = await send(hana, `/cases/${alder}/urgent`, typed);
    isForPeople(said);
    expect(said.status).toBe(400);
    for (const words of messages) expect(said.text).toContain(words);
    expect(await idOf(`select count(*)::text as id from concordat.share`)).toBe(before);
  });

  it.each(['', '{}', 'null', '[1]', '{"key":"x","personId":"y","mode":"ROUTINE","recipients":[]}'])(
    'a check page that has lost its content: %s',
    async (input) => {
      await hana.goto(`/cases/${alder}/share`);
      const token = await hana.locator('main input[name="_csrf"]').first().inputValue();
      const answer = await hana.request.post(`/cases/${alder}/share/check`, {
        form: { _csrf: token, input },
        headers: { origin: house.url },
      });
      isForPeople({ status: answer.status(), text: await answer.text() });
      expect(await answer.text()).toContain('Nothing was sent');
    },
  );

  it.each([
    ['/circumstances', { kind: 'ARREST', ...at('1', '1', '2030') }, 'happened'],
    ['/circumstances', { kind: 'BIRTHDAY', ...at('31', '2', '2027') }, 'Choose what has changed'],
    ['/circumstances', { kind: 'RECIPIENT_ROLE', ...at('10', '3', '2027'), agency: 'zzz' }, 'Choose which agency has a new role'],
    ['/told', { notes: 'note', toldHow: 'PIGEON' }, 'Choose how you told them'],
  ])('%s with %o', async (path, fields, words) => {
    const typed = Object.fromEntries(
      Object.entries(fields as Record<string, string>).map(([name, value]) => [name, value === 'note' ? note : value]),
    );
    const said = await send(hana, `/cases/${alder}${path}`, typed);
    isForPeople(said);
    expect([said.status, said.text]).toEqual([400, expect.stringContaining(words)]);
  });
});
