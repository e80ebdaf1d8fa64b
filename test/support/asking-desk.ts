import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { aPerson, type PersonBuilder } from './builders.js';
import { setClock } from './database.js';
import { type Json, SharingDesk } from './sharing-desk.js';
import { asLoader, type Insert } from './loader.js';

const REFUSED = '... on Refusal { code explanation } ... on EnquiryRefused { problems { questionCode field message } }';
const SHOWN = 'id reference state dueAt workingDays setVersion dropped definition definitionHash why necessity answeredCodes';
const ASK = `mutation ($input: AskInput!) { askQuestions(input: $input) { __typename ${REFUSED}
  ... on SharingRefused { field } ... on AgreementNeeded { agency { id } } ... on EnquiryAsked { enquiry { ${SHOWN} } } } }`;
const act = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ${REFUSED} ... on EnquiryChanged { enquiry { id state } } } }`;
const DECLINE = act('declineEnquiry', 'DeclineEnquiryInput');
const CLOSE = act('closeEnquiry', 'CloseEnquiryInput');
const OPEN = 'mutation ($id: UUID!) { openEnquiry(id: $id) { firstSight dutyName dutyPhone dutyHours enquiry { id state firstSeenAt } } }';
const CONSIDER = `query ($input: ConsiderEnquiryInput!) { considerEnquiry(input: $input) { set { code version suggested questionCount coreCount askedOf }
  groups { code title questions { question { code text core triggered safetyCritical declaration fields { code label type required options { code label } } }
    last { state text asAt answeredAt reference enquiryId } } }
  workingDays dueAt agreement { id } purpose gateway protectionCondition necessity proportionality needsFreshSignIn needsWhyNeeded } }`;
const SETS = `query ($personId: UUID!, $agency: UUID) { questionSets(personId: $personId, recipientAgencyId: $agency) {
  code version title about stage suggested askedOf supplementHeading questionCount coreCount } }`;
const READ = `query ($id: UUID!) { enquiry(id: $id) { ${SHOWN} overdue askedByUs declinedCode declinedWords closedWords events { kind words by { id } } } }`;

export type Told = Json & { __typename?: string; code?: string; enquiry?: Json };
export interface Work {
  readonly id: string;
  readonly kind: string;
  readonly summary: string;
  readonly dueAt: string | null;
  readonly subjectId: string | null;
}
export const PRISON_SET = 'before-release-asked-of-prison';

/** Asking over HTTP as the four agencies of the sharing desk do, and the worker beside it. */
export class AskingDesk {
  private constructor(readonly desk: SharingDesk) {}

  static async open(): Promise<AskingDesk> {
    return new AskingDesk(await SharingDesk.open());
  }
  get stage() {
    return this.desk.stage;
  }
  strike(): Promise<void> {
    return this.stage.strike();
  }
  clock(instant: string | null): Promise<void> {
    return setClock(this.stage.database.ownerUrl, instant);
  }
  load(work: (insert: Insert) => Promise<void>): Promise<void> {
    return asLoader(this.stage.database.ownerUrl, work);
  }
  /** When this person last proved who they are, for everybody. */
  age(interval: string): Promise<unknown> {
    return this.rows(`update concordat.sign_in set authenticated_at = now() - $1::interval returning id`, interval);
  }

  /** Somebody with whom police, probation and the prison work, unless it is said otherwise. */
  person(build: (person: PersonBuilder) => PersonBuilder = (person) => person): Promise<string> {
    const { policeManager, practitioner, prisonSecurity } = this.stage.cast.players;
    const known = aPerson().called('Rowan', 'Field').knownTo(policeManager).knownTo(practitioner).knownTo(prisonSecurity);
    return build(known).put(this.stage.cast);
  }

  /** The data of one field, or the extensions of the first error; never a 5xx. */
  async tell<Data = Told>(player: Player, text: string, variables: object): Promise<Data> {
    const answer = await this.stage.as<Record<string, Data>>(player, text, variables);
    if (answer.status >= 500) throw new Error(`${answer.status} ${answer.text}`);
    return (answer.errors?.[0]?.extensions ?? Object.values(answer.data ?? {})[0]) as Data;
  }
  /** To the prison, which has an agreement with the practitioner's agency, unless it is said otherwise. */
  ask(player: Player, personId: string, more: Json = {}): Promise<Told> {
    const recipient = { agencyId: this.stage.cast.agencies.prison };
    return this.tell(player, ASK, { input: { key: randomUUID(), personId, setCode: PRISON_SET, setVersion: 1, recipient, ...more } });
  }
  async asked(player: Player, personId: string, more: Json = {}): Promise<string> {
    const told = await this.ask(player, personId, more);
    if (!told.enquiry) throw new Error(`not asked: ${JSON.stringify(told)}`);
    return told.enquiry['id'] as string;
  }
  opened(player: Player, id: string): Promise<Json | null> {
    return this.tell(player, OPEN, { id });
  }
  decline(player: Player, enquiryId: string, more: Json = {}): Promise<Told> {
    return this.tell(player, DECLINE, { input: { key: randomUUID(), enquiryId, reasonCode: 'NOT_OUR_CASE', ...more } });
  }
  close(player: Player, enquiryId: string, words: string, key: string = randomUUID()): Promise<Told> {
    return this.tell(player, CLOSE, { input: { key, enquiryId, words } });
  }
  consider(player: Player, personId: string, more: Json = {}): Promise<Json | null> {
    const recipient = { agencyId: this.stage.cast.agencies.prison };
    return this.tell(player, CONSIDER, { input: { personId, setCode: PRISON_SET, recipient, ...more } });
  }
  sets(player: Player, personId: string, agency: string | null = null): Promise<Json[]> {
    return this.tell(player, SETS, { personId, agency });
  }
  read(player: Player, id: string): Promise<Json | null> {
    return this.tell(player, READ, { id });
  }
  async workOf(player: Player, enquiryId: string): Promise<Work[]> {
    const { myWork } = await this.desk.ask<{ myWork: { items: Work[] } }>(player, 'MyWork');
    return myWork.items.filter((item) => item.subjectId === enquiryId);
  }
  rows<Row extends object = Json>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return this.desk.rows<Row>(sql, ...values);
  }
  events(enquiryId: string): Promise<{ kind: string; by_staff_id: string | null }[]> {
    return this.rows('select kind, by_staff_id from concordat.enquiry_event where enquiry_id = $1 order by at, id', enquiryId);
  }
  /** Everything an act could have left behind. */
  async traces(personId: string): Promise<Json> {
    const [enquiries, work, trail, entries, keys] = await Promise.all([
      this.desk.count('enquiry', 'person_id = $1', personId),
      this.desk.count('work_item', 'person_id = $1', personId),
      this.desk.count('trail_entry', 'person_id = $1', personId),
      this.desk.count('ledger_entry'),
      this.desk.count('keyed_act'),
    ]);
    return { enquiries, work, trail, entries, keys };
  }
}
