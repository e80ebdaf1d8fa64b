import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { composed, type WholeItem } from './compose-content.js';
import type { ContentLine } from './record-content.js';
import { csvFile, jsonFile } from './record-files.js';

const line: ContentLine = {
  id: 'l1', personId: 'p', at: '2027-03-01T09:00:00.000Z', happenedAt: null, kind: 'DECIDED_NOT_TO_SHARE', outcome: 'WITHHELD', from: 'Police', to: 'Council',
  by: 'Sam Rowe', reference: 'CON-1', category: 'WEAPONS', level: 'HIGH', reasonCode: 'SOURCE', words: '=cmd() about Ms A',
}; // prettier-ignore
const item: WholeItem = {
  id: 'i1', personId: 'p', share: 'CON-2', sentAt: '2027-03-02T09:00:00.000Z', from: 'Police', to: 'Probation', purpose: 'PUBLIC_PROTECTION',
  protectionCondition: 'X', category: 'WEAPONS', level: 'HIGH', happenedOn: '2027-02-01', inPart: false, handlingConditions: 'Not to ms a',
  text: '\t+1 He said to Ms A', by: 'Sam Rowe', hash: 'ab'.repeat(32), itemId: 'note-1',
}; // prettier-ignore
const whole = {
  id: 'e1', agency: { id: 'a', name: 'Police' }, people: [{ id: 'p', name: 'Alder Reed' }], until: '2027-03-03T09:00:00.000Z',
  preparedBy: 'Sam', audience: 'The coroner', words: 'An inquest', legalDemand: null, period: null, lines: [line], items: [item], known: [],
  looked: { sources: [{ source: 'TRAIL', found: 1 }, { source: 'NOTES', found: 0 }], looks: [] }, gaps: [],
}; // prettier-ignore
const disclosure = (...said: unknown[]): string => Buffer.from(JSON.stringify(said)).toString('base64url');
const others = [{ personId: 'p', reference: 'Ms A', class: 'VICTIM' }];
const made = (entries: readonly string[] = []) =>
  composed({ ...whole, others, entries: [{ id: 'n', personId: 'p', index: 0, entry: '', disclosures: entries }] });

describe('the files of a sharing record', () => {
  it('are the same to the byte from the same content', () => {
    const [one, other] = [made().content, made().content];
    expect(jsonFile(one, null)).toBe(jsonFile(other, null));
    expect(csvFile(one)).toBe(csvFile(other));
  });

  it('name nobody else, and say of each place what was taken out and on what ground', () => {
    const { content } = made();
    for (const file of [jsonFile(content, null), csvFile(content)]) {
      expect(file).not.toMatch(/ms\s+a\b/i);
      expect(file).toContain('[victim]');
      expect(file).toContain('It names somebody other than the person this record is of.');
    }
    expect(content.redactions).toEqual([
      { at: 'l1', class: 'VICTIM', times: 1 },
      { at: 'i1', class: 'VICTIM', times: 2 },
    ]);
  });

  it('say aloud what was asked and gave nothing, and both figures of a gap together', () => {
    const gap = {
      id: 'g', personId: 'p', unit: 'Norsham', to: 'Probation', unexplained: 0, gravestUnexplained: null, unshared: 2, gravestUnshared: 'HIGH',
      unsharedSince: '2027-03-02T09:00:00.000Z', reviewsOverdue: 0, silentSources: [], foundAt: '2027-03-02T09:00:00.000Z',
    }; // prettier-ignore
    const { content } = made();
    for (const said of ['"Notes the agency recorded"', '"None was found."', '"The access log holds none."'])
      expect(csvFile(content)).toContain(said);
    const found = csvFile({ ...content, gaps: [gap] });
    expect(found).toContain('Unexplained: none. Graver, explained, still not shared: 2, the gravest high, since 2 March 2027 at 09:00.');
    expect(found).not.toContain('None was found.');
  });

  it('of several people take out of each text whom that person’s case names, and nobody else’s', () => {
    const [one, other] = ['p', 'q'].map((personId) => ({ ...line, id: personId, personId, words: 'He met Ms A' }));
    const people = [...whole.people, { id: 'q', name: 'Bell Ash' }];
    const { content } = composed({ ...whole, people, lines: [one, other].flatMap((each) => each ?? []), others, entries: [] });
    expect(content.lines.map(({ words }) => words)).toEqual(['He met [victim]', 'He met Ms A']);
    expect(csvFile({ ...content, period: { from: '2027-03-01', to: '2027-03-02', leftOut: 2 } })).toContain(
      '"LEFT_OUT","","","","","","","","","","2"',
    );
  });

  it('run nothing in a spreadsheet', () => {
    const cells = csvFile(made().content).slice(1).split(/\r\n/).flatMap((row) => row.split('","')); // prettier-ignore
    expect(cells.some((cell) => cell.includes('cmd()'))).toBe(true);
    expect(cells.filter((cell) => /^"?[\s]*[=+\-@]/.test(cell))).toEqual([]);
  });

  it('open no part of an entry that names somebody else, nor the salt of such an item', () => {
    const named = disclosure('s1', 'rationale', { words: 'because of Ms  A' });
    const clean = disclosure('s2', 'kind', 'share.released');
    const [opened] = made([named, clean]).entries;
    expect(opened?.disclosures).toEqual([clean]);
    expect(made([named, clean]).content.unopened).toBe(1);
  });

  it('open nothing by which a name that was taken out could be guessed: not the salt of that text, and no sum of it', () => {
    const saltOf = (one: string) => disclosure('s4', 'contentSalt', createHash('sha256').update(one, 'ascii').digest('base64url'));
    const [ours, other] = ['note-1', 'note-2'].map((id) => disclosure('s3', 'item', { item: { kind: 'NOTE', id, version: 1 } }));
    const [salt, otherSalt] = [saltOf(String(ours)), saltOf(String(other))];
    const { content, entries } = made([ours, salt, other, otherSalt].map(String));
    expect(entries[0]?.disclosures).toEqual([ours, other, otherSalt]);
    expect(content.items[0]?.digest).toBeNull();
    expect(jsonFile(content, null)).not.toContain('abab');
  });
});
