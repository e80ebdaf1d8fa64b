import { column, link, readRoot, readType } from '@lib/platform';

const viewer = `(select s.id as staff_id, s.name, s.job_title, s.agency_id, a.idle_minutes, a.managed_idle_minutes, a.absolute_hours,
  c.shift <> interval '0' as clock_is_shifted
  from concordat.staff s join concordat.agency a on a.id = s.agency_id cross join concordat.clock c)`;

export const viewerRead = readType('Viewer', {
  from: viewer,
  row: 'staff_id uuid, name text, job_title text, agency_id uuid, idle_minutes int, managed_idle_minutes int, absolute_hours int, clock_is_shifted boolean',
  key: 'staff_id',
  subject: 'Viewer',
  conditions: { staffId: 'staff_id' },
  columns: {
    staffId: column.uuid('staff_id'),
    name: column.text('name'),
    jobTitle: column.text('job_title'),
    roles: column.texts(() => '(select concordat.current_roles())'),
    idleMinutes: column.int('idle_minutes'),
    managedIdleMinutes: column.int('managed_idle_minutes'),
    absoluteHours: column.int('absolute_hours'),
    now: column.instant(() => '(select concordat.now())'),
    clockIsShifted: column.flag('clock_is_shifted'),
    // Several pieces about one person for one cause are one. Row security leaves what is addressed to them and may be opened by them.
    cannotWait: column.int(
      () => `(select count(distinct (coalesce(w.person_id, w.subject_id), w.interrupts))::int from concordat.work_item w
        where w.agency_id = (select concordat.current_agency()) and w.closed_at is null and w.interrupts is not null)`,
    ),
  },
  links: { agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]) },
});

export const viewerRoot = readRoot(
  'viewer',
  link.one('Viewer', () => []),
  { act: 'NOT_LOGGED' },
);
