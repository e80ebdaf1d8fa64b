import { Directory } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

interface Named {
  readonly name: string;
  readonly shortName?: string;
}
const called = (one: Named, typed: string): boolean =>
  [one.name, one.shortName].some((word) => word?.toLowerCase() === typed.toLowerCase());

/** Agencies and units are named in a file as people name them: by their name or their short one. */
@Injectable()
export class AgenciesNamed {
  constructor(private readonly directory: Directory) {}

  async called(tx: Tx, typed: string) {
    return (await this.directory.allAgencies(tx)).find((one) => called(one, typed));
  }

  async unit(tx: Tx, agencyId: string, typed: string) {
    return (await this.directory.unitsOf(tx, agencyId)).find((one) => called(one, typed));
  }
}
