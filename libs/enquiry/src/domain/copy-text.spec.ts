import { UNIFORM_REPLY } from './answer.js';
import { copyParts, type CopyFrom, itemsCopied } from './copy-text.js';
import type { QuestionSet } from './question-set.js';
import type { SentReply } from './replies.js';

const question = (code: string, text: string) => ({
  code,
  topic: null,
  text,
  fields: [],
  core: true,
  level: 'LOW' as const,
  categories: [],
});
const set: QuestionSet = {
  format: 'concordat-questions/1', code: 's', version: 1, title: 'Before release', about: 'A', stage: 'BEFORE_RELEASE', askedBy: [], askedOf: [],
  groups: [{ code: 'g', title: 'G', questions: [question('q1', 'How grave?'), question('q2', 'Weapons?'), question('q3', 'Who?'), question('q4', 'Orders?')] }],
}; // prettier-ignore
const sent = (questionCode: string, change: Partial<SentReply> = {}): SentReply => ({
  kind: 'SENT', enquiryId: 'e', questionCode, at: new Date(0), itemId: `item-${questionCode}`, state: 'ANSWERED', rows: [], body: 'How grave?\nMedium\nsince March',
  superseded: false, basis: null, asAt: '2027-03-02', source: null, marking: 'OFFICIAL', disclosable: 'NO', handlingCode: 'P', thirdParties: [], awaitingFrom: null,
  awaitingUntil: null, ...change,
}); // prettier-ignore
const from: CopyFrom = {
  set,
  reference: 'ABC-123',
  sentAt: new Date('2027-03-01T09:00:00Z'),
  dueAt: new Date('2027-03-04T00:00:00Z'),
  asker: 'Northshire Police',
  askedBy: 'Wren Adeyemi',
  answerer: 'Eastmoor Probation',
  askedByUs: true,
  why: 'He leaves on Tuesday',
  declined: null,
  replies: [
    sent('q1'),
    sent('q2', { marking: 'OFFICIAL_SENSITIVE', body: 'Weapons?\nSECRET WORDS' }),
    sent('q3', { thirdParties: ['Sister'], body: 'Who?\nHer SISTER' }),
    { kind: 'UNIFORM', enquiryId: 'e', questionCode: 'q4', at: new Date(0) },
  ],
};

test('the asker copies its own words, and a partner’s only where their handling permits', () => {
  const [request, response] = copyParts('NDELIUS', from);
  expect(request).toMatchObject({ heading: 'Request for information', text: expect.stringContaining('Why: He leaves on Tuesday') });
  expect(response?.text).toContain('Reference ABC-123. Northshire Police asked Eastmoor Probation.');
  expect(response?.text).toContain('Medium\n  since March (as at 2 March 2027)');
  expect(response?.text).not.toMatch(/SECRET WORDS|SISTER/);
  expect(response?.text).toContain(UNIFORM_REPLY);
  expect(itemsCopied(from)).toEqual(['item-q1']);
});

test('the answerer copies its own answers, whatever their marking, and nobody else’s name or the asker’s reasons', () => {
  const [request, response] = copyParts('CONNECT', { ...from, askedByUs: false });
  expect(request?.text).not.toContain('He leaves on Tuesday');
  expect(response?.text).toContain('SECRET WORDS');
  expect(response?.text).not.toContain('SISTER');
  expect(itemsCopied({ ...from, askedByUs: false })).toEqual(['item-q1', 'item-q2']);
});

test('before anything was answered there is a request and no response; declined, there is one', () => {
  expect(copyParts('CONNECT', { ...from, replies: [] })).toHaveLength(1);
  const declined = { at: new Date('2027-03-02T10:00:00Z'), words: 'Not our case' };
  expect(copyParts('CONNECT', { ...from, replies: [], declined })[1]?.text).toMatch(/^Reference.*\nDeclined on .*2 March 2027/);
});
