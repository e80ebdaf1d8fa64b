import type { Limit, ProcedureDefinition, Step } from './definition.js';
import { isSound, soundProcedure } from './sound-procedure.js';
import { aMap, anOutcome, aStep, CHASE } from './spec/small-maps.js';

const limit: Limit = { variants: [], from: { step: 'first' }, direction: 'AFTER', amount: 1, unit: 'HOURS', stopsOn: [], source: 'house' };
const ending = (code: string, over: Partial<Step> = {}) => aStep(code, { outcomes: [anOutcome('closed', { ends: 'over' })], ...over });
const twoVariants = [
  { code: 'a', title: 'A' },
  { code: 'b', title: 'B' },
];
const aFact = (code: string, over: Partial<ProcedureDefinition['facts'][number]> = {}) => ({
  code,
  title: 'A fact',
  atStart: false,
  many: false,
  reportedBy: [{ agency: 'POLICE', roles: ['POLICE_DUTY_OFFICER'] }] as const,
  ...over,
});
const found = (map: unknown): string[] => {
  const result = soundProcedure(map);
  return isSound(result) ? [] : result.map(({ path, message }) => `${path}: ${message}`);
};

describe('a sound map', () => {
  it.each([aMap(), CHASE])('is given back as it is: $title', (map) => {
    expect(soundProcedure(map)).toBe(map);
  });

  it('may be checked though its steps are many and its decisions plain', () => {
    const chain = Array.from({ length: 40 }, (_, n) =>
      aStep(`s${n}`, { opens: n === 0 ? [] : [[{ step: `s${n - 1}` }]], outcomes: [anOutcome('yes'), anOutcome('no')] }),
    );
    expect(found(aMap({ steps: [...chain, ending('close', { opens: [[{ step: 's39' }]] })] }))).toEqual([]);
  });
});

describe('a map is refused', () => {
  it.each<[string, unknown, string]>([
    ['that is something else', { format: 'questions' }, ': "code" is missing: add it'],
    ['with a word it does not know', { ...aMap(), color: 'red' }, ': "color" is not known here: take it out, or check how it is spelled'],
    [
      'with no amount of time',
      aMap({ steps: [ending('first', { due: [{ ...limit, amount: 0 }] })] }),
      '/steps/0/due/0/amount: must be 1 or more',
    ],
    [
      'with a code used twice',
      aMap({ steps: [ending('close'), ending('close')] }),
      '/steps/1/code: "close" is used twice: give each its own code',
    ],
    [
      'with an outcome used twice',
      aMap({ steps: [ending('close', { outcomes: [anOutcome('x', { ends: 'over' }), anOutcome('x')] })] }),
      '/steps/0/outcomes/1/code: "x" is used twice: give each its own code',
    ],
    [
      'that names a step which is not there',
      aMap({ steps: [ending('close', { opens: [[{ step: 'ghost' }]] })] }),
      '/steps/0/opens/0/0/step: there is no step "ghost" in this map: add it, or name another',
    ],
    [
      'that names a fact which is not there',
      aMap({ steps: [ending('close', { opens: [[{ fact: 'ghost' }]] })] }),
      '/steps/0/opens/0/0/fact: there is no fact "ghost" in this map: add it, or name another',
    ],
    [
      'that names an outcome which is not there',
      aMap({ steps: [aStep('first'), ending('close', { opens: [[{ step: 'first', outcome: 'ghost' }]] })] }),
      '/steps/1/opens/0/0/outcome: there is no outcome "ghost" of the step "first": add it, or name another',
    ],
    [
      'that names an end which is not there',
      aMap({ steps: [ending('close', { outcomes: [anOutcome('x', { ends: 'ghost' })] })] }),
      '/steps/0/outcomes/0/ends: there is no end "ghost" in this map: add it, or name another',
    ],
    [
      'that names a variant which is not there',
      aMap({ steps: [ending('close', { variants: ['ghost'] })] }),
      '/steps/0/variants/0: there is no variant "ghost" in this map: add it, or name another',
    ],
    [
      'that names a source which is not there',
      aMap({ steps: [aStep('first'), ending('close', { opens: [[{ step: 'first' }]], due: [{ ...limit, source: 'ghost' }] })] }),
      '/steps/1/due/0/source: there is no source "ghost" in this map: add it, or name another',
    ],
    [
      'with a cause that is nothing',
      aMap({ steps: [aStep('first'), ending('close', { opens: [[{ outcome: 'done' } as never]] })] }),
      '/steps/1/opens/0/0: must name either a fact or a step',
    ],
    [
      'with a step for each of what comes once',
      aMap({ facts: [aFact('once')], steps: [ending('close'), aStep('again', { each: 'once' })] }),
      '/steps/1/each: "once" comes only once: mark it "many", or take "each" out',
    ],
    [
      'with a step of somebody who cannot be',
      aMap({ steps: [ending('close', { owner: { agency: 'COUNCIL', roles: ['PRISON_SECURITY'] } })] }),
      '/steps/0/owner/roles/0: nobody does this: no agency of the kind COUNCIL has a prison security. Name another post',
    ],
    [
      'signed off by nobody',
      aMap({ steps: [ending('close', { signOff: ['POLICE_DUTY_OFFICER'] })] }),
      '/steps/0/signOff/0: nobody signs this off: no agency of the kind PROBATION has a police duty officer. Name another post',
    ],
    [
      'with an end that nothing reaches',
      aMap({ ends: [...aMap().ends, { code: 'lost', title: 'Lost' }] }),
      '/ends/1: no step that can open ends in "lost": name it in an outcome, or take it out',
    ],
    [
      'that cannot finish once something is decided',
      aMap({
        steps: [
          aStep('first', { outcomes: [anOutcome('yes'), anOutcome('no')] }),
          ending('close', { opens: [[{ step: 'first', outcome: 'yes' }]] }),
        ],
      }),
      '/ends: no end can be reached once these are done: "first" (no). Give one of them a way on',
    ],
    [
      'that cannot finish in one of its variants',
      aMap({ variants: twoVariants, steps: [aStep('first'), ending('close', { variants: ['a'] })] }),
      '/ends: no end can be reached in the variant "b" once these are done: "first" (done). Give one of them a way on',
    ],
    [
      'with a step that two decisions would have to open at once',
      aMap({
        steps: [
          aStep('first', { outcomes: [anOutcome('yes'), anOutcome('no')] }),
          aStep('dead', {
            opens: [
              [
                { step: 'first', outcome: 'yes' },
                { step: 'first', outcome: 'no' },
              ],
            ],
          }),
          ending('close'),
        ],
      }),
      '/steps/1/opens: the step "dead" can never open: what it waits for cannot all come in one run. Mend what opens it, or take it out',
    ],
    [
      'with a step opened by an outcome that ends the run',
      aMap({ steps: [ending('close'), aStep('dead', { opens: [[{ step: 'close' }]] })] }),
      '/steps/1/opens: the step "dead" can never open: what it waits for cannot all come in one run. Mend what opens it, or take it out',
    ],
    [
      'with steps that wait for one another',
      aMap({ steps: [ending('close'), aStep('hen', { opens: [[{ step: 'egg' }]] }), aStep('egg', { opens: [[{ step: 'hen' }]] })] }),
      '/steps/1/opens: the step "hen" can never open: it waits for itself: "hen" after "egg" after "hen". Mend what opens it, or take it out',
    ],
    [
      'with a fact that nobody reports and nothing brings',
      aMap({ facts: [aFact('silent', { reportedBy: [] })], steps: [ending('close'), aStep('dead', { opens: [[{ fact: 'silent' }]] })] }),
      '/steps/1/opens: the step "dead" can never open: what it waits for cannot all come in one run. Mend what opens it, or take it out',
    ],
    [
      'with a clock that starts when its own step is done',
      aMap({ steps: [aStep('first', { due: [limit] }), ending('close')] }),
      '/steps/0/due/0/from: the step "first" cannot have come when "first" opens: name what comes before it',
    ],
    [
      'with a clock that starts in another branch',
      aMap({
        steps: [
          aStep('first', { outcomes: [anOutcome('yes'), anOutcome('no')] }),
          aStep('other', { opens: [[{ step: 'first', outcome: 'no' }]] }),
          aStep('late', { opens: [[{ step: 'first', outcome: 'yes' }]], due: [{ ...limit, from: { step: 'other' } }] }),
          ending('close'),
        ],
      }),
      '/steps/2/due/0/from: the step "other" cannot have come when "late" opens: name what comes before it',
    ],
    [
      'with a limit that never counts',
      aMap({ steps: [aStep('first'), ending('close', { opens: [[{ step: 'first' }]], due: [limit, { ...limit, amount: 2 }] })] }),
      '/steps/1/due/1: this limit never counts: an earlier one stands for the same variants, or the step is in none of them',
    ],
    [
      'with more ways than anybody could check',
      aMap({
        steps: [
          ending('close'),
          ...Array.from({ length: 20 }, (_, n) => aStep(`s${n}`, { outcomes: [anOutcome('yes'), anOutcome('no')] })),
          ...Array.from({ length: 20 }, (_, n) => aStep(`t${n}`, { opens: [[{ step: `s${n}`, outcome: 'yes' }]] })),
        ],
      }),
      '/steps: there are more ways through this map than can be checked: make two maps of it',
    ],
  ])('%s', (_what, map, problem) => {
    expect(found(map)).toContain(problem);
  });

  it('with everything that is wrong in it at once', () => {
    const map = aMap({
      steps: [ending('close', { owner: { agency: 'PRISON', roles: ['PROBATION_PRACTITIONER'] } }), aStep('close', { each: 'ghost' })],
    });
    expect(found(map)).toHaveLength(3);
  });
});

it('a clock may run backwards from what has not come yet', () => {
  const map = aMap({
    facts: [aFact('hearing')],
    steps: [ending('close', { due: [{ ...limit, from: { fact: 'hearing' }, direction: 'BEFORE' }] })],
  });
  expect(found(map)).toEqual([]);
});
