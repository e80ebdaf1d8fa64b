import { Injectable } from '@nestjs/common';
import { type ShippedSet, shippedSets } from './shipped-sets.js';

/** The sets that came with this version of the service, read and checked once, when it starts. */
@Injectable()
export class ShippedSets {
  readonly all: readonly ShippedSet[] = shippedSets();

  find(code: string): ShippedSet | undefined {
    return this.all.find(({ set }) => set.code === code);
  }
}
