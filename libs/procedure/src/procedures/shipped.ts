import { Injectable } from '@nestjs/common';
import type { ProcedureDefinition } from '../domain/definition.js';
import { shippedProcedures } from './shipped-procedures.js';

/** The process maps that came with this version of the service, read and checked once, when it starts. */
@Injectable()
export class ShippedProcedures {
  readonly all: readonly ProcedureDefinition[] = shippedProcedures();

  find(code: string): ProcedureDefinition | undefined {
    return this.all.find((map) => map.code === code);
  }
}
