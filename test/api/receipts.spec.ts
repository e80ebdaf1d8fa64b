import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sealer } from '@lib/ledger';
import { parseProof } from '@lib/tlog';
import type { Player } from '../support/actors.js';
import { answered } from '../../apps/verify/src/answered.js';
import { LogKeepers } from '../support/log-keepers.js';
import { readProof } from '../support/proof-reader.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { untilSealed } from '../support/until-sealed.js';

jest.setTimeout(120_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';

interface Proof {
  readonly state: string;
  readonly file: string | null;
}
const QUIET = { info: () => undefined, error: (what: object) => console.info(JSON.stringify(what)) };
const FOR_PARTIES = ['about', 'actor', 'items', 'kind', 'legalBasis', 'occurredAt', 'purpose', 'subjectRef', 'supersedes'];
let desk: SharingDesk;
let keepers: LogKeepers;
let sealer: Sealer | undefined;
let person: string;
let shared: string;
let withheld: string;
let shareId: string;
let setId: string;

const shareProof = async (player: Player, id = shareId): Promise<Proof | null> =>
  (await desk.ask<{ shareProof: Proof | null }>(player, 'ShareProof', { id })).shareProof;
const decisionProof = async (player: Player, id = setId): Promise<Proof | null> =>
  (await desk.ask<{ decisionProof: Proof | null }>(player, 'DecisionProof', { id })).decisionProof;
const read = (proof: Proof | null) => readProof(proof?.file ?? '', keepers.policy);
const lastLogged = (operation: string) =>
  desk.rows('select act, code, subject_id, row_count from concordat.access_log where operation = $1 order by at desc limit 1', operation);

const sealedAndWitnessed = () => untilSealed(desk.stage.database.ownerUrl, { witnesses: 2 });

beforeAll(async () => {
  keepers = await LogKeepers.start(2);
  desk = await SharingDesk.open();
  person = await desk.person();
  shared = await desk.note('policeManager', person, (note) => note.saying('He asked a neighbour where she lives now'));
  withheld = await desk.note('policeManager', person, (note) => note.saying('A source we must protect'));
  const items: Json[] = [
    { noteIds: [shared], outcome: 'SHARED' },
    { noteIds: [withheld], outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'The source would be known at once', reviewBy: '2027-06-01' },
  ]; // prettier-ignore
  const told = await desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', items)] });
  if (!told['shares']) throw new Error(`not shared: ${JSON.stringify(told)}`);
  shareId = String((told['shares'] as Json[])[0]?.['id']);
  setId = String((told['set'] as Json)['id']);
});
afterAll(async () => {
  await sealer?.stop();
  await keepers?.stop();
  await desk?.stage.strike();
});

describe('before it is sealed', () => {
  it('there is no proof yet, and that is said', async () => {
    expect(await shareProof('policeManager')).toEqual({ state: 'PENDING', file: null });
    expect(await shareProof('practitioner')).toEqual({ state: 'PENDING', file: null });
    expect(await decisionProof('policeManager')).toEqual({ state: 'PENDING', file: null });
    sealer = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET);
    await sealedAndWitnessed();
  });
});

describe('the proof of a share', () => {
  it('opens for its recipient what happened and, once they have opened it, what went to them; never why', async () => {
    const unopened = read(await shareProof('practitioner'));
    expect(unopened.fields).toMatchObject({ kind: 'share.released', subjectRef: person });
    expect(unopened.items).toEqual([]);
    await desk.open('practitioner', shareId);
    const proof = read(await shareProof('practitioner'));
    expect(Object.keys(proof.fields).every((name) => FOR_PARTIES.includes(name))).toBe(true);
    expect(proof).toMatchObject({ enough: true, items: [{ item: { kind: 'NOTE', id: shared }, outcome: 'SHARED' }], salts: 1 });
    expect(proof.witnessed).toEqual(['w0', 'w1']);
    expect(await lastLogged('shareProof')).toEqual([{ act: 'CONSULTATION', code: null, subject_id: shareId, row_count: 1 }]);
  });

  it('opens all of its own entry for the sender', async () => {
    const { fields, items } = read(await shareProof('policeManager'));
    expect(fields).toHaveProperty('rationale');
    expect(items).toHaveLength(1);
  });

  it('is for nobody else, and does not say whether there is one', async () => {
    for (const player of ['prisonSecurity', 'housingOfficer'] as const) expect(await shareProof(player)).toBeNull();
    expect(await lastLogged('shareProof')).toEqual([{ act: 'DENIED', code: 'NOT_FOUND', subject_id: shareId, row_count: null }]);
    expect(await shareProof('practitioner', setId)).toBeNull();
  });

  it('is red as soon as anything in it is another: the entry, a disclosure, a hash, the note', async () => {
    const file = (await shareProof('practitioner'))?.file ?? '';
    const told = JSON.parse(parseProof(file).extra?.toString('utf8') ?? '') as { entry: string; disclosures: string[] };
    const withExtra = (changed: object): string =>
      file.replace(/^extra .*$/m, `extra ${Buffer.from(JSON.stringify({ ...told, ...changed })).toString('base64')}`);
    expect(() => readProof(withExtra({}), keepers.policy)).not.toThrow();
    const entry = Buffer.from(told.entry, 'base64').toString('utf8').replace('"custodian":"', '"custodian":"x');
    expect(() => readProof(withExtra({ entry: Buffer.from(entry).toString('base64') }), keepers.policy)).toThrow('is not in the tree');
    const lie = Buffer.from(JSON.stringify(['c2FsdA', 'kind', 'share.revoked'])).toString('base64url');
    expect(() => readProof(withExtra({ disclosures: [...told.disclosures, lie] }), keepers.policy)).toThrow('lead nowhere');
    expect(() => readProof(file.replace(/^index \d+$/m, 'index 0'), keepers.policy)).toThrow();
    expect(() => readProof(file.replace('ledger.test.example/2027\n', 'ledger.test.example/2028\n'), keepers.policy)).toThrow('is not of');
  });

  it('keeps its entry when it is revoked, and no longer what went, for the recipient alone', async () => {
    const another = await desk.shared('policeManager', 'practitioner', person, [await desk.note('policeManager', person)]);
    await desk.open('practitioner', another);
    await sealedAndWitnessed();
    expect(read(await shareProof('practitioner', another)).items).toHaveLength(1);
    expect(await desk.revoke('policeManager', another)).toMatchObject({ __typename: 'ShareRevoked' });
    expect(read(await shareProof('practitioner', another))).toMatchObject({ fields: { kind: 'share.released' }, items: [], salts: 0 });
    expect(read(await shareProof('policeManager', another)).items).toHaveLength(1);
  });
});

describe('the verifier that anybody may run', () => {
  it('proves a receipt of this service, and disproves it when one digit is another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-receipt-'));
    const file = join(folder, 'share.tlog-proof');
    try {
      const text = (await shareProof('practitioner'))?.file ?? '';
      writeFileSync(file, text);
      const asked = ['receipt', file, '--policy', keepers.policyFile];
      expect(answered(asked)).toMatchObject({ verdict: 'proven', sentence: expect.stringContaining('share.released') as string });
      expect(answered(asked.slice(0, 2)).verdict).toBe('cannot tell');
      writeFileSync(
        file,
        text.replace(/^index (\d+)$/m, (_, index) => `index ${Number(index) + 1}`),
      );
      expect(answered(asked).verdict).toBe('disproven');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what went in part', () => {
  it('is opened to its recipient, who is told nothing of why something was cut, nor can try what it was; the decision’s proof has the reason', async () => {
    const note = await desk.note('policeManager', person, (one) => one.slight().saying('Ms A says that he is at the boatyard.'));
    const part = {
      noteIds: [note],
      outcome: 'SHARED_IN_PART',
      reasonCode: 'PART_IDENTIFIES_SOMEONE_ELSE',
      reasonWords: 'She told us in confidence',
      sharedText: 'He is at the boatyard.',
      cuts: [{ code: 'THIRD_PARTY' }],
    };
    const told = await desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', [part])] });
    const id = String((told['shares'] as Json[] | undefined)?.[0]?.['id']);
    await desk.open('practitioner', id);
    await sealedAndWitnessed();
    const [theirs, own] = [read(await shareProof('practitioner', id)), read(await shareProof('policeManager', id))];
    expect(theirs.fields).toMatchObject({ kind: 'share.released' });
    // A salt that opened the digest of the whole text as well would let them try a name, the rest of the text being known.
    expect(theirs.items).toMatchObject([{ outcome: 'SHARED_IN_PART', reasonCode: 'SHARED_IN_PART', reason: null, versionHash: null }]);
    expect(JSON.stringify([theirs, own])).not.toMatch(/PART_IDENTIFIES_SOMEONE_ELSE|in confidence/);
    const { items } = read(await decisionProof('policeManager', String((told['set'] as Json)['id'])));
    expect(items).toMatchObject([{ reasonCode: 'PART_IDENTIFIES_SOMEONE_ELSE', reason: 'She told us in confidence' }]);
  });
});

describe('the proof of a decision', () => {
  it('opens the whole of it for the agency that decided', async () => {
    const { fields, items, enough } = read(await decisionProof('policeManager'));
    expect(enough).toBe(true);
    expect(fields).toMatchObject({ kind: 'decision.recorded', subjectRef: person });
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(['SHARED', 'WITHHELD']);
    expect(items.find(({ outcome }) => outcome === 'WITHHELD')).toMatchObject({ item: { id: withheld }, reason: 'The source would be known at once' }); // prettier-ignore
  });

  it('is for nobody else: what was withheld is in no row and no proof of those it was withheld from', async () => {
    for (const player of ['practitioner', 'prisonSecurity', 'housingOfficer'] as const) expect(await decisionProof(player)).toBeNull();
    const parties = await desk.rows<{ agency_id: string }>(
      'select p.agency_id from concordat.ledger_party p join concordat.decision_set d on d.ledger_entry_id = p.entry_id where d.id = $1',
      setId,
    );
    expect(parties).toEqual([{ agency_id: desk.stage.cast.agencies.police }]);
    const theirs = (await shareProof('practitioner'))?.file ?? '';
    const inside = Buffer.from(/^extra (.*)$/m.exec(theirs)?.[1] ?? '', 'base64').toString('utf8');
    const all = (JSON.parse(inside) as { disclosures: string[] }).disclosures.map((one) => Buffer.from(one, 'base64url').toString('utf8'));
    expect(all.join()).toContain(shared);
    expect(all.join()).not.toContain(withheld);
    expect(all.join()).not.toContain(setId);
  });

  it('has the same shape with and without something withheld: as many digests, and as many items as eight hold', async () => {
    const [with_, without] = await Promise.all([decisionProof('policeManager'), decisionProof('policeManager', await plainSet())]);
    const [one, other] = [read(with_), read(without)];
    expect(one.entry.sd).toHaveLength(other.entry.sd.length);
    expect((one.fields['items'] as string[]).length).toBe((other.fields['items'] as string[]).length);
    expect(JSON.stringify(one.entry)).toHaveLength(JSON.stringify(other.entry).length);
  });
});

async function plainSet(): Promise<string> {
  const elsewhere = await desk.person();
  const note = await desk.note('policeManager', elsewhere);
  const told = await desk.decide('policeManager', {
    personId: elsewhere,
    recipients: [desk.to('practitioner', [{ noteIds: [note], outcome: 'SHARED' }])],
  });
  await sealedAndWitnessed();
  return String((told['set'] as Json)['id']);
}
