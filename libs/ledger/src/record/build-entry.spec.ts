import { createHash } from 'node:crypto';
import { leafHash } from '@lib/tlog';
import { buildEntry, type EntryFields } from './build-entry.js';

const fields: EntryFields = {
  log: 'ledger.portal.example/2027',
  custodian: 'hmpps',
  at: new Date('2027-03-02T10:20:00.123Z'),
  kind: 'decision.recorded',
  caseRef: 'X000001',
  subjectRef: 'P-ALDER',
  actor: { staffId: 'officer', unitId: 'unit 7' },
  occurredAt: new Date('2027-03-02T10:20:00.000Z'),
  rationale: { urgent: 'Ŵyr neb "ble" mae\n' },
  items: ['SHARED', 'WITHHELD'].map((outcome) => ({
    item: { kind: 'NOTE', id: '01930f2e-7c00-7abc-8def-0123456789ab', version: 1 },
    versionText: 'Carries a knife',
    content: outcome === 'SHARED' ? 'Carries a knife' : null,
    recipient: { agencyId: 'police', unitId: null, staffId: null },
    outcome,
    reasonCode: 'X',
    reason: null,
    gateway: 'OMA2007_S14',
  })),
};

/** Everything below is worked out again from the bytes and the rows, with nothing of the builder's. */
const sha = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url');
const open = (encoded: string) =>
  JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as [salt: string, name: string, value: unknown];

describe('an entry', () => {
  const built = buildEntry(fields);
  const text = built.entryBytes.toString('utf8');
  const entry = JSON.parse(text) as { at: string; custodian: string; id: string; log: string; sd: string[]; v: number };

  it('is exactly this text', () => {
    const sd = entry.sd.map((digest) => `"${digest}"`).join(',');
    expect(text).toBe(
      `{"at":"2027-03-02T10:20:00.123Z","custodian":"hmpps","id":"${built.id}","log":"ledger.portal.example/2027","sd":[${sd}],"v":1}`,
    );
    expect(entry.sd).toHaveLength(16);
    expect([...entry.sd].sort()).toEqual(entry.sd);
  });

  it('says nothing in clear', () => {
    for (const word of ['decision', 'ALDER', 'officer', 'police', 'knife', 'SHARED', 'WITHHELD', 'X000001'])
      expect(text).not.toContain(word);
  });

  it('commits to every field and, through the field of items, to every item', () => {
    const named = built.disclosures
      .filter((row) => row.part === 'FIELD')
      .map((row) => ({ digest: sha(row.disclosure), open: open(row.disclosure) }));
    expect(named.map((field) => field.open[1]).sort()).toEqual([
      'actor',
      'caseRef',
      'items',
      'kind',
      'occurredAt',
      'rationale',
      'subjectRef',
    ]);
    expect(named.every((field) => entry.sd.includes(field.digest))).toBe(true);
    const digests = named.find((field) => field.open[1] === 'items')?.open[2] as string[];
    expect(digests).toHaveLength(8);
    const items = built.disclosures.filter((row) => row.part === 'ITEM' && open(row.disclosure)[1] === 'item');
    expect(items.map((row) => digests.includes(sha(row.disclosure)))).toEqual([true, true]);
    const outcomes = items.map((row) => (open(row.disclosure)[2] as { outcome: string }).outcome);
    expect(outcomes).toEqual(['SHARED', 'WITHHELD']);
  });

  it('has a salt of its own for every field and item', () => {
    const salts = built.disclosures.map((row) => open(row.disclosure)[0]);
    expect(new Set(salts).size).toBe(salts.length);
    expect(built.disclosures.map((row) => row.ordinal)).toEqual(salts.map((_, i) => i));
  });

  it('keeps free text exactly', () => {
    const rationale = built.disclosures.map((row) => open(row.disclosure)).find(([, name]) => name === 'rationale');
    expect(rationale?.[2]).toEqual({ urgent: 'Ŵyr neb "ble" mae\n' });
  });

  it('never comes out the same twice, and looks the same whatever it says', () => {
    const again = buildEntry(fields);
    expect(again.entryBytes.equals(built.entryBytes)).toBe(false);
    const small = buildEntry({ ...fields, kind: 'share.opened', items: undefined, rationale: undefined } as EntryFields);
    const many = buildEntry({ ...fields, items: Array.from({ length: 200 }, () => fields.items![0]!) });
    expect(new Set([built, again, small, many].map((one) => one.entryBytes.length)).size).toBe(1);
  });

  it('carries the database instant in its id and hashes as a leaf', () => {
    expect(Number.parseInt(built.id.slice(0, 13).replace('-', ''), 16)).toBe(fields.at.getTime());
    expect(leafHash(built.entryBytes)).toEqual(createHash('sha256').update(Buffer.concat([Buffer.of(0), built.entryBytes])).digest()); // prettier-ignore
    expect(built.entryBytes.length).toBeLessThan(1200);
  });

  it('refuses what cannot be kept exactly', () => {
    expect(() => buildEntry({ ...fields, actor: { when: new Date() } as never })).toThrow(TypeError);
    expect(() => buildEntry({ ...fields, rationale: 'a\ud800' })).toThrow(TypeError);
    expect(() => buildEntry({ ...fields, custodian: 'HM Prison' })).toThrow(TypeError);
  });
});
