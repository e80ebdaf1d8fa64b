import type { Browser, Page } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { AnyPage } from './pages/any.page.js';
import { ChooseSharePage } from './pages/choose-share.page.js';
import { DecidePage } from './pages/decide.page.js';
import { type NoteTyped, WriteNotePage } from './pages/write-note.page.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';

const POLICE = 'Northshire Police';
const THREAT = 'He told two officers in reception that he will “finish it” when he is out.\nHe named Person R.';
const WORDS = 'Person R has asked that nobody is told of her.';

jest.setTimeout(90_000);
let house: House;
let browser: Browser;
const desks: Desk[] = [];
const people: Record<'emrys' | 'alder', string> = { emrys: '', alder: '' };

beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  people.emrys = await idOf(`select id from concordat.person where crn = 'X900310'`);
  people.alder = await idOf(`select id from concordat.person where crn = 'X900207'`);
}, 240_000);
afterAll(async () => {
  for (const desk of desks) await desk.leave();
  await browser?.close();
  await house?.close();
}, 60_000);

async function idOf(query: string, values: unknown[] = []): Promise<string> {
  const [row] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(query, values)).rows as { id: string }[]);
  return row?.id ?? '';
}

async function at(subject: string, path: string, options: { javaScript?: boolean } = {}): Promise<Page> {
  const desk = await Desk.at(house, browser, options);
  desks.push(desk);
  return desk.signInAs(subject, path);
}

const main = (page: Page): Promise<string> => page.getByRole('main').innerText();
const writes = async (page: Page, person: string, note: NoteTyped): Promise<void> => {
  await page.goto(`/cases/${person}/notes/new`);
  const form = await WriteNotePage.on(page);
  await form.type(note);
  await form.press('Save note');
};
const threat: NoteTyped = { body: THREAT, day: ['10', '3', '2027'], category: 'THREATS', basis: 'Record seen' };
const drugs: NoteTyped = {
  body: 'He says that he has not used anything for a year.',
  day: ['10', '3', '2027'],
  category: 'SUBSTANCES',
  basis: 'Said by the person',
  level: 'Low',
};
const address: NoteTyped = {
  body: 'He will sleep at his aunt’s until Easter.',
  day: ['10', '3', '2027'],
  category: 'ADDRESS',
  basis: 'Said by the person',
};

describe('with JavaScript off', () => {
  let hana: Page;
  let sent: Record<string, string> = {};

  it('a note is written, and the share of it decided, part by part', async () => {
    hana = await at('probation-practitioner', '/', { javaScript: false });
    await writes(hana, people.emrys, threat);
    await writes(hana, people.emrys, address);
    const choose = await ChooseSharePage.on(hana);
    await choose.other(POLICE).check();
    await choose.why(POLICE).fill('They visit on the day of release');
    await choose.press('Continue');
    const decide = await DecidePage.on(hana);
    const line = decide.line(POLICE, 'Threats to kill');
    await line.choice('SHARED_IN_PART').check();
    await line.text.fill('He told two officers in reception that he will “finish it” when he is out.');
    await decide.press('Continue');
    const wrong = await DecidePage.on(hana);
    expect(await main(hana)).toContain('Choose why you took words out of “Threats to kill or seriously harm”');
    expect(await wrong.line(POLICE, 'Threats to kill').text.inputValue()).not.toContain('Person R');
    const again = wrong.line(POLICE, 'Threats to kill');
    await again.cut('THIRD_PARTY').check();
    await again.reason('SHARED_IN_PART').selectOption('PART_IDENTIFIES_SOMEONE_ELSE');
    await again.words('SHARED_IN_PART').fill(WORDS);
    await wrong.press('Continue');
    const also = await DecidePage.on(hana);
    expect(await main(hana)).toContain('Say why HMP Elmwick is not told, or go back and choose them');
    await hana.getByLabel('Why HMP Elmwick is not told').fill('It was the prison that told us.');
    await also.press('Continue');
    await AnyPage.on(hana, 'Check what goes');
    expect((await hana.locator('del').allInnerTexts()).join(' ')).toContain('Person R');
  });

  it('pressed five times at once it is sent once, and everybody gets the same receipt', async () => {
    const fields = await hana.locator('form:has(input[name="input"]) input[type="hidden"]').all();
    sent = Object.fromEntries(
      await Promise.all(fields.map(async (field) => [(await field.getAttribute('name')) ?? '', await field.inputValue()])),
    );
    const form = sent;
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => hana.request.post(hana.url(), { form, headers: { origin: house.url }, maxRedirects: 0 })),
    );
    expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([303]));
    expect(new Set(answers.map((answer) => answer.headers().location)).size).toBe(1);
    await hana.goto(answers[0]?.headers().location ?? '/');
    await AnyPage.on(hana, /^Receipt CON-/);
    const said = await main(hana);
    for (const words of [WORDS, 'About someone else', 'Shared in part', 'They visit on the day of release']) expect(said).toContain(words);
  });

  it('Back after sending says that it has gone, and the same press again brings back the same receipt', async () => {
    const receipt = hana.url();
    await hana.goBack();
    await AnyPage.on(hana, 'Sharing record');
    expect(await main(hana)).toContain('That decision has been sent');
    const answer = await hana.request.post(`/cases/${people.emrys}/share/check`, {
      form: sent,
      headers: { origin: house.url },
      maxRedirects: 0,
    });
    expect(house.url + (answer.headers().location ?? '')).toBe(receipt);
  });

  it('the police read the part they were sent; a correction and a revocation reach them at once', async () => {
    const share = await idOf(`select id from concordat.share where person_id = $1 order by sent_at desc limit 1`, [people.emrys]);
    const note = await idOf(
      `select id from concordat.risk_note where person_id = $1 and category = 'THREATS' and body like 'He told two%'`,
      [people.emrys],
    );
    const morgan = await at('police-offender-manager', `/received/${share}`, { javaScript: false });
    expect(await main(morgan)).toContain('when he is out.');
    expect(await main(morgan)).not.toMatch(/Person R\b|Person R has asked/);
    await hana.goto(`/notes/${note}/correct`);
    await hana.getByLabel('Why are you correcting it?').fill('It was three officers');
    await hana.getByLabel('What happened, or what you know').fill(THREAT.replace('two', 'three'));
    await (await AnyPage.on(hana, 'Correct this note')).press('Save as a new version');
    expect(await main(hana)).toContain('You have told Northshire Police something less serious than this');
    await hana.goto(`/notes/${note}`);
    await (await AnyPage.on(hana, 'Threats to kill or seriously harm')).follow('Read the current version');
    expect((await hana.locator('ins').allInnerTexts()).join(' ')).toContain('three');
    await morgan.reload();
    expect(await main(morgan)).toContain('Corrected by Northshire Probation');
    await hana.goto(`/shares/${share}`);
    expect(await main(hana)).toMatch(/First opened .* by Morgan Ashdown/);
    await hana.getByText('Revoke this', { exact: true }).click();
    await hana.getByLabel('Why do you revoke it?').fill('Sent before Person R was safe');
    await (await AnyPage.on(hana, /^Sent to/)).press('Revoke');
    expect(await main(hana)).toContain(
      'Morgan Ashdown had already opened it. Revoking stops it being read from now on; it cannot make anybody forget.',
    );
    await morgan.reload();
    expect(await main(morgan)).toContain('Revoked by the sender');
    expect(await main(morgan)).not.toContain('finish it');
  });

  it('a series is decided as one line, or report by report when somebody asks for that', async () => {
    const callum = await at('prison-security-officer', '/', { javaScript: false });
    await writes(callum, people.alder, drugs);
    const choose = await ChooseSharePage.on(callum);
    await choose.other(POLICE).check();
    await choose.why(POLICE).fill('They are looking for him');
    await choose.press('Continue');
    const decide = await DecidePage.on(callum);
    expect(await decide.line(POLICE, 'Custody reports').card.count()).toBe(1);
    await decide.press('Decide these 7 one by one');
    const opened = await DecidePage.on(callum);
    expect(await opened.line(POLICE, /Weapon made|Fire-setting/).card.count()).toBe(7);
    await opened.press('Save and come back later');
    await (await AnyPage.on(callum, 'My work')).follow('Sharing decision');
    expect(await (await DecidePage.on(callum)).line(POLICE, /Weapon made|Fire-setting/).card.count()).toBe(7);
  });
});

describe('what is half decided', () => {
  it('is found again from My work, as it was typed', async () => {
    const hana = await at('probation-practitioner', '/');
    await writes(hana, people.alder, drugs);
    const choose = await ChooseSharePage.on(hana);
    await choose.other('HMP Elmwick').check();
    await choose.why('HMP Elmwick').fill('He may go there');
    await choose.press('Continue');
    const decide = await DecidePage.on(hana);
    await decide.line('HMP Elmwick', 'Two documents').answer('WITHHELD', 'NOT_PROPORTIONATE', 'Half a reason');
    await decide.press('Save and come back later');
    await (await AnyPage.on(hana, 'My work')).follow('Sharing decision');
    const again = await DecidePage.on(hana);
    const line = again.line('HMP Elmwick', 'Two documents');
    expect([await line.choice('WITHHELD').isChecked(), await line.words('WITHHELD').inputValue()]).toEqual([true, 'Half a reason']);
  });

  it('survives a session that ended while it was typed: it comes back whole, in words', async () => {
    const desk = desks.at(-1);
    const page = desk?.page;
    if (!desk || !page) throw new Error('nobody is at a desk');
    const decide = await DecidePage.on(page);
    await decide.line('HMP Elmwick', 'Two documents').words('WITHHELD').fill('A whole reason, typed after the session had ended.');
    await desk.context.clearCookies();
    await decide.press('Continue');
    await AnyPage.on(page, 'You were signed out before this was sent');
    expect(await page.locator('[readonly]').evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value))).toContain(
      'A whole reason, typed after the session had ended.',
    );
  });
});

describe('told already, by telephone', () => {
  it('is recorded as told then; what is graver may wait, and says by when', async () => {
    const hana = await at('probation-practitioner', `/cases/${people.alder}`);
    await (await AnyPage.on(hana, 'Notes held by your agency')).follow('Record something you have already told somebody');
    const told = await AnyPage.on(hana, 'I have already told them');
    await hana.getByLabel('Drugs or alcohol (low)').last().check();
    await hana.getByLabel('By telephone').check();
    for (const [name, value] of [
      ['Day', '10'],
      ['Month', '3'],
      ['Year', '2027'],
    ] as const)
      await hana.getByLabel(name, { exact: true }).fill(value);
    await hana.getByLabel('Time', { exact: true }).fill('2.15pm');
    await hana.getByLabel('Millbrook Borough Council', { exact: true }).check();
    await hana.getByLabel('Why Millbrook Borough Council needs this').fill('They asked whether he is settled');
    await told.press('Continue');
    await (await DecidePage.on(hana)).press('Continue');
    const check = await AnyPage.on(hana, 'Check what you told them');
    expect(await main(hana)).toContain('By telephone, 10 March 2027 at 2:15pm');
    expect(await main(hana)).toContain('Not decided yet for Millbrook Borough Council. This becomes a task for you.');
    await check.press('Record it');
    await AnyPage.on(hana, /^Receipt CON-/);
    expect(await main(hana)).toMatch(/By telephone on 10 March 2027 at 2:15pm; recorded afterwards[\s\S]*Still to explain/);
  });
});

describe('what changes', () => {
  it('a change of circumstances asks again for decisions not to share', async () => {
    const hana = await at('probation-practitioner', `/cases/${people.alder}/circumstances`);
    await hana.getByLabel('New address').check();
    for (const [name, value] of [
      ['Day', '11'],
      ['Month', '3'],
      ['Year', '2027'],
    ] as const)
      await hana.getByLabel(name, { exact: true }).fill(value);
    await hana.getByLabel('Time (optional)').fill('8am');
    await (await AnyPage.on(hana, 'What has changed?')).press('Record the change');
    await AnyPage.on(hana, 'Notes held by your agency');
    expect(await main(hana)).toContain('Recorded');
  });

  it('a standing decision is approved by somebody other than its proposer', async () => {
    const morgan = await at('police-offender-manager', '/standing-decisions');
    expect(await main(morgan)).toContain('Waits for somebody else to approve it');
    const dilys = await at('police-sergeant', '/standing-decisions');
    await dilys.getByRole('button', { name: /^Approve.*Seen or staying/ }).click();
    await dilys.waitForLoadState();
    expect(await main(dilys)).toContain('Approved. It is in force from now.');
  });

  it('a desk records that it has considered what may not be entered here', async () => {
    const yusra = await at('prison-security-supervisor', `/cases/${people.alder}/held-elsewhere`);
    const unit = await yusra.getByLabel('Which desk?').locator('option', { hasText: 'ecurity' }).first().getAttribute('value');
    await yusra.getByLabel('Which desk?').selectOption(unit ?? '');
    for (const [group, day] of [
      ['When was it considered?', ['10', '3', '2027']],
      ['When should it be looked at again?', ['10', '6', '2027']],
    ] as const) {
      for (const [at, name] of (['Day', 'Month', 'Year'] as const).entries())
        await yusra
          .getByRole('group', { name: group })
          .getByLabel(name)
          .fill(day[at] ?? '');
    }
    await yusra.getByLabel('By what role?').fill('Security governor');
    await yusra.getByLabel('Your own reference').fill('SEC 27/114');
    await (await AnyPage.on(yusra, 'Held elsewhere')).press('Record');
    await AnyPage.on(yusra, 'About this person');
    expect(await main(yusra)).toContain('SEC 27/114');
  });
});

it('no page complained', () => {
  expect(desks.flatMap((desk) => desk.complaints)).toEqual([]);
});
