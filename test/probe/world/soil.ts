import { asLoader } from '../../support/loader.js';
import { Canaries, type Sees } from '../canaries.js';
import type { PersonFacts, ShareFacts } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { ProbeCast } from './cast.js';

type Row = Readonly<Record<string, unknown>>;

/** Where rows are planted: each value that may give something away is a canary, and each identifier is known by the type it names. */
export class Soil {
  readonly canaries = new Canaries();
  /** Known identifiers, by the name of the type in the schema. */
  readonly ids = new Map<string, string[]>();
  readonly shares = new Map<string, ShareFacts>();
  readonly items = new Map<string, ShareFacts>();
  /** Whom somebody may look for. */
  readonly people: {
    readonly names: Readonly<Record<'given' | 'family' | 'crn', string>>;
    readonly bornOn: string;
    readonly sees: Sees;
    readonly facts: PersonFacts;
  }[] = [];
  private rows: [table: string, row: Row][] = [];

  constructor(readonly cast: ProbeCast) {
    for (const { id } of Object.values(cast.agencies)) this.known('Agency', id);
    for (const id of Object.values(cast.units)) this.known('Unit', id);
    for (const { staffId } of Object.values(cast.who)) this.known('Staff', staffId);
  }

  row(table: string, row: Row): void {
    this.rows.push([table, row]);
  }

  known(type: string, id: string): string {
    this.ids.set(type, [...(this.ids.get(type) ?? []), id]);
    return id;
  }

  /** An identifier of a row of this type. */
  id(type: string, agency: string, sees: Sees): string {
    return this.known(type, this.canaries.id(agency, type, sees));
  }

  ledgerEntry(agency: string, sees: Sees): string {
    const id = this.canaries.id(agency, 'ledger', sees);
    this.row('ledger_entry', { id, entry: Buffer.from('{}') });
    return id;
  }

  /** Another's record of something: whose it is, and what its custodian keeps to open it with. */
  recorded(
    custodian: Pick<Principal, 'agencyId'>,
    entryId: string,
    of: { readonly parties: readonly string[]; readonly fields: object },
  ): void {
    for (const agency_id of of.parties) this.row('ledger_party', { agency_id, entry_id: entryId });
    Object.entries(of.fields).forEach(([name, value], ordinal) =>
      this.row('ledger_disclosure', {
        entry_id: entryId,
        ordinal,
        custodian_agency_id: custodian.agencyId,
        part: 'FIELD',
        disclosure: Buffer.from(JSON.stringify(['salt', name, value])).toString('base64url'),
      }),
    );
  }

  agencyOf({ agencyId }: Pick<Principal, 'agencyId'>): { readonly id: string; readonly kind: string; readonly name: string } {
    const found = Object.values(this.cast.agencies).find(({ id }) => id === agencyId);
    if (!found) throw new Error('no such agency');
    return found;
  }

  /** Everything planted since the last time. */
  async put(): Promise<void> {
    const rows = this.rows;
    this.rows = [];
    await asLoader(this.cast.ownerUrl, async (insert) => {
      for (const [table, row] of rows) await insert(table, row);
    });
  }
}
