import fc from 'fast-check';
import { type AnswerKept, draftOf, type DraftKept, FOR_ALL, isBlank } from './answer-draft.js';
import { answeringStand } from './answering-stand.js';
import { planSaving } from './saving.js';
import { aGroup, aQuestion, aSet, bounds, given, NOW } from './spec/asked.js';

const SET = aSet(aGroup('all', aQuestion('q1'), aQuestion('q2')));
const row = (said: string) => [{ fields: [{ field: 'said', values: [said] }] }];
const stand = (drafts: readonly DraftKept[], kept: readonly AnswerKept[] = []) =>
  answeringStand({ set: SET, drafts, kept, rounds: Math.max(0, ...kept.map(({ round }) => round)) }, bounds());
const kept = (questionCode: string, round: number, relevant = true): AnswerKept => ({
  ...given(questionCode, 'ANSWERED', { rows: [{ said: 'Sent.' }] }),
  id: `${questionCode} ${round}`,
  round,
  relevant,
  answeredAt: NOW,
});

/** Saves as the store keeps them, one after the other. */
class Desk {
  readonly drafts = new Map<string, DraftKept>();
  now(answers: readonly AnswerKept[] = []) {
    return stand([...this.drafts.values()], answers);
  }
  save(asked: Parameters<typeof planSaving>[1], savedBy = 'one', answers: readonly AnswerKept[] = []) {
    const plan = planSaving(this.now(answers), asked);
    for (const draft of plan.keep) this.drafts.set(draft.questionCode, { ...draft, savedBy, savedAt: NOW });
    return plan;
  }
}

describe('saving', () => {
  it('keeps each answer by itself', () => {
    const desk = new Desk();
    const plan = desk.save([
      { questionCode: 'q1', seenVersion: 0, state: 'ANSWERED', rows: row('A') },
      { questionCode: 'q2', seenVersion: 7, state: 'NOT_KNOWN' },
      { questionCode: 'q9', seenVersion: 0, state: 'NOT_KNOWN' },
      { questionCode: FOR_ALL, seenVersion: 0, source: '\u0000' },
    ]);
    expect([plan.saved, plan.stale, plan.unasked, plan.unkeepable.map(({ questionCode }) => questionCode)]).toEqual([
      ['q1'],
      ['q2'],
      ['q9'],
      ['*'],
    ]);
  });

  it('what stands there already is no change, and what is blank is nothing', () => {
    const desk = new Desk();
    expect(desk.save([{ questionCode: 'q1', seenVersion: 5, state: '', rows: row('') }])).toMatchObject({ saved: ['q1'], keep: [] });
    const same = { questionCode: 'q1', seenVersion: 0, state: 'ANSWERED', rows: row('A') };
    expect([desk.save([same]).keep.length, desk.save([same]).keep.length]).toEqual([1, 0]);
    expect(desk.save([{ questionCode: 'q1', seenVersion: 1 }]).keep).toMatchObject([{ version: 2 }]);
    expect(desk.now().questions[0]).toMatchObject({ draft: null, content: null, version: 2 });
  });

  it('a version seen before a sending is never taken for one seen after it', () => {
    const desk = new Desk();
    const typed = { questionCode: 'q1', state: 'ANSWERED', rows: row('Late.') };
    for (const seenVersion of [0, 1, 2, 999]) expect(desk.save([{ ...typed, seenVersion }], 'one', [kept('q1', 1)]).stale).toEqual(['q1']);
    expect(desk.save([{ ...typed, seenVersion: 1000 }], 'one', [kept('q1', 1)]).keep).toMatchObject([{ version: 1001 }]);
  });

  it('whoever writes over an answer has seen the very text that goes: 2,000 interleavings of two people', () => {
    let written = 0;
    let refused = 0;
    const step = fc.record({ who: fc.constantFrom('a', 'b'), code: fc.constantFrom('q1', 'q2'), look: fc.boolean(), text: fc.nat(3) });
    const run = fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const desk = new Desk();
      const seen = new Map<string, { readonly version: number; readonly text: string }>();
      const textNow = (code: string) => JSON.stringify(desk.drafts.get(code)?.content.rows ?? []);
      for (const { who, code, look, text } of steps) {
        const at = `${who} ${code}`;
        if (look || !seen.has(at)) seen.set(at, { version: desk.drafts.get(code)?.version ?? 0, text: textNow(code) });
        const before = textNow(code);
        const { keep, stale } = desk.save(
          [{ questionCode: code, seenVersion: seen.get(at)?.version ?? 0, state: 'ANSWERED', rows: row(`${text}`) }],
          who,
        );
        if (keep.length > 0) expect(before).toBe(seen.get(at)?.text);
        if (stale.length > 0) expect(textNow(code)).toBe(before);
        written += keep.length;
        refused += stale.length;
      }
    });
    fc.assert(run, { seed: 4, numRuns: 2_000 });
    process.stdout.write(`saving: ${written} written, ${refused} refused\n`);
    expect(Math.min(written, refused)).toBeGreaterThan(1_000);
  });
});

describe('how a question stands', () => {
  it('what was irrelevant is shown again, and does not count as sent', () => {
    const found = stand([], [kept('q1', 1, false)]);
    expect(found.questions[0]).toMatchObject({ content: { state: 'ANSWERED' }, draft: null });
    expect([found.before, found.progress.done]).toEqual([[], 0]);
  });

  it('what was seen changes with every draft and every sending', () => {
    const draft = (version: number): DraftKept => ({
      questionCode: 'q1',
      content: draftOf({ state: 'NOT_KNOWN' }),
      version,
      savedBy: 'one',
      savedAt: NOW,
    });
    const seen = [stand([]), stand([draft(1)]), stand([draft(2)]), stand([], [kept('q1', 1)]), stand([draft(2)], [kept('q2', 1)])].map(
      (one) => one.seen,
    );
    expect(new Set(seen).size).toBe(5);
    for (const one of seen) expect(Number.isInteger(one) && one >= 0 && one < 2 ** 31).toBe(true);
    expect(isBlank(draftOf({ rows: row('') }))).toBe(true);
  });
});
