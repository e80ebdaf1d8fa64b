import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery, isObjectType } from 'graphql';
import { asOwner, type FreshDatabase, freshDatabase, planOnce } from '../support/database.js';
import { TestIssuer } from '../support/issuer.js';
import { sealWorld } from '../support/sealed-world.js';
import { ANY_SET } from '../support/sound-enquiries.js';
import { Acts } from './acts.js';
import type { Canary } from './canaries.js';
import { hiddenFrom, sameBytes, saidOnce, twins } from './hidden.js';
import { rootFields } from './paths.js';
import type { Principal } from './principal.js';
import { inTurns, Probe } from './probe.js';
import { type Fault, ProbeApi } from './probe-api.js';
import { OUTPUT_READERS } from './readers.js';
import { Verdict } from './verdict.js';
import { type KindName, probeCast } from './world/cast.js';
import { plantLocalAccounts } from './world/local-accounts.js';
import { ProbeWorld } from './world/world.js';

export interface ProberOptions {
  readonly full: boolean;
  readonly seed: number;
  /** These roots and acts alone, and as these alone. */
  readonly only?: readonly string[];
  readonly as?: readonly string[];
}

/** The world, the delivered API over it, and everybody who asks. */
export class Prober {
  readonly verdict: Verdict;
  readonly probe: Probe;
  readonly principals: readonly Principal[];
  twinsAsked = 0;
  /** How long each part took, in seconds. */
  readonly took: Record<string, number> = {};
  private planted: readonly Canary[] = [];

  private constructor(
    readonly database: FreshDatabase,
    readonly issuer: TestIssuer,
    readonly world: ProbeWorld,
    readonly api: ProbeApi,
    readonly schema: GraphQLSchema,
    private readonly options: ProberOptions,
  ) {
    const { as } = options;
    this.principals = Object.values(world.cast.who).filter(({ name }) => !as || as.includes(name));
    const { ids, people, canaries, shares, items } = world.soil;
    const words = people.flatMap(({ names: { given, family, crn } }) => [family, `${given} ${family}`, crn.toUpperCase()]);
    const mayKnow = (id: string, principal: Principal): boolean => canaries.of(id)?.sees(principal) ?? true;
    const known = {
      ids,
      mayKnow,
      words: [...words, 'Rowan', 'field'],
      said: ['cnry', ...saidOnce(canaries.all)],
      codes: [ANY_SET.code, 'recall', 'field'],
      days: people.map(({ bornOn }) => bornOn),
      moments: MOMENTS,
      cursors: [],
    };
    this.verdict = new Verdict(schema, canaries, { shares, items }, ids);
    this.probe = new Probe({ schema, api, verdict: this.verdict, principals: this.principals, known, ...options });
  }

  static async start(options: ProberOptions & { readonly fault?: Fault }): Promise<Prober> {
    const database = await freshDatabase();
    await planOnce(database.ownerUrl);
    const issuer = await TestIssuer.start();
    const cast = await probeCast(database.ownerUrl, issuer);
    const world = await ProbeWorld.plant(cast);
    await plantLocalAccounts(world.soil, cast.who.dutyOfficer, cast.who.policeRecords);
    await sealWorld(database.ownerUrl);
    const api = await ProbeApi.start(database.apiUrl, issuer, options.fault);
    const told = await api.ask(cast.who.policeManager.token, getIntrospectionQuery(), {});
    const schema = buildClientSchema(told.data as unknown as IntrospectionQuery);
    return new Prober(database, issuer, world, api, schema, options);
  }

  /** Reads, then acts, then reads what the acts left; then everything else that comes out of the service. */
  async everything(): Promise<void> {
    this.planted = this.world.soil.canaries.all;
    await this.timed('reads', () => this.probe.read());
    // A field that held nothing yet is asked for by itself: short to ask, and over as soon as it has held something for somebody.
    if (!this.options.only) await this.timed('fields still empty', () => this.probe.reach(this.fields().empty));
    await this.timed('not yet seen', () => this.probe.see(() => this.blindKinds()));
    await this.timed('hidden', () => this.askForHidden());
    await this.revive();
    const { schema, world, probe, principals, options } = this;
    const known = probe.known;
    const acts = new Acts({
      schema,
      world,
      probe,
      known,
      principals,
      full: options.full,
      revive: () => this.revive(),
      ...(options.only ? { only: options.only } : {}),
    });
    await this.timed('acts', () => acts.carryOut());
    await this.timed('reads again', () => this.probe.readOnce());
    const { unreached, empty } = this.fields();
    // Of some roots alone, most fields are out of reach.
    if (!options.only) await this.timed('fields not yet reached', () => probe.reach([...unreached, ...empty]));
    await this.otherOutputs();
    this.verdict.log(this.api.log, 'the log');
  }

  private async timed(what: string, work: () => Promise<void>): Promise<void> {
    const began = Date.now();
    await work();
    this.took[what] = Math.round((Date.now() - began) / 1_000);
    process.stderr.write(`prober: ${what} ${this.took[what]} s\n`);
  }

  /** A part of it, for seeing a planted mistake. */
  async askOnly(roots: readonly string[], as: readonly KindName[]): Promise<void> {
    await this.probe.readSome(
      roots,
      as.map((name) => this.world.cast.who[name]),
    );
    this.verdict.log(this.api.log, 'the log');
  }

  /** Lets everybody through one policy of the database on which nothing else stands: a mistake for seeing that it is found. */
  async weaken(): Promise<void> {
    await asOwner(this.database.ownerUrl, (client) =>
      client.query('create policy everybody on concordat.change_impact for select to concordat_api using (true)'),
    );
  }

  /** What may not be read is answered in the same bytes as what does not exist, whatever it is asked by. */
  async askForHidden(): Promise<void> {
    // The same absent values throughout, because what was asked for leaves its trace in the log as well.
    const pairs = new Map(this.principals.map((principal) => [principal, hiddenFrom(principal, this.world.soil)]));
    const { only } = this.options;
    for (const field of rootFields(this.schema, 'query').filter(({ name }) => !only || only.includes(name))) {
      const text = this.probe.document('query', field);
      const asked = this.principals.flatMap((principal) =>
        principal.enters && !this.probe.isShut(principal, field.name)
          ? twins(field, pairs.get(principal) ?? {}).map((twin) => ({ principal, ...twin }))
          : [],
      );
      await inTurns(asked, async ({ principal, what, hidden, absent }) => {
        const one = await this.probe.ask(principal, 'query', text, hidden, field.name);
        const other = await this.probe.ask(principal, 'query', text, absent, field.name);
        this.twinsAsked += 1;
        if (!sameBytes(one, other))
          this.verdict.leak(principal.name, 'that something exists', what, `${one.text.slice(0, 300)} and not ${other.text.slice(0, 300)}`);
      });
    }
  }

  /** Fields of the schema, those that no answer held, and those that never held anything but null. */
  fields(): { all: string[]; unreached: string[]; empty: string[] } {
    const types = Object.values(this.schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
    const all = types.flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []));
    const { reached, valued } = this.verdict;
    return {
      all,
      unreached: all.filter((field) => !reached.has(field)),
      empty: all.filter((field) => reached.has(field) && !valued.has(field)),
    };
  }

  /** What somebody may see and nobody was shown: there the prober is blind. */
  blind(): Canary[] {
    return this.planted.filter((canary) => !this.verdict.seen.has(canary) && this.principals.some((principal) => canary.sees(principal)));
  }

  /** Of those, the ones of a kind that nobody was shown of any row. */
  blindKinds(): Canary[] {
    const kind = ({ what }: Canary): string => what.slice(what.indexOf(' ') + 1);
    const seen = new Set([...this.verdict.seen].map(kind));
    return this.blind().filter((canary) => !seen.has(kind(canary)));
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.issuer.stop();
    await this.database.drop();
  }

  private async otherOutputs(): Promise<void> {
    for (const reader of OUTPUT_READERS)
      for (const principal of this.principals)
        for (const { text, where } of await reader.outputs({ api: this.api, principal, world: this.world, database: this.database }))
          this.verdict.bytes(principal, text, where);
  }

  private async revive(): Promise<void> {
    const { suspended, signedOut } = this.world.cast.who;
    await asOwner(this.database.ownerUrl, async (client) => {
      await client.query(
        `update concordat.sign_in i set ended_at = null, ended_why = null, authenticated_at = now(), last_seen_at = now()
           from concordat.account a where a.id = i.account_id and a.staff_id <> $1`,
        [signedOut.staffId],
      );
      await client.query(`update concordat.account set state = 'ACTIVE' where state <> 'ACTIVE' and staff_id <> $1`, [suspended.staffId]);
    });
  }
}
const MOMENTS = ['2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'];
