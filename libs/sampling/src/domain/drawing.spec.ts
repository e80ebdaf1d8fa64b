import { Invalid } from '@lib/kernel';
import { soundDraw } from './drawing.js';

const asked = { rule: 'RANDOM', from: '2027-01-01', to: '2027-01-31', size: 20 };

describe('what is drawn', () => {
  it('is a rule, a period and a number; the seed is made when none is given', () => {
    expect(soundDraw(asked)).toEqual({ ...asked, seed: null });
    expect(soundDraw({ ...asked, to: '2027-01-01', size: 50, seed: ' Autumn ' })).toEqual({
      ...asked,
      to: '2027-01-01',
      size: 50,
      seed: 'Autumn',
    });
  });

  it.each([
    [{ rule: 'MINE' }, 'rule'],
    [{ from: '2027-02-30' }, 'from'],
    [{ to: '2026-12-31' }, 'to'],
    [{ to: '2028-01-02' }, 'to'],
    [{ size: 0 }, 'size'],
    [{ size: 51 }, 'size'],
    [{ size: 1.5 }, 'size'],
    [{ seed: 'x'.repeat(101) }, 'seed'],
  ])('%j is asked again', (changes, field) => {
    let problem: unknown;
    try {
      soundDraw({ ...asked, ...changes });
    } catch (error) {
      problem = error;
    }
    expect(Object.keys((problem as Invalid).fields)).toEqual([field]);
  });
});
