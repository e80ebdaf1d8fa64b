import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { generateSync } from 'otplib';
import type { Player } from './actors.js';
import type { Answer } from './api.js';
import { asOwner } from './database.js';
import { asLoader } from './loader.js';
import { buildIdentity, LocalIdentity, Visitor } from './local-identity.js';
import { Stage } from './stage.js';

export const PASSPHRASE = 'kettle walrus obvious 19 lamp';
export const WRONG = 'kettle walrus obvious 20 lamp';

export interface Invited {
  readonly __typename: string;
  readonly code?: string;
  readonly link: string;
  readonly account: { readonly signInName: string; readonly state: string };
}
export interface Member {
  readonly staffId: string;
  readonly name: string;
  readonly secret: string;
  readonly visitor: Visitor;
}
let places = 0;

/** The real API and the real sign-in over one database, with an administrator who invites. */
export class LocalDesk {
  private running: LocalIdentity | undefined;

  private constructor(readonly stage: Stage) {}

  static async open(): Promise<LocalDesk> {
    buildIdentity();
    const registered = readFileSync(resolve(import.meta.dirname, '../contract/operations.graphql'), 'utf8');
    const operations = registered
      .split(/^(?=(?:query|mutation|fragment) )/m)
      .filter((one) => /^\w+ \w*(LocalAccount|WithoutAccount)/.test(one))
      .join('');
    return new LocalDesk(await Stage.set({ contexts: [PartnershipModule, PeopleModule], operations }));
  }

  get identity(): LocalIdentity {
    if (!this.running) throw new Error('the identity process was not started');
    return this.running;
  }

  async startIdentity(changes: NodeJS.ProcessEnv = {}): Promise<void> {
    this.running = await LocalIdentity.start(this.stage.database, changes);
  }

  async close(): Promise<void> {
    await this.running?.stop();
    await this.stage.strike();
  }

  sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return asOwner(this.stage.database.ownerUrl, async (client) => (await client.query(text, values)).rows as Row[]);
  }

  send(player: Player, operationName: string, variables: object): Promise<Answer> {
    return this.stage.api.post(JSON.stringify({ operationName, variables }), this.stage.cast.players[player].token);
  }

  asked(player: Player, staffId: string, reset = false): Promise<Answer> {
    return this.send(player, 'InviteLocalAccount', { input: { staffId, reset } });
  }

  async invite(staffId: string, reset = false): Promise<Invited> {
    const { data, text } = await this.asked('policeAdministrator', staffId, reset);
    if (!data) throw new Error(text);
    return data['inviteLocalAccount'] as Invited;
  }

  async newcomer(name = 'Robin Vale', agency: 'police' | 'council' = 'police'): Promise<string> {
    const id = randomUUID();
    const row = { id, agency_id: this.stage.cast.agencies[agency], name, job_title: 'Volunteer co-ordinator' };
    await asLoader(this.stage.database.ownerUrl, (insert) => insert('staff', row));
    return id;
  }

  visitor(source: string): Visitor {
    return new Visitor(this.identity, source);
  }

  /** Invited and accepted, with the code of the step before so that those of now and of the next are still to be used. */
  async member(name?: string): Promise<Member> {
    const staffId = await this.newcomer(name);
    const { link, account } = await this.invite(staffId);
    places += 1;
    const visitor = this.visitor(`198.51.100.${places}`);
    await visitor.post(link, { passphrase: PASSPHRASE, again: PASSPHRASE });
    const secret = keyIn((await visitor.get(`${link}/code`)).text);
    const done = await visitor.post(`${link}/code`, { code: codeAt(secret, -1) });
    if (!done.text.includes('Your account is ready')) throw new Error(`not accepted: ${done.text}`);
    return { staffId, name: account.signInName, secret, visitor };
  }
}

export const keyIn = (page: string): string => (/<p class="key">([A-Z2-7 ]+)<\/p>/.exec(page)?.[1] ?? '').replaceAll(' ', '');
/** A code of now, or of a step before or after it. */
export const codeAt = (secret: string, steps = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
export const typed = (name: string, passphrase = PASSPHRASE) => ({ name, passphrase });
