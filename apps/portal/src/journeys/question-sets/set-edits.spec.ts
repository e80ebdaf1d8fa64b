import { compareSets } from './compare-sets.js';
import { byCode, inOneOrder, questionsOf, readDefinition, type SetDefinition, type SetQuestion } from './set-definition.js';
import { askedAs, newQuestion, reworded, withoutQuestion, withQuestionAdded, withQuestionChanged, withQuestionMoved } from './set-edits.js';

const question = (code: string, more: object = {}): SetQuestion => ({
  code,
  topic: null,
  text: `What of ${code}?`,
  fields: [{ code: 'any', label: '', type: 'YES_NO' }],
  core: true,
  level: 'LOW',
  categories: [],
  ...more,
});
const SET = {
  format: 'concordat-questions/1',
  code: 'a-set',
  version: 1,
  title: 'A set',
  about: 'For a test',
  stage: 'RECALL',
  askedBy: ['POLICE'],
  askedOf: ['PROBATION'],
  groups: [
    { code: 'first', title: 'First', questions: [question('a'), question('b', { hint: 'Look' }), question('c')] },
    { code: 'last', title: 'Last', questions: [question('q55', { declaration: true })] },
  ],
} as SetDefinition;
const order = (set: SetDefinition): string => questionsOf(set).map(({ code }) => code).join(' '); // prettier-ignore
const NEW = { kind: 'YES_NO', text: 'Ist da ein Hund? Ja!', hint: undefined, level: 'LOW', categories: [], options: [] } as const;

describe('a change to a set', () => {
  it('moves a question within its group and no further', () => {
    expect(order(withQuestionMoved(SET, 'c', -1))).toBe('a c b q55');
    expect(order(withQuestionMoved(SET, 'c', 1))).toBe('a b c q55');
    expect(order(withQuestionMoved(SET, 'a', -1))).toBe('a b c q55');
    expect(order(withQuestionMoved(SET, 'nobody', 1))).toBe('a b c q55');
  });

  it('takes a question out, and its group with the last one', () => {
    const left = ['a', 'b', 'c'].reduce(withoutQuestion, SET);
    expect(left.groups.map(({ code }) => code)).toEqual(['last']);
  });

  it('adds before the declaration, under a code that nothing else has', () => {
    const first = newQuestion(SET, NEW, { core: true });
    const once = withQuestionAdded(SET, 'last', first);
    const second = newQuestion(once, NEW, { core: false, when: { '==': [{ var: 'a.rows.0.any' }, true] } });
    expect(order(withQuestionAdded(once, 'last', second))).toBe('a b c own-ist-da-ein-hund-ja own-ist-da-ein-hund-ja-2 q55');
    expect(newQuestion(SET, { ...NEW, text: '…'.repeat(200) }, { core: true }).code).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
    expect(newQuestion(SET, { ...NEW, text: 'x '.repeat(150) }, { core: true }).code).toMatch(/^[a-z][a-z0-9-]{0,38}[a-z0-9]$/);
  });

  it('gives every option a code of its own, whatever it says', () => {
    const { fields } = newQuestion(SET, { ...NEW, kind: 'CHOICE', options: ['Yes', 'yes!', '是', '不'] }, { core: true });
    const codes = fields[0]?.options?.map(({ code }) => code) ?? [];
    expect(new Set(codes).size).toBe(4);
    for (const code of codes) expect(code).toMatch(/^[A-Z][A-Z0-9_]{0,59}$/);
  });

  it('leaves out a hint and a rule that are no longer there', () => {
    expect(reworded(question('b', { hint: 'Look' }), 'New', undefined)).not.toHaveProperty('hint');
    expect(askedAs(question('b', { core: false, when: {} }), { core: true })).not.toHaveProperty('when');
  });
});

describe('the comparison', () => {
  it('finds nothing where only the number and the order of keys differ', () => {
    const again = readDefinition(inOneOrder({ ...SET, version: 7 }));
    expect(compareSets(SET, again).nothing).toBe(true);
  });

  it('changes no rule by rewording the question that it names', () => {
    const when = { '==': [{ var: 'a.rows.0.any' }, true] };
    const before = withQuestionChanged(SET, 'b', (one) => askedAs(one, { core: false, when }));
    const it = compareSets(
      before,
      withQuestionChanged(before, 'a', (one) => reworded(one, 'In other words?', undefined)),
    );
    expect(it.changed.map(({ code }) => code)).toEqual(['a']);
  });

  it('shows what is added, taken out, reworded and moved, each as what it is', () => {
    const added = withQuestionAdded(withoutQuestion(withQuestionMoved(SET, 'b', -1), 'c'), 'first', question('d'));
    const it = compareSets(
      SET,
      withQuestionChanged(added, 'a', (one) => reworded(one, 'What of it?', 'Look')),
    );
    expect(it.added.map(({ code }) => code)).toEqual(['d']);
    expect(it.takenOut.map(({ code }) => code)).toEqual(['c']);
    expect(it.reordered).toEqual(['First']);
    expect(it.changed.map(({ code, lines }) => [code, lines.map(({ what }) => what)])).toEqual([['a', ['Question', 'Hint']]]);
    expect(it.changed[0]?.lines[0]?.parts).toContainEqual({ kind: 'CUT', text: 'a' });
  });

  /** Whatever is changed in a question or in the set, somebody who approves sees that something is. */
  it('hides no difference, in words or out of them', () => {
    const other = (value: unknown): unknown => (typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : Array.isArray(value) ? [...value, value[0] ?? 'X'] : `${JSON.stringify(value)} else`); // prettier-ignore
    const full = question('b', {
      hint: 'Look',
      core: false,
      when: { '==': [{ var: 'a.rows.0.any' }, true] },
      repeat: { noun: 'thing', most: 3 },
      safetyCritical: true,
      declaration: false,
      novel: 'x',
    });
    const before = withQuestionChanged(SET, 'b', () => full);
    const unseen = [...byCode(before).keys()].flatMap(
      () =>
      Object.keys(full)
        .filter((key) => !['code', 'fields'].includes(key))
        .filter((key) => compareSets(before, withQuestionChanged(before, 'b', (one) => ({ ...one, [key]: other(one[key as keyof SetQuestion]) }))).nothing), // prettier-ignore
    );
    expect(unseen).toEqual([]);
    const fields = [{ code: 'any', label: '', type: 'YES_NO', required: true }];
    expect(
      compareSets(
        before,
        withQuestionChanged(before, 'b', (one) => ({ ...one, fields })),
      ).nothing,
    ).toBe(false);
    const about = Object.keys(SET).filter((key) => !['version', 'groups'].includes(key));
    expect(about.filter((key) => compareSets(SET, { ...SET, [key]: other(SET[key as keyof SetDefinition]) }).nothing)).toEqual([]);
  });
});
