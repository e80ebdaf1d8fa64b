import { excerptParts, foundThing, KINDS } from './found.js';

describe('an excerpt', () => {
  it('is parts of plain text, found or not', () => {
    expect(excerptParts('a \ue000knife\ue001 in <b> and \ue000knives\ue001')).toEqual([
      { text: 'a ', found: false },
      { text: 'knife', found: true },
      { text: ' in <b> and ', found: false },
      { text: 'knives', found: true },
    ]);
    expect(excerptParts('\ue000a\ue000b\ue001c\ue001')).toEqual([
      { text: 'a', found: false },
      { text: 'b', found: true },
      { text: 'c', found: false },
    ]);
    expect(excerptParts('')).toEqual([]);
  });
});

describe('a thing found', () => {
  const match = {
    thingId: 't', placeId: 'p', at: '2027-01-04T10:00:00.000Z', title: 'Weapons', level: null, excerpt: 'x',
    person: { id: 'i', name: 'Rowan Field', crn: null }, agency: { id: 'a', shortName: 'Probation' },
  }; // prettier-ignore
  it.each(Object.keys(KINDS))('leads to the page on which a %s stands', (kind) => {
    expect(foundThing({ ...match, kind, standing: null })).toMatchObject({ ended: null, href: expect.stringMatching(/^\/[a-z/]+\/p$/) });
  });
  it('says in words how it ended', () => {
    expect(foundThing({ ...match, kind: 'NOTE', standing: 'SUPERSEDED' }).ended).toBe('Replaced since');
  });
});
