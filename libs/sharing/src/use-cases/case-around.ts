import { Invalid } from '@lib/kernel';
import { Directory } from '@lib/partnership';
import { PeopleReader, type PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Recipient } from '../domain/omissions.js';
import type { CaseAgency, RecipientFacts, SharingFacts } from '../domain/sharing-input.js';
import { silentOnes, type SourceState, sourceStates } from '../domain/silent-sources.js';
import type { Stage } from '../domain/stages.js';
import { OwnCaseStore } from '../store/own-case.store.js';
import { SourcesAsked } from './sources-asked.js';

export interface Around extends Pick<SharingFacts, 'recipients' | 'circumstances' | 'stage' | 'sources'> {
  readonly onCase: readonly (CaseAgency & { readonly unitId: string | null })[];
  readonly nameOf: (agencyId: string) => string;
}

/** Who is there to be told, who works with the person, what has happened, and who has been silent. */
@Injectable()
export class CaseAround {
  constructor(
    private readonly people: PeopleReader,
    private readonly directory: Directory,
    private readonly own: OwnCaseStore,
    private readonly questions: SourcesAsked,
  ) {}

  async execute(tx: Tx, person: PersonEntity, recipients: readonly Recipient[], at: Date): Promise<Around> {
    const members = await this.people.members(tx, person.id);
    const ids = [...recipients.map((one) => one.agencyId), ...members.map((member) => member.agencyId)];
    const agencies = new Map((await this.directory.agencies(tx, [...new Set(ids)])).map((agency) => [agency.id, agency]));
    const onCase = members.flatMap(({ agencyId, unitId }) => {
      const agency = agencies.get(agencyId);
      return agency ? [{ agencyId, kind: agency.kind, name: agency.name, unitId }] : [];
    });
    return {
      onCase,
      stage: person.stage as Stage,
      recipients: await this.recipientFacts(tx, recipients, agencies),
      circumstances: await this.people.events(tx, person.id),
      sources: await this.sources(tx, person, at),
      nameOf: (id) => agencies.get(id)?.name ?? '',
    };
  }

  /** Those that this stage calls for and from which the acting agency has nothing, or waits for a reply. */
  async silent(tx: Tx, person: PersonEntity, at: Date): Promise<readonly SourceState[]> {
    return silentOnes(await this.sources(tx, person, at));
  }

  private async sources(tx: Tx, person: PersonEntity, at: Date): Promise<SourceState[]> {
    const asked = await this.questions.unanswered(tx, person.id);
    return sourceStates(person.stage as Stage, await this.own.heard(tx, person.id), asked, at);
  }

  /** A unit or a person must belong to the agency that is named with it. */
  private async recipientFacts(tx: Tx, recipients: readonly Recipient[], agencies: ReadonlyMap<string, object>): Promise<RecipientFacts[]> {
    const unitIds = recipients.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
    const staffIds = recipients.flatMap(({ staffId }) => (staffId === null ? [] : [staffId]));
    const units = unitIds.length > 0 ? await this.directory.units(tx, unitIds) : [];
    const staff = staffIds.length > 0 ? await this.directory.staff(tx, staffIds) : [];
    const belongs = (of: readonly { id: string; agencyId: string }[], id: string | null, agencyId: string): boolean =>
      id === null || of.some((one) => one.id === id && one.agencyId === agencyId);
    return recipients.map((recipient) => {
      const { agencyId, unitId, staffId } = recipient;
      if (!agencies.has(agencyId)) throw new Invalid({ recipients: 'Choose an agency from the list' });
      return { recipient, allowed: belongs(units, unitId, agencyId) && belongs(staff, staffId, agencyId) };
    });
  }
}
