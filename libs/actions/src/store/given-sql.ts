const me = '(select concordat.current_agency())';

/** Agencies to which an action about somebody may be given: one's own, those that work with the person, and those that one's own has told of them. */
export const mayBeGivenSql = (agency: string, person: string): string => `(${agency} = ${me}
  or exists (select 1 from concordat.case_membership m where m.person_id = ${person} and m.agency_id = ${agency} and m.until is null)
  or exists (select 1 from concordat.share s where s.person_id = ${person} and s.sender_agency_id = ${me} and s.recipient_agency_id = ${agency}
       and s.revoked_at is null))`;
