/**
 * What rules may say of the person a row is about, as SQL over the column that holds the person's id: for read types' conditions and for
 * the virtual columns of entities. Conditions speak of them as `open`, `workable` and `underReview`.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';

/** May the actor open this person's case, also for the two hours of an emergency? A plain case costs one probe. */
export const openSql = (person: string): string =>
  `exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = ${person}
    and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_open(${person}, ${me}, ${staff})))`;

/** May they work with it? What an emergency opens is only read, and the classes apart stay closed to it. */
export const workableSql = (person: string): string =>
  `exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = ${person}
    and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_work(${person}, ${me}, ${staff})))`;

/** Does a review of this agency's record on this person, granted to the actor, run now? `agency` may be the SQL word null: of any agency's. */
export const underReviewSql = (person: string, agency: string, heldElsewhere = 'false'): string =>
  `((select concordat.reviews()) and concordat.under_review(${person}, ${agency}, ${heldElsewhere}))`;

/** Have its words been released: sealed on the record, or sent without proof when the wait for that was over? */
export const releasedSql = (share: string): string => `(${share}.sealed_at is not null or ${share}.release_at <= (select concordat.now()))`;

/**
 * Is it over, transition included, for what was shared under this agreement by the one with the other? The end of the agreement, or of
 * either's part in it. Nothing lapses without one: an urgent share has none.
 */
export const lapsedSql = (agreement: string, sender: string, recipient: string): string =>
  `exists (select 1 from concordat.agreement g where g.id = ${agreement} and (
    g.ends_at + make_interval(days => g.transition_days) <= (select concordat.now())
    or exists (select 1 from concordat.agreement_left l where l.agreement_id = g.id and l.agency_id in (${sender}, ${recipient})
      and l.left_at + make_interval(days => g.transition_days) <= (select concordat.now()))))`;
