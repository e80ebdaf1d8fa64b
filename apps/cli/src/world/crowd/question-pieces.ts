import type { WorldAct } from '../world-acts.js';

const NOT_ASSESSED = 'NOT_ASSESSED';

/** About the release in days: the police are answered in part, and the prison has let a question lie past its day. */
export const RELEASE_QUESTIONS: readonly WorldAct[] = [
  {
    act: 'ask',
    id: 'piece-release-prison-asked',
    at: '2027-03-08T10:00:00Z',
    by: 'hana-sorrell',
    person: 'piece-release',
    set: 'before-release-asked-of-prison',
    to: { agency: 'hmp-elmwick', unit: 'pe-security' },
    workingDays: 1,
    why: 'He says that custody has gone quietly. We have not checked that with you.',
  },
  {
    act: 'ask',
    id: 'piece-release-asked',
    at: '2027-03-09T11:00:00Z',
    by: 'morgan-ashdown',
    person: 'piece-release',
    set: 'before-release-asked-of-probation',
    to: { agency: 'northshire-probation' },
    workingDays: 3,
    why: 'Released on Monday to an address in our district.',
  },
  { act: 'openEnquiry', at: '2027-03-09T14:00:00Z', by: 'hana-sorrell', enquiry: 'piece-release-asked' },
  {
    act: 'answer',
    at: '2027-03-09T14:40:00Z',
    by: 'hana-sorrell',
    enquiry: 'piece-release-asked',
    basis: 'RECORD_SEEN',
    asAt: '2027-03-09',
    source: 'Case record',
    answers: [
      {
        question: 'q1',
        state: 'ANSWERED',
        rows: [
          {
            overall: 'MEDIUM', childrenCommunity: 'LOW', childrenCustody: NOT_ASSESSED, publicCommunity: 'MEDIUM', publicCustody: NOT_ASSESSED, adultCommunity: 'LOW',
            adultCustody: NOT_ASSESSED, staffCommunity: 'LOW', staffCustody: NOT_ASSESSED, prisonersCustody: NOT_ASSESSED,
          },
        ],
      },
      { question: 'q3', state: 'ANSWERED', rows: [{ different: false }] },
      { question: 'q9', state: 'ANSWERED', rows: [{ managed: false, notReferred: 'Screened in January: one agency can manage this.' }] },
      { question: 'q20', state: 'AWAITING', awaitingFrom: 'Northshire Police domestic abuse desk', awaitingUntil: '2027-03-12' },
      { question: 'q21', state: 'NOT_HELD' },
      { question: 'q28', state: 'ANSWERED', rows: [{ releaseAt: '2027-03-15T09:30:00.000Z', prison: 'HMP Elmwick', kind: 'AUTOMATIC' }] },
      {
        question: 'q30',
        state: 'ANSWERED',
        rows: [{ address: 'With an aunt, Heron House, Millbrook.', approved: 'APPROVED', exists: 'CHECKED_EXISTS', checkedBy: 'Hana Sorrell', checkedOn: '2027-03-08' }],
      },
    ],
  },
]; // prettier-ignore
