import type { Browser, Page } from 'playwright-core';
import { parseProof } from '@lib/tlog';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';

jest.setTimeout(90_000);
const LINK = 'Download the proof (.tlog-proof)';
let house: House;
let browser: Browser;
const desks: Desk[] = [];

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
}, 240_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

async function at(subject: string, path: string): Promise<Page> {
  const desk = await Desk.at(house, browser);
  desks.push(desk);
  return desk.signInAs(subject, path);
}
async function idOf(query: string): Promise<string> {
  const [row] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(query)).rows as { id: string }[]);
  if (!row) throw new Error(`nothing is found by ${query}`);
  return row.id;
}
const agencyOf = (subject: string): string =>
  `(select s.agency_id from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = '${subject}')`;
const MORGAN = 'police-offender-manager';
const openFor = (side: 'sender' | 'recipient'): string =>
  `select s.id from concordat.share s where s.${side}_agency_id = ${agencyOf(MORGAN)} and s.revoked_at is null and s.sealed_at is not null
      and s.ledger_entry_id is not null and s.recipient_unit_id is null and s.recipient_staff_id is null order by s.sent_at desc limit 1`;

/** The file behind the link, as it is saved. */
async function saved(page: Page): Promise<{ name: string; text: string }> {
  const href = await page.getByRole('link', { name: LINK }).getAttribute('href');
  const answer = await page.request.get(href ?? '');
  expect(answer.status()).toBe(200);
  const [, name = ''] = /filename="?([^";]+)/.exec(answer.headers()['content-disposition'] ?? '') ?? [];
  return { name, text: await answer.text() };
}
const kindIn = (text: string): unknown => {
  const { disclosures } = JSON.parse(parseProof(text).extra?.toString('utf8') ?? '') as { disclosures: string[] };
  const opened = disclosures.map((one) => JSON.parse(Buffer.from(one, 'base64url').toString('utf8')) as unknown[]);
  return opened.find(([, name]) => name === 'kind')?.[2];
};

describe('the proof can be taken away', () => {
  it('of what was sent, by its sender and by its recipient', async () => {
    for (const side of ['sender', 'recipient'] as const) {
      const page = await at(MORGAN, `/shares/${await idOf(openFor(side))}`);
      await AnyPage.on(page, side === 'sender' ? /^Sent to/ : /^From/);
      const { name, text } = await saved(page);
      expect(name).toMatch(/^[A-Z0-9-]+\.tlog-proof$/);
      expect(kindIn(text)).toBe('share.released');
    }
  });

  it('of a whole decision, by the agency that decided, and by nobody else', async () => {
    const set = await idOf(
      `select id from concordat.decision_set where agency_id = ${agencyOf(MORGAN)} and ledger_entry_id in (select entry_id from concordat.ledger_sequence) order by decided_at desc limit 1`,
    );
    const page = await at(MORGAN, `/receipts/${set}`);
    expect(kindIn((await saved(page)).text)).toBe('decision.recorded');
    const other = await at('probation-practitioner', '/');
    expect((await other.request.get(`/receipts/${set}/proof`)).status()).toBe(404);
  });

  it('of all that the agency has on the record, by those who audit it', async () => {
    const page = await at('information-governance-officer', '/our-record');
    await AnyPage.on(page, 'Our record');
    expect(await page.getByRole('main').innerText()).toContain('Last statement');
    const answer = await page.request.get(
      `${house.url}${await page.getByRole('button', { name: 'Download our record' }).getAttribute('href')}`,
    );
    expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="?record-\d{4}-\d\d-\d\d-\d+\.json/);
    const bundle = JSON.parse(await answer.text()) as { v: number; entries: { index: number }[] };
    expect(bundle.v).toBe(1);
    expect(await page.getByRole('main').innerText()).toContain(`each of your agency’s ${bundle.entries.length} entries`);
    const other = await at('probation-practitioner', '/');
    expect((await other.request.get('/our-record/bundle')).status()).toBe(403);
  });

  it('not while it is pending: nothing offers it, and whoever asks is shown why', async () => {
    await house.stop('worker');
    const share = await idOf(openFor('sender'));
    await asOwner(house.database.ownerUrl, (client) =>
      client.query(
        `set session_replication_role = replica; delete from concordat.ledger_checkpoint; update concordat.share set sealed_at = null where id = '${share}'`,
      ),
    );
    const page = await at(MORGAN, `/shares/${share}`);
    expect(await page.getByRole('main').innerText()).toContain('Proof pending');
    expect(await page.getByRole('link', { name: LINK }).count()).toBe(0);
    await page.goto(`/shares/${share}/proof`);
    expect(page.url()).toBe(`${house.url}/shares/${share}`);
  });
});
