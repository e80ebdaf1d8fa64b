import { mayClose, WORK_KINDS } from './closing-work.js';

const open = { closedAt: null };
const words = 'Spoke to the duty desk; nothing more is needed';

describe('closing work by hand', () => {
  it.each(WORK_KINDS)('%s', (kind) => {
    const asksForDecision = [
      'EXPLAIN_GRAVER',
      'LESS_TOLD',
      'GROUP_GAP',
      'ENDORSE_WITHHOLDING',
      'REVIEW_DUE',
      'DESK_QUESTION',
      'CHANGE_TO_APPROVE',
      'CHANGE_TO_REVIEW',
      'EMERGENCY_ACCESS',
      'REVIEW_SCOPE',
      'ENQUIRY_TO_ANSWER',
      'ENQUIRY_OVERDUE',
      'ENQUIRY_UNANSWERED',
      'CONTRADICTION',
      'QUESTION_SET_TO_APPROVE',
      'EXTRACT_TO_APPROVE',
      'ERASURE_TO_DECIDE',
      'ACCESS_EXTRACT_TO_DECIDE',
      'UNSAFE_WORK',
      'PROCEDURE_STEP',
      'PROCEDURE_TO_SIGN',
      'PROCEDURE_HANDOVER',
      'PROCEDURE_DUE_SOON',
      'PROCEDURE_LATE',
      'PROCEDURE_QUIET',
      'PROCEDURE_NOBODY',
      'RISK_DECISION_TO_ENDORSE',
      'DISCLOSURE_TO_DECIDE',
      'DISCLOSURE_TO_TELL',
      'PLAN_REVIEW_DUE',
      'ACTION_TO_DO',
      'ACTION_ANSWERED',
      'ACTION_DECLINED',
      'ACTION_OVERDUE',
      'ACTION_CARRIED',
    ].includes(kind);
    expect(mayClose({ kind, ...open }, words)?.code ?? null).toBe(asksForDecision ? 'WRK-01' : null);
  });

  it('WRK-02: is done once', () => {
    expect(mayClose({ kind: 'NOT_FOR_US', closedAt: new Date(0) }, words)?.code).toBe('WRK-02');
  });

  it.each(['', '...', 'n/a', 'asdf'])('WRK-03: %p says nothing', (nothing) => {
    const refusal = mayClose({ kind: 'NOT_FOR_US', ...open }, nothing);
    expect(refusal).toMatchObject({ code: 'WRK-03', field: 'words' });
  });
});
