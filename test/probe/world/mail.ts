import type { Sees } from '../canaries.js';
import type { Principal } from '../principal.js';
import type { Soil } from './soil.js';

/** Where an agency lets mail go, and what mail as a whole does: everybody of it is told. */
export function plantMailOf(soil: Soil, of: Principal): string {
  const { name, id } = soil.agencyOf(of);
  const domain = `${soil.canaries.word(name, 'maildomain', (p) => p.enters && p.agencyId === id).toLowerCase()}.example`;
  soil.row('agency_mail', { agency_id: id, domains: [domain], mine: 'AT_ONCE', unit: 'AT_ONCE', meetings: 'AT_ONCE' });
  return domain;
}

/** Where somebody’s mail goes, and a message to them: theirs alone. What there is to tell them is told by the reader of mail. */
export function plantMailTo(soil: Soil, to: Principal, domain: string): void {
  const { name, id: agency_id } = soil.agencyOf(to);
  const sees: Sees = (p) => p.staffId === to.staffId;
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const of = { agency_id, staff_id: to.staffId };
  soil.row('mail_choice', { ...of, address: `${word('mailaddress').toLowerCase()}@${domain}` });
  soil.row('mail', {
    ...of, id: soil.id('Mail', name, sees), reference: word('mailreference'), state: 'SENT', things: 1, subject: word('mailsubject'), body: word('mailbody'),
    composed_at: soil.canaries.moment(name, 'mailcomposed', sees), settled_at: soil.canaries.moment(name, 'mailsettled', sees),
  }); // prettier-ignore
}

/** That nothing goes out is said to everybody who may sign in. */
export function plantMailService(soil: Soil): void {
  soil.row('mail_service', { kind: 'SMTP', failing_since: soil.canaries.moment('service', 'mailfailing', (p) => p.enters) });
}
