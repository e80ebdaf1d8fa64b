import type { LedTime } from '../../api/answers/people.js';
import { ledByAgency } from './led-by-agency.js';

const led = (shortName: string, name: string | null, since: string, until: string | null): LedTime => ({
  since,
  until,
  agency: { shortName },
  unit: null,
  staff: name === null ? null : { name },
});

it('tells who led in each agency in the order of time, and who took over', () => {
  const times = [
    led('Probation', 'Hana Sorrell', '3', null),
    led('Probation', null, '2', '3'),
    led('Police', 'Kwame Boateng', '1', '2'),
    led('Probation', 'Osian Thorne', '1', '2'),
  ];
  expect(ledByAgency(times).map(({ agency, times: own }) => [agency, own.map(({ staff, next }) => [staff?.name, next])])).toEqual([
    ['Police', [['Kwame Boateng', null]]],
    [
      'Probation',
      [
        ['Osian Thorne', 'nobody'],
        [undefined, 'Hana Sorrell'],
        ['Hana Sorrell', null],
      ],
    ],
  ]);
});
