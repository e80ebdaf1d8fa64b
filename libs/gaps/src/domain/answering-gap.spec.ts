import { type GapToAnswer, mayAnswer, soundAnswer } from './answering-gap.js';

const TODAY = '2027-03-01';
const sound = { outcome: 'CLEARED', words: 'The unit meets them tomorrow and decides there', reviewBy: '2027-03-03' };
const gap: GapToAnswer = { unexplained: ['note'], endedAt: null, decidedBy: ['heron'] };

describe('what a supervisor says of a gap', () => {
  it.each([
    ['the day after', '2027-03-02', null],
    ['four weeks on', '2027-03-29', null],
    ['today', TODAY, 'must be on or after 2 March 2027'],
    ['later than four weeks', '2027-03-30', 'must be on or before 29 March 2027'],
    ['no day', undefined, 'must be a real date'],
  ])('may stand until a day within four weeks: %s', (_name, reviewBy, wrong) => {
    const ask = () => soundAnswer({ ...sound, ...{ reviewBy } }, TODAY);
    if (wrong === null) expect(ask()).toMatchObject({ outcome: 'CLEARED', reviewBy });
    else expect(ask).toThrow(expect.objectContaining({ fields: { reviewBy: expect.stringContaining(wrong) } }));
  });

  it('sent back it has no day', () => {
    expect(soundAnswer({ ...sound, outcome: 'SENT_BACK' }, TODAY).reviewBy).toBeNull();
  });

  it.each([
    [{ outcome: 'FORGOTTEN' }, 'outcome'],
    [{ words: '...' }, 'words'],
    [{ words: '' }, 'words'],
  ])('%j says nothing', (part, field) => {
    expect(() => soundAnswer({ ...sound, ...part }, TODAY)).toThrow(expect.objectContaining({ fields: { [field]: expect.any(String) } }));
  });
});

describe('who may say it, and of what', () => {
  const cleared = soundAnswer(sound, TODAY);
  const back = soundAnswer({ ...sound, outcome: 'SENT_BACK' }, TODAY);
  it.each([
    ['another supervisor clears it', gap, cleared, 'briar', null],
    ['whoever decided does not clear it', gap, cleared, 'heron', 'GAP-03'],
    ['and may ask for it to be decided', gap, back, 'heron', null],
    ['what is over stays so', { ...gap, endedAt: new Date(0) }, cleared, 'briar', 'GAP-01'],
    ['of what is explained nothing is cleared', { ...gap, unexplained: [] }, cleared, 'briar', 'GAP-02'],
  ])('%s', (_name, of, said, staffId, code) => {
    expect(mayAnswer(of, said, staffId)?.code ?? null).toBe(code);
  });
});
