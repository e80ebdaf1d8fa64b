import { custodianOf } from './custodian.js';

describe('the custodian’s name in an entry', () => {
  it.each([
    ['Northshire Police', 'northshire-police'],
    ['HMP Elmwick', 'hmp-elmwick'],
    ['Cyngor Tŷ Gwyn', 'cyngor-ty-gwyn'],
    ['  A & B (North) ', 'a-b-north'],
    ['Ωμέγα', 'agency'],
    ['x'.repeat(300), 'x'.repeat(100)],
  ])('%s is %s', (name, slug) => expect(custodianOf(name)).toBe(slug));
});
