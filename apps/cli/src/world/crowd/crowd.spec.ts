import { noteCategories } from '@lib/risk';
import { deniedHashes, Draw, hashOf, nameKey } from './draw.js';
import { DEMO_NOW } from './demo-clock.js';
import { demoWorld } from './demo-world.js';
import { NOTE_TEMPLATES } from './texts.js';

describe('the crowd', () => {
  it('is the same every time, and whole', async () => {
    const [first, second] = [await demoWorld(), await demoWorld()];
    expect(second).toEqual(first);
    const count = (act: string): number => first.acts.filter((one) => one.act === act).length;
    expect(first.agencies.length).toBeGreaterThanOrEqual(12);
    expect(first.staff).toHaveLength(44);
    expect(first.people.length).toBeGreaterThanOrEqual(300);
    expect(count('note')).toBeGreaterThanOrEqual(600);
    for (const act of [
      'supersede',
      'withdraw',
      'decide',
      'urgent',
      'open',
      'acknowledge',
      'return',
      'revoke',
      'standing',
      'heldElsewhere',
      'beginProcedure',
      'openProcedure',
      'tryStep',
      'reportFact',
      'finishProcedure',
      'plan',
      'setAction',
      'recordOnAction',
    ]) {
      expect([act, count(act) > 0]).toEqual([act, true]);
    }
    expect(first.acts.every((act) => new Date(act.at) <= DEMO_NOW)).toBe(true);
  });

  it('decides in every way', async () => {
    const outcomes = new Map<string, number>();
    for (const act of (await demoWorld()).acts) {
      for (const item of act.act === 'decide' ? act.recipients.flatMap((recipient) => recipient.items) : []) {
        outcomes.set(item.outcome, (outcomes.get(item.outcome) ?? 0) + item.notes.length);
      }
    }
    expect([...outcomes.keys()].sort()).toEqual(['DEFERRED', 'NOT_RELEVANT', 'SHARED', 'SHARED_IN_PART', 'WITHHELD']);
    expect([...outcomes.values()].reduce((a, b) => a + b)).toBeGreaterThanOrEqual(250);
  });

  it('bears no name from the list to keep away from, and no name twice', async () => {
    const denied = deniedHashes();
    const world = await demoWorld();
    const names = [...world.people.map((person) => `${person.givenNames} ${person.familyName}`), ...world.staff.map((one) => one.name)].map(
      nameKey,
    );
    expect(names.filter((name) => denied.has(hashOf(name)))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('passes over a name that is on the list', () => {
    const first = new Draw(1).name();
    const next = new Draw(1, new Set([hashOf(nameKey(`${first.givenNames} ${first.familyName}`))])).name();
    expect(next).not.toEqual(first);
  });

  it('has words for every kind of note, at or above the floor', () => {
    const known = noteCategories().map((category) => category.code);
    expect(NOTE_TEMPLATES.filter((template) => !known.includes(template.category))).toEqual([]);
    const levels = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'];
    for (const category of noteCategories()) {
      const templates = NOTE_TEMPLATES.filter((template) => template.category === category.code);
      expect([category.code, templates.flatMap((template) => template.texts).length >= 3]).toEqual([category.code, true]);
      expect(
        templates.flatMap((template) => template.levels).every((level) => levels.indexOf(level) >= levels.indexOf(category.floor)),
      ).toBe(true);
    }
  });
});
