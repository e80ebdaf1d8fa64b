import { column, link, readRoot, readType } from '@lib/platform';
import { USUAL } from '../domain/choices.js';

/** Minutes after which what is due and has not gone is said to be late. */
const LATE_AFTER = 5;
const said = (column: string, usual: string) => `coalesce(c.${column}, a.${column}, ${usual}) as ${column}`;

/** Row security leaves one's own choice and one's own agency's settings. */
const choices = `(select s.id as staff_id, s.agency_id, c.address, coalesce(c.urgent, '${USUAL.urgent}') as urgent, ${said('mine', `'${USUAL.mine}'`)},
  ${said('unit', `'${USUAL.unit}'`)}, ${said('meetings', `'${USUAL.meetings}'`)}, ${said('digest_hour', String(USUAL.digestHour))},
  coalesce(a.domains, '{}') as domains, coalesce(v.kind, 'OFF') as kind, v.failing_since
  from concordat.staff s left join concordat.mail_choice c on c.staff_id = s.id left join concordat.agency_mail a on a.agency_id = s.agency_id
  left join concordat.mail_service v on true)`;

export const mailChoicesRead = readType('MailChoices', {
  from: choices,
  row: 'staff_id uuid, agency_id uuid, address text, urgent text, mine text, unit text, meetings text, digest_hour int, domains text[], kind text, failing_since timestamptz',
  key: 'staff_id',
  subject: 'MailChoices',
  conditions: { agencyId: 'agency_id', staffId: 'staff_id' },
  columns: {
    address: column.text('address'),
    domains: column.texts('domains'),
    urgent: column.text('urgent'),
    mine: column.text('mine'),
    unit: column.text('unit'),
    meetings: column.text('meetings'),
    digestHour: column.int('digest_hour'),
    sentBy: column.text('kind'),
    failingSince: column.instant('failing_since'),
    late: column.int(
      (self) => `(select count(*)::int from concordat.notice n left join concordat.mail m on m.id = n.mail_id
        where n.staff_id = ${self}.staff_id and n.due_at < (select concordat.now()) - interval '${LATE_AFTER} minutes'
          and (n.state = 'QUEUED' or m.state = 'WAITING'))`,
    ),
  },
});

export const mailChoicesRoot = readRoot(
  'mailChoices',
  link.one('MailChoices', () => []),
  { act: 'CONSULTATION' },
);

export const mailRead = readType('Mail', {
  from: 'concordat.mail',
  subject: 'Mail',
  conditions: { agencyId: 'agency_id', staffId: 'staff_id' },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    state: column.text('state'),
    things: column.int('things'),
    composedAt: column.instant('composed_at'),
    settledAt: column.instant('settled_at'),
    subject: column.text('subject'),
    body: column.text('body'),
  },
});

export const myMailRoot = readRoot(
  'myMail',
  link.page('Mail', { order: [link.desc('composed_at', 'timestamptz'), link.desc('id', 'uuid')] }),
  { act: 'CONSULTATION' },
);
