import { column, link, readRoot, readType } from '@lib/platform';
import { own } from './team-sql.js';

const staff = (by: string) => link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.${by}`]);
const today = '(select concordat.today())';

export const absenceRead = readType('Absence', {
  from: 'concordat.absence',
  subject: 'Absence',
  conditions: { agencyId: 'agency_id', unitId: 'unit_id', staffId: 'staff_id', coverId: 'cover_id', kind: 'kind' },
  columns: {
    id: column.uuid('id'),
    kind: column.text('kind'),
    from: column.day('from_on'),
    to: column.day('to_on'),
    recordedAt: column.instant('recorded_at'),
    endedAt: column.instant('ended_at'),
    running: column.flag(
      (self) => `(${self}.ended_at is null and ${self}.from_on <= ${today} and coalesce(${today} <= ${self}.to_on, true))`,
    ),
    over: column.flag((self) => `(${self}.ended_at is not null or coalesce(${self}.to_on < ${today}, false))`),
  },
  links: { staff: staff('staff_id'), cover: staff('cover_id'), recordedBy: staff('recorded_by'), endedBy: staff('ended_by') },
});

export const absencesRoot = readRoot('absences', link.page('Absence', { order: [link.desc('from_on', 'date'), link.desc('id', 'uuid')] }), {
  act: 'CONSULTATION',
});
/** Oneself, or somebody of a unit that one supervises. */
const mayRecordFor = (who: string): string => `(${who} = (select concordat.current_staff()) or ((select concordat.supervises())
  and concordat.home_unit(${who}) = any ((select concordat.current_units())::uuid[])))`;

/** Whoever holds a post in the same unit or above it, for whoever may record the absence. */
export const coverChoicesRoot = readRoot(
  'coverChoices',
  link.many('Staff', {
    where: ({ self, args }) => [
      `${self}.agency_id = ${own}`,
      `${self}.id <> ${args.value('staffId')}`,
      mayRecordFor(args.value('staffId')),
      `${self}.id in (select p.staff_id from concordat.posts_held() p join concordat.units_above(concordat.home_unit(${args.value('staffId')})) u on u.id = p.unit_id)`,
    ],
    order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
    continues: true,
  }),
  { act: 'NOT_LOGGED' },
);
