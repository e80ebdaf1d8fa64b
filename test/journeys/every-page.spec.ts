import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { asOwner } from '../support/database.js';
import { assertAccessible } from './support/accessible.js';
import { Desk, openBrowser } from './support/browser.js';
import { House } from './support/house.js';
import { shoot } from './support/shoot.js';

const source = resolve(import.meta.dirname, '../../apps/portal/src');
jest.setTimeout(60_000);
let house: House;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  house = await House.open();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, 60_000);

/** Everything that stands in an @Page line, read from the source: a page that nobody looks at here fails the test. */
function declaredPaths(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.page.ts'));
  return files.flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    return [...text.matchAll(/@Page\(\{\s*path:\s*(\[[^\]]*\]|'[^']*')/g)].flatMap(([, paths]) =>
      [...(paths ?? '').matchAll(/'([^']*)'/g)].map(([, path]) => path ?? ''),
    );
  });
}

const OFFENDER_MANAGER = 'police-offender-manager';
const agencyOf = `(select s.agency_id from concordat.account a join concordat.staff s on s.id = a.staff_id where a.subject = $1)`;
const staffOf = `(select staff_id from concordat.account where subject = $1)`;
const unitOf = `select p.unit_id as id from concordat.post p where p.staff_id = ${staffOf} order by p.held_from limit 1`;
const caseOf = `select person_id as id from concordat.case_membership where agency_id = ${agencyOf} and until is null
  order by lead_staff_id = ${staffOf} desc nulls last, since limit 1`;
const noteOf = `select id from concordat.risk_note where agency_id = ${agencyOf} and superseded_at is null and withdrawn_at is null order by recorded_at limit 1`;
const askedOf = `select id from concordat.enquiry where sender_agency_id = ${agencyOf} order by answered desc, sent_at desc limit 1`;
const askedAboutOf = `select person_id as id from concordat.enquiry where sender_agency_id = ${agencyOf} order by answered desc limit 1`;

interface Address {
  readonly who?: string;
  /** Gives the id that takes the place of :id. $1 is the person's subject. */
  readonly id?: string;
  readonly query?: string;
  readonly status?: number;
}

/** Pages in the middle of a journey are looked at by the test of that journey, named here. */
const LOOKED_AT_ELSEWHERE: Readonly<Record<string, string>> = {
  '/cases/:id/share/decide': 'alder.spec.ts',
  '/cases/:id/share/check': 'alder.spec.ts',
  '/sign-in/with': 'sign-in.spec.ts',
  '/sign-in/callback': 'sign-in.spec.ts',
  '/sign-out': 'sign-in.spec.ts',
  '/sign-in/prove': 'sign-in-again.spec.ts',
  '/carry-on': 'sign-in-again.spec.ts',
  '/account/staff': 'sessions.spec.ts',
  '/notifications': 'team.spec.ts',
  '/development/mail': 'team.spec.ts',
  '/local-accounts': 'local-sign-in.spec.ts',
  '/local-accounts/:id/reset': 'local-sign-in.spec.ts',
  '/changes/:id': 'changes.spec.ts',
  '/questions/:id': 'find.spec.ts',
  '/search-samples/:id': 'find.spec.ts',
  '/emergencies/:id': 'exceptions.spec.ts',
  '/recusals/:id': 'exceptions.spec.ts',
  '/reviews/:id': 'exceptions.spec.ts',
  '/protection': 'exceptions.spec.ts',
  '/protection/new': 'exceptions.spec.ts',
  '/protection/:id': 'protection.spec.ts',
  '/protection/:id/begin/:code': 'protection.spec.ts',
  '/cases/:id/questions/review': 'enquiry-asking.spec.ts',
  '/cases/:id/questions/purpose': 'enquiry-asking.spec.ts',
  '/cases/:id/questions/check': 'enquiry-asking.spec.ts',
  '/answering/:id': 'enquiry-answering.spec.ts',
  '/answering/:id/groups/:code': 'enquiry-answering.spec.ts',
  '/answering/:id/confirm': 'enquiry-answering.spec.ts',
  '/answering/:id/check': 'enquiry-answering.spec.ts',
  '/answering/:id/sent': 'enquiry-answering.spec.ts',
  '/answering/:id/decline': 'enquiry-answering.spec.ts',
  '/question-sets/:code': 'question-sets.spec.ts',
  '/question-sets/:code/bring-in': 'question-sets.spec.ts',
  '/question-sets/:code/json': 'question-sets.spec.ts',
  '/question-sets/versions/:id': 'question-sets.spec.ts',
  '/question-sets/versions/:id/json': 'question-sets.spec.ts',
  '/question-sets/versions/:id/about': 'question-sets.spec.ts',
  '/question-sets/versions/:id/add': 'question-sets.spec.ts',
  '/question-sets/versions/:id/new-question': 'question-sets.spec.ts',
  '/question-sets/versions/:id/questions/:code': 'question-sets.spec.ts',
  '/question-sets/extracts/:id': 'question-sets.spec.ts',
  '/question-sets/extracts/:id/json': 'question-sets.spec.ts',
  '/procedures/:code': 'procedures.spec.ts',
  '/cases/:id/procedures/:code': 'recall.spec.ts',
  '/procedures/runs/:id': 'recall.spec.ts',
  '/procedures/runs/:id/arrest-pack': 'recall.spec.ts',
  '/procedures/runs/:id/fact': 'recall.spec.ts',
  '/procedures/runs/:id/let-in': 'recall.spec.ts',
  '/procedures/runs/:id/stop': 'recall.spec.ts',
  '/procedures/runs/:id/steps/:step/done': 'recall.spec.ts',
  '/procedures/runs/:id/steps/:step/try': 'recall.spec.ts',
  '/procedures/runs/:id/steps/:step/check': 'recall.spec.ts',
  '/procedures/runs/:id/steps/:step/tell': 'recall.spec.ts',
  '/procedures/runs/:id/steps/:step/hand-on': 'recall.spec.ts',
  '/procedures/runs/:id/steps/:step/decline': 'recall.spec.ts',
  '/procedures/runs/:id/steps/:step/leave': 'recall.spec.ts',
  '/risk-decisions/:id': 'risk-decisions.spec.ts',
  '/third-party-disclosures/:id': 'third-party-disclosures.spec.ts',
  '/imports/:id': 'imports.spec.ts',
  '/imports/:id/refused': 'imports.spec.ts',
  '/imports/templates/:kind': 'imports.spec.ts',
  '/conferences/:id': 'conferences.spec.ts',
  '/conferences/:id/agenda': 'conferences.spec.ts',
  '/conferences/:id/attendance': 'conferences.spec.ts',
  '/conferences/:id/end': 'conferences.spec.ts',
  '/conferences/:id/pack': 'conferences.spec.ts',
  '/conferences/:id/pack.pdf': 'conferences.spec.ts',
  '/conferences/people/:id': 'conferences.spec.ts',
  '/conferences/people/:id/said': 'conferences.spec.ts',
  '/conferences/people/:id/off': 'conferences.spec.ts',
  '/conferences/people/:id/live': 'conferences.spec.ts',
  '/conferences/:id/live': 'conferences.spec.ts',
  '/plans/:id': 'plans.spec.ts',
  '/plans/:id/confirm': 'plans.spec.ts',
  '/plans/:id/copy': 'plans.spec.ts',
  '/cases/:id/plan/compare': 'plans.spec.ts',
  '/actions/:id': 'actions.spec.ts',
  '/help/:topic': 'help.spec.ts',
  '/accessibility': 'help.spec.ts',
  '/cases/:id/known-then': 'known-then.spec.ts',
  '/cases/:id/who-knows': 'who-knows.spec.ts',
  '/cases/:id/chronology': 'known-then.spec.ts',
  '/cases/:id/chronology/file': 'known-then.spec.ts',
  '/shares/:id/proof': 'proofs.spec.ts',
  '/our-record/bundle': 'proofs.spec.ts',
  '/gaps': 'gaps.spec.ts',
  '/gaps/:id': 'gaps.spec.ts',
  '/keeping/holds/:id': 'keeping.spec.ts',
  '/keeping/erasures/:id': 'keeping.spec.ts',
  '/answers/:id/erase': 'keeping.spec.ts',
  '/oversight/samples/:id': 'decision-samples.spec.ts',
  '/oversight/samples/decisions/:id': 'decision-samples.spec.ts',
  '/oversight/findings/:id': 'decision-samples.spec.ts',
  '/exports/:id': 'exports.spec.ts',
  '/extracts/:id': 'extracts.spec.ts',
  '/receipts/:id/proof': 'proofs.spec.ts',
  '/team/units/:id/away/:staff': 'team.spec.ts',
  '/team/unsafe/:id': 'team.spec.ts',
  '/team/units/:id/work/:act/back': 'reassigning.spec.ts',
  '/drafts/:id': 'leads on to the page that the draft belongs to',
};

const ADDRESSES: Readonly<Record<string, Address>> = {
  '/': {},
  '/new-for-me': {},
  '/digest': {},
  '/my-cases': {},
  '/find': { query: '?text=a' },
  '/search': { query: '?words=nowhere' },
  '/duty-desks': {},
  '/duty-desks/:id/ask': { id: `select id from concordat.unit where agency_id <> ${agencyOf} order by name limit 1`, query: '?text=X1' },
  '/questions': {},
  '/search-samples': { who: 'information-governance-officer', query: '?use=SELF_MONITORING&kind=random' },
  '/agreements': {},
  '/agreements/:id': { id: `select agreement_id as id from concordat.agreement_party where agency_id = ${agencyOf} limit 1` },
  '/agreements/:id/change': {
    id: `select agreement_id as id from concordat.agreement_party where agency_id = ${agencyOf} limit 1`,
    who: 'information-governance-officer',
  },
  '/question-sets': {},
  '/question-sets/extracts': { who: 'information-governance-officer' },
  '/oversight/samples': { who: 'police-sergeant' },
  '/oversight/samples/draw': { who: 'police-sergeant' },
  '/team': { who: 'police-sergeant' },
  '/team/units/:id': { id: unitOf, who: 'police-sergeant' },
  '/team/units/:id/posts': { id: unitOf, who: 'agency-administrator' },
  '/team/times': { who: 'agency-administrator' },
  '/team/unsafe': { who: 'police-sergeant' },
  '/team/units/:id/work': { id: unitOf, who: 'police-sergeant' },
  '/team/units/:id/unsafe': { id: unitOf, who: 'police-sergeant' },
  '/away': {},
  '/away/new': {},
  '/keeping': { who: 'information-governance-officer' },
  '/keeping/holds': { who: 'information-governance-officer' },
  '/exports': { who: 'information-governance-officer' },
  '/extracts': { who: 'information-governance-officer' },
  '/extracts/ask': { who: 'information-governance-officer', query: '?name=a' },
  '/cases/:id/access-extract': { id: caseOf, who: 'information-governance-officer' },
  '/exports/new': { who: 'information-governance-officer' },
  '/cases/:id/export': { id: caseOf, who: 'information-governance-officer' },
  '/cases/:id/hold': { id: caseOf, who: 'information-governance-officer' },
  '/notes/:id/erase': { id: noteOf, who: 'information-governance-officer' },
  '/changes': { who: 'information-governance-officer' },
  '/administration': { who: 'information-governance-officer' },
  '/administration/:id': {
    id: `select id from concordat.staff where agency_id = ${agencyOf} order by name limit 1`,
    who: 'information-governance-officer',
  },
  '/administration/:id/change': {
    id: `select id from concordat.staff where agency_id = ${agencyOf} order by name limit 1`,
    who: 'information-governance-officer',
    query: '?kind=POST_GRANTED',
  },
  '/procedures': {},
  '/help': { query: '?text=receipt' },
  '/help/accessibility': {},
  '/cases/:id': { id: caseOf },
  '/cases/:id/received': { id: caseOf },
  '/cases/:id/about': { id: caseOf },
  '/cases/:id/procedures': { id: caseOf },
  '/cases/:id/risk-decisions': { id: caseOf },
  '/cases/:id/risk-decisions/new': { id: caseOf },
  '/conferences': {},
  '/imports': {},
  '/imports/new': {},
  '/conferences/new': { who: 'conference-chair' },
  '/cases/:id/conferences': { id: caseOf },
  '/cases/:id/third-party-disclosures': { id: caseOf },
  '/cases/:id/third-party-disclosures/new': { id: caseOf },
  '/cases/:id/plan': { id: caseOf },
  '/cases/:id/plan/change': { id: caseOf },
  '/cases/:id/plan/versions': { id: caseOf },
  '/cases/:id/actions': { id: caseOf },
  '/cases/:id/actions/new': { id: caseOf },
  '/actions/overdue': { who: 'police-sergeant' },
  '/cases/:id/questions': { id: caseOf },
  '/cases/:id/questions/new': { id: caseOf },
  '/cases/:id/answers': { id: askedAboutOf },
  '/enquiries': {},
  '/enquiries/:id': { id: askedOf },
  '/enquiries/:id/asked': { id: askedOf },
  '/enquiries/:id/copy': { id: askedOf },
  '/cases/:id/sharing-record': { id: caseOf },
  '/cases/:id/pictures': { id: caseOf },
  '/oversight/flow': { who: 'police-sergeant' },
  '/cases/:id/notes/new': { id: caseOf },
  '/cases/:id/share': { id: caseOf },
  '/cases/:id/told': { id: caseOf },
  '/cases/:id/urgent': { id: caseOf },
  '/cases/:id/circumstances': { id: caseOf },
  '/cases/:id/held-elsewhere': { id: caseOf, who: 'prison-security-supervisor' },
  '/cases/:id/step-back': { id: caseOf },
  '/cases/:id/review': { id: caseOf, who: 'information-governance-officer' },
  '/emergency': {},
  '/emergencies': {},
  '/reviews': { who: 'information-governance-officer' },
  '/notes/:id': { id: noteOf },
  '/notes/:id/correct': { id: noteOf },
  '/notes/:id/withdraw': { id: noteOf },
  '/receipts/:id': { id: `select id from concordat.decision_set where agency_id = ${agencyOf} order by decided_at desc limit 1` },
  '/received/:id': {
    id: `select id from concordat.share where recipient_agency_id = ${agencyOf} and revoked_at is null
      and recipient_staff_id is null and recipient_unit_id is null order by sent_at desc limit 1`,
  },
  '/shares/:id': { id: `select id from concordat.share where sender_agency_id = ${agencyOf} order by sent_at desc limit 1` },
  '/work/:id': { id: `select id from concordat.work_item where staff_id = ${staffOf} and closed_at is null order by raised_at limit 1` },
  '/drafts/:id/discard': { id: `select id from concordat.draft where staff_id = ${staffOf} limit 1` },
  '/sharing-record': {},
  '/standing-decisions': { who: 'police-sergeant' },
  '/access-log': { who: 'information-governance-officer' },
  '/our-record': { who: 'information-governance-officer' },
  '/account/sessions': {},
  '/sign-in': { query: '?ended=yes' },
  '/sign-in/failed': { query: '?why=account', status: 403 },
  '/signed-out': {},
  '/signed-in': {},
};

async function addressOf(path: string): Promise<string> {
  const { id, query = '', who = OFFENDER_MANAGER } = ADDRESSES[path] ?? {};
  if (!id) return path + query;
  const [row] = await asOwner(house.database.ownerUrl, async (client) => (await client.query(id, [who])).rows as { id: string }[]);
  if (!row) throw new Error(`The demonstration has nothing to show at ${path} for ${who}`);
  return path.replace(':id', row.id) + query;
}

async function keepDraft(): Promise<void> {
  await asOwner(house.database.ownerUrl, async (client) => {
    const [row] = (await client.query(caseOf, [OFFENDER_MANAGER])).rows as { id: string }[];
    const content = JSON.stringify({ page: `/cases/${row?.id}/notes/new`, typed: { body: 'Half a sentence' } });
    await client.query(
      `insert into concordat.draft (staff_id, agency_id, person_id, kind, content) values (${staffOf}, ${agencyOf}, $2, 'NOTE', $3)`,
      [OFFENDER_MANAGER, row?.id, content],
    );
  });
}

it('is looked at, every one of them', () => {
  const looked = new Set([...Object.keys(ADDRESSES), ...Object.keys(LOOKED_AT_ELSEWHERE)]);
  expect(declaredPaths().filter((path) => !looked.has(path))).toEqual([]);
});

describe('every page', () => {
  const desks = new Map<string, Desk>();
  beforeAll(keepDraft);
  afterAll(async () => {
    for (const desk of desks.values()) await desk.leave();
  });

  async function deskOf(who: string): Promise<Desk> {
    const known = desks.get(who);
    if (known) return known;
    const desk = await Desk.at(house, browser);
    desks.set(who, desk);
    await desk.signInAs(who);
    return desk;
  }

  it.each(Object.keys(ADDRESSES))(
    '%s can be used by everybody, at a desk and on a telephone',
    async (path) => {
      const { who = OFFENDER_MANAGER, status = 200 } = ADDRESSES[path] ?? {};
      const desk = await deskOf(who);
      const answer = await desk.page.goto(await addressOf(path));
      expect(answer?.status()).toBe(status);
      await assertAccessible(desk.page, 'all rules');
      await shoot(desk.page, path === '/' ? 'my-work' : path.slice(1).replaceAll('/', '-').replaceAll(':', ''));
      expect(await desk.page.locator('.app-invented').innerText()).toContain('Invented people and agencies');
      expect(await desk.page.locator('h1').count()).toBe(1);
      expect(desk.complaints).toEqual([]);
    },
    60_000,
  );

  it('carries no Crown and no font that belongs to GOV.UK', async () => {
    const { page } = await deskOf(OFFENDER_MANAGER);
    await page.goto('/');
    const style = await page.locator('link[rel="stylesheet"]').getAttribute('href');
    const text = `${await page.content()}${await (await page.request.get(style ?? '')).text()}`;
    expect(text).not.toMatch(/GDS Transport|crown|Crown copyright|govuk-crest/i);
  });

  it('is never kept by a cache, nor shown in a frame', async () => {
    const { page } = await deskOf(OFFENDER_MANAGER);
    const headers = (await page.goto('/'))?.headers() ?? {};
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self' 'nonce-[^']+'.*frame-ancestors 'none'/);
  });
});
